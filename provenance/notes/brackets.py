"""Brackets in a reference: an abbreviation, a second name, a place, a carrier, levels."""

from provenance.notes.holder import is_abbreviation
from provenance.notes.layout import sign_before
from provenance.notes.locator import Locator, past_signs
from provenance.notes.notebook import Act, Found
from provenance.notes.people import is_body, is_place
from provenance.notes.reference import level_starts, read_reference


def read_group(locator: Locator, place: int, _: int) -> int | None:
    """Read a group in brackets: an abbreviation, a second name, a place, a carrier, levels."""
    book = locator.book
    if book.text[place] not in "([" or _titled(locator, place):
        return None
    closed = book.outlook(place, locator.end).closing(place)
    if closed is None:
        return place + 1
    inside = book.trimmed(place + 1, closed)
    if not _read_group(locator, *inside):
        book.claim(place, closed + 1, "gloss", "bracket")
    return closed + 1


def _titled(locator: Locator, place: int) -> bool:
    """Tell whether a bracket is part of a title: "Files, [Germany]: Berlin"."""
    book, act = locator.book, locator.act
    before = sign_before(book.text, place)
    if before == ":" and act.has("box", "folder") and act.has("holder"):
        return True  # "Folder 8: (SCC) ASAT"
    return book.text[place] == "[" and before == "," and bool(act.unmarked) and act.has("holder")


def _read_group(locator: Locator, start: int, end: int) -> bool:
    book, act = locator.book, locator.act
    holder = act.spot("holder")
    if start >= end:
        return True
    levels = _past_abbreviation(locator, start, end)
    if levels > start or (level_starts(book, start, end) and act.found):
        read_levels(locator, levels, end)
        return True
    if book.lexicon.patterns["carrier"].fullmatch(book.text, start, end):
        return book.add(act, "carrier", (start, end), "carrier")
    if holder is None or not _fresh(act, holder):
        return False
    return _name_in_brackets(locator, (holder.start, holder.end), start, end)


def _past_abbreviation(locator: Locator, start: int, end: int) -> int:
    """Return where levels start behind an abbreviation in one bracket with them: "(VÚA, kr. 2)"."""
    book, act = locator.book, locator.act
    holder, stop = act.spot("holder"), book.layout(start, end).piece_end(start)
    rest = past_signs(book, stop, end)
    if holder is None or rest >= end or not _fresh(act, holder):
        return start
    if not is_abbreviation(book, start, stop) or is_place(book, rest, end):
        return start
    book.add(act, "abbreviation", (start, stop), "name-shape")
    return rest


def _fresh(act: Act, holder: Found) -> bool:
    """Tell whether nothing but a place stands between the holder and this bracket."""
    read = any(item.start > holder.end and item.role != "place" for item in act.found)
    behind = bool(act.unmarked) and act.unmarked[-1][0] > holder.end
    return not act.has("abbreviation") and not behind and not read


def _name_in_brackets(locator: Locator, holder: tuple[int, int], start: int, end: int) -> bool:
    book, act = locator.book, locator.act
    if is_place(book, start, end):
        return book.add(act, "place", (start, end), "places")
    if (
        is_abbreviation(book, *holder)
        and is_body(book, start, end)
        and book.text[start:end].count(" ") > 1
    ):
        act.drop("holder")
        book.add(act, "abbreviation", holder, "archives")
        return book.add(act, "holder", (start, end), "name-shape")
    if is_abbreviation(book, start, end):
        return book.add(act, "abbreviation", (start, end), "name-shape")
    named = book.lexicon.patterns["hereafter"].fullmatch(book.text, start, end)
    if named is None:
        return False
    book.claim(start, named.start("abbreviation"), "gloss", "hereafter")
    return book.add(act, "abbreviation", named.span("abbreviation"), "hereafter")


def read_levels(locator: Locator, start: int, end: int) -> None:
    """Read a stretch that holds levels and nothing else, such as a bracketed reference."""
    book = locator.book
    layout = book.layout(start, end)
    place = past_signs(book, start, end)
    while place < end:
        stop = layout.piece_end(place)
        after = read_reference(book, locator.act, place, stop, end)
        if after is None and is_abbreviation(book, place, stop):
            locator.act.unmarked.append((place, stop, False))
        place = past_signs(book, after or stop + 1, end)
