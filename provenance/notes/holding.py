"""A holding: the holder, its place, and the levels of the reference, in whatever order they stand."""

import re
from dataclasses import dataclass
from typing import Final

from provenance.notes.holder import extends, find_holder, is_abbreviation
from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import is_body, is_place
from provenance.notes.reference import level_starts, read_reference

_BETWEEN: Final = re.compile(r"[\s,;.:–—-]*")
_EXPLAINED: Final = re.compile(r"[(\[][^\W\d]*[a-zа-я]{2}")
_UNKNOWN_LEVEL: Final = re.compile(r"[^\W\d_]{1,5}\. ?\d")
_CARRIED: Final = re.compile(r"\s*(?:[,(;:]|\Z|(?:at|in|from|held)\b)")
_YEARS: Final = re.compile(r"\s*(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\Z")
_TITLE: Final = re.compile(r"[“\"„«]?[\W_]{0,2}[^\W_a-zа-яß]")
_LONGEST: Final = 150
_WEAK: Final = frozenset({"carrier", "page", "volume", "leaf", "place", "document_number", "frame"})
_BOXED: Final = ("box", "lot_file", "accession", "volume", "reel")


@dataclass(slots=True)
class Locator:
    """A holding while it is being read."""

    book: Notebook
    act: Act
    end: int
    phrase: str
    forced: bool


def hold(book: Notebook, start: int, end: int, *, phrase: str, forced: bool = False, act: Act | None = None) -> bool:
    """Read one or more holdings from a stretch.

    Args:
        book: The note.
        start: Where the stretch starts.
        end: Where it ends.
        phrase: The entry that led here.
        forced: Whether a holder must come first, so that any name counts.
        act: A holding that the stretch goes on with.

    Returns:
        Whether anything was read; if not, nothing was written down.
    """
    locator = Locator(book, act or Act("holding", phrase, start, start), end, phrase, forced)
    place = _skip(book, start, end)
    read = False
    while place < end:
        if _begins_another(locator, place):
            read = _close(locator) or read
            locator = Locator(book, Act("holding", phrase, place, place), end, phrase, forced=False)
        place = _step(locator, place)
        place = _skip(book, place, end)
    return _close(locator) or read


def _skip(book: Notebook, place: int, end: int) -> int:
    found = _BETWEEN.match(book.text, place, end)
    return found.end() if found else place


def _begins_another(locator: Locator, place: int) -> bool:
    """Tell whether a second reference starts here: after "and", or with a fonds again."""
    book, act = locator.book, locator.act
    joint = book.lexicon.patterns["and"].match(book.text, place, locator.end)
    if joint is not None and act.found:
        return True
    if not act.has("fonds") or not act.has("file", "leaf", "folder"):
        return False
    found = next(book.lexicon.levels.at(book.text, place, locator.end), None)
    return found is not None and found[1].id == "fonds-short" and level_starts(book, place, locator.end)


def _step(locator: Locator, place: int) -> int:
    """Read one piece and return where reading goes on."""
    book = locator.book
    joint = book.lexicon.patterns["and"].match(book.text, place, locator.end)
    if joint is not None:
        book.claim(place, joint.end(), "connective", "and")
        return joint.end()
    end = book.outlook(place, locator.end).piece_end(place)
    for reader in (_group, _label, _carrier, _holder_first, _reference, _extension, _where, _form, _holder_later, _dated, _level_title):
        after = reader(locator, place, end)
        if after is not None and after > place:
            return after
    return max(end, place + 1)


def _group(locator: Locator, place: int, end: int) -> int | None:
    """Read a group in brackets: an abbreviation, a second name, a place, a carrier, a reference."""
    book, act = locator.book, locator.act
    if book.text[place] not in "([":
        return None
    closed = book.outlook(place, locator.end).closing(place)
    if closed is None:
        return place + 1
    inside = book.trimmed(place + 1, closed)
    if not _read_group(locator, *inside):
        book.claim(place, closed + 1, "gloss", "bracket")
    return closed + 1


def _read_group(locator: Locator, start: int, end: int) -> bool:
    book, act = locator.book, locator.act
    holder = act.spot("holder")
    if start >= end:
        return True
    if level_starts(book, start, end) and act.found:
        read_levels(locator, start, end)
        return True
    if book.lexicon.patterns["carrier"].fullmatch(book.text, start, end):
        return book.add(act, "carrier", (start, end), "carrier-word")
    if holder is None or act.has("abbreviation"):
        return False
    return _name_in_brackets(locator, (holder.start, holder.end), start, end)


def _name_in_brackets(locator: Locator, holder: tuple[int, int], start: int, end: int) -> bool:
    book, act = locator.book, locator.act
    if is_place(book, start, end):
        return book.add(act, "place", (start, end), "places")
    if is_abbreviation(book, *holder) and is_body(book, start, end) and book.text[start:end].count(" ") > 1:
        act.drop("holder")
        book.add(act, "abbreviation", holder, "archives")
        return book.add(act, "holder", (start, end), "name-shape")
    if is_abbreviation(book, start, end):
        return book.add(act, "abbreviation", (start, end), "name-shape")
    return False


def read_levels(locator: Locator, start: int, end: int) -> None:
    """Read a stretch that holds levels and nothing else, such as a bracketed reference."""
    book = locator.book
    layout = book.layout(start, end)
    place = _skip(book, start, end)
    while place < end:
        stop = layout.piece_end(place)
        after = read_reference(book, locator.act, place, stop, end)
        place = _skip(book, after if after else stop + 1, end)


def _label(locator: Locator, place: int, end: int) -> int | None:
    """Read "Source:", "Original." and other words that say nothing of the holding."""
    book = locator.book
    label = book.lexicon.labels.first(book.text, place, end)
    if label is not None and not locator.act.found and not locator.act.unmarked:
        if book.text[label[0] - 1] == ":" or book.text[label[0] : label[0] + 1] in (" ", ":"):
            book.claim(place, label[0], "connective", "source-label")
            return label[0]
    return None


def _carrier(locator: Locator, place: int, end: int) -> int | None:
    """Read "Transcript (tape 3) at": a carrier first, then where it is kept."""
    book, act = locator.book, locator.act
    found = book.lexicon.patterns["carrier"].match(book.text, place, end)
    begun = act.has("holder", "carrier") or bool(act.unmarked)
    if found is not None and not begun and _CARRIED.match(book.text, found.end()):
        book.add(act, "carrier", found.span(), "carrier")
        return found.end()
    small = book.lexicon.english.pattern.match(book.text, place, end)
    if small is None or not act.has("carrier") or act.has("holder"):
        return None
    book.claim(*small.span(), "connective", "carrier")
    locator.forced = True
    return small.end()


def _form(locator: Locator, place: int, end: int) -> int | None:
    book = locator.book
    form = book.lexicon.forms.first(book.text, place, end)
    if form is None or book.text[form[0] : end].strip(" ."):
        return None
    book.claim(place, form[0], "gloss", "unmarked-form")
    return form[0]


def _dated(locator: Locator, place: int, end: int) -> int | None:
    """Pass over a date: it is the document's, not a level."""
    book = locator.book
    found = book.lexicon.patterns["date"].match(book.text, place, locator.end)
    if found is None or book.text[found.end() : max(end, found.end())].strip(" .)"):
        return None
    book.claim(place, found.end(), "gloss", "date")
    return found.end()


def _holder_first(locator: Locator, place: int, end: int) -> int | None:
    if locator.act.has("holder") or locator.act.unmarked or locator.act.has("fonds", "file", "class"):
        return None
    return _holder(locator, place, end, forced=locator.forced)


def _holder_later(locator: Locator, place: int, end: int) -> int | None:
    if locator.act.has("holder") or locator.forced:
        return None
    return _holder(locator, place, end, forced=False)


def _holder(locator: Locator, place: int, end: int, *, forced: bool) -> int | None:
    book = locator.book
    found = find_holder(book, place, end, forced=forced)
    if found is None:
        return None
    if found.start > place:
        book.claim(place, found.start, "connective", "article")
    book.add(locator.act, "holder", (found.start, found.end), found.why)
    return found.after


def _reference(locator: Locator, place: int, end: int) -> int | None:
    return read_reference(locator.book, locator.act, place, end, locator.end)


def _extension(locator: Locator, place: int, end: int) -> int | None:
    """Join a larger body to the holder: "Lamont Library, Harvard University"."""
    book, act = locator.book, locator.act
    holder = act.spot("holder")
    if holder is None or book.text[holder.end : place].strip(" ,") or locator.act.unmarked:
        return None
    stop = min(end, book.outlook(place, locator.end).group_after(place))
    if not extends(book, (holder.start, holder.end), place, stop):
        return None
    act.drop("holder")
    book.add(act, "holder", (holder.start, stop), holder.why)
    return stop


def _where(locator: Locator, place: int, end: int) -> int | None:
    """Read the place of the archive, with its country or state."""
    book, act = locator.book, locator.act
    found = book.lexicon.places.first(book.text, place, locator.end)
    if found is None or not _place_may_follow(act):
        return None
    stop = found[0]
    if _goes_on(book, stop, end):
        return None
    further = re.compile(r",\s*").match(book.text, stop, locator.end)
    if further is not None:
        country = book.lexicon.places.first(book.text, further.end(), locator.end)
        if country is not None and not _goes_on(book, country[0], locator.end):
            stop = country[0]
    book.add(act, "place", (place, stop), "places")
    return stop


def _place_may_follow(act: Act) -> bool:
    """Tell whether a place may stand here: not among the titles of series and folders."""
    holder = act.spot("holder")
    titles = bool(act.unmarked) and (holder is None or act.unmarked[-1][0] > holder.end)
    stated = act.has("holder") or act.has("fonds")
    return stated and not act.has("place", *_BOXED) and not titles


def _goes_on(book: Notebook, stop: int, end: int) -> bool:
    """Tell whether words follow a place's name, so that it is part of a title."""
    following = book.text[stop : min(end, stop + 3)].lstrip()
    return following[:1] not in ("", ",", ".", ";", ")", "]", "(") and bool(following.strip())


def _level_title(locator: Locator, place: int, end: int) -> int | None:
    """Note a level that is printed without its word; what it is depends on the others."""
    book, act = locator.book, locator.act
    end = _title_end(locator, place, end)
    start, stop = book.trimmed(place, end)
    words = book.text[start:stop]
    if not words or len(words) > _LONGEST or not _TITLE.match(words):
        return None
    patterns = book.lexicon.patterns
    if _UNKNOWN_LEVEL.match(words):
        return None
    if patterns["not-a-name"].search(words) or words.count(" ") > 14:
        return None
    if not act.has("holder") and act.found == [] and book.text[place] not in "“\"„«":
        return None
    stop = _with_years(locator, stop)
    locator.act.unmarked.append((start, stop, act.has(*_BOXED)))
    return max(stop, end)


def _title_end(locator: Locator, place: int, end: int) -> int:
    """Return where a title ends: at its closing quotation mark, or before what explains initials."""
    book = locator.book
    layout = book.outlook(place, locator.end)
    closed = layout.closing(place)
    if closed is not None:
        return closed + 1
    opened = layout.group_after(place)
    explained = _EXPLAINED.match(book.text, opened, locator.end)
    if opened < end and explained and is_abbreviation(book, *book.trimmed(place, opened)):
        return opened
    return end


def _with_years(locator: Locator, stop: int) -> int:
    """Join years behind a comma to the title before it: "Archives of the Legation, 1955-1964"."""
    book = locator.book
    following = book.outlook(stop + 1, locator.end).piece_end(stop + 1)
    if book.text[stop : stop + 1] == "," and _YEARS.match(book.text[stop + 1 : following]):
        return book.trimmed(stop + 1, following)[1]
    return stop


def _close(locator: Locator) -> bool:
    """Give the unmarked levels their roles, and keep the act if it states anything."""
    book, act = locator.book, locator.act
    if not act.found and not locator.act.unmarked:
        return False
    if not act.has("holder") and not any(item.role not in _WEAK for item in act.found):
        return False
    for (start, stop, _), role in zip(locator.act.unmarked, _roles(locator), strict=True):
        book.add(act, role, (start, stop), "unmarked-level")
    if not act.kept:
        act.start = min(act.start, *(item.start for item in act.found))
        book.keep(act)
    return True


def _roles(locator: Locator) -> list[str]:
    """Return the role of each unmarked level: collection, then series, a folder title last."""
    book, act = locator.book, locator.act
    first = "series" if act.has("collection") else "collection"
    roles = [first, *["series"] * (len(locator.act.unmarked) - 1)][: len(locator.act.unmarked)]
    if not roles or act.has("file", "folder"):
        return roles
    start, stop, boxed = locator.act.unmarked[-1]
    holder = act.spot("holder")
    if holder is not None and start < holder.start and len(roles) == 1:
        return roles if act.has("fonds", "box") else ["file"]
    ended = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if (boxed or len(roles) > 1) and ended is None and not act.has("leaf", "reel", "frame"):
        roles[-1] = "file"
    return roles
