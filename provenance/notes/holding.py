"""A holding: the holder, its place, and the levels of the reference, in whatever order."""

import re
from typing import Final

from provenance.notes.brackets import read_group
from provenance.notes.folders import read_folder
from provenance.notes.holder import extends, find_holder, is_house
from provenance.notes.layout import sign_before
from provenance.notes.locator import BOXED, Locator, Origin, past_signs
from provenance.notes.marks import read_mark
from provenance.notes.notebook import Act, Notebook
from provenance.notes.reference import class_starts, level_starts, read_reference
from provenance.notes.titles import (
    collection_first,
    goes_on_with_list,
    holder_behind,
    join_list,
    joined_titles,
    read_title,
    title_roles,
)

_VOLUME: Final = re.compile(r"(?<=\w) Vol(?:ume|\.) (?P<volume>[IVXL]+|\d{1,2})\Z")
_COLLECTION_AND_UNIT: Final = 2
_COUNTED_COPIES: Final = re.compile(r"[ .]*(?:\([^()]{1,16}\)[ .]*)?")
_WEAK: Final = frozenset({"carrier", "page", "volume", "leaf", "place", "document_number", "frame"})


def hold(book: Notebook, start: int, end: int, origin: Origin) -> bool:
    """Read one or more holdings from a stretch.

    Args:
        book: The note.
        start: Where the stretch starts.
        end: Where it ends.
        origin: What led here.

    Returns:
        Whether anything was read; if not, nothing was written down.
    """
    phrase = origin.phrase
    act = origin.act or Act("holding", phrase, start, start)
    act.unmarked.clear()
    locator = Locator(book, act, end, phrase, origin.forced)
    place = past_signs(book, start, end)
    read = False
    joints = book.lexicon.patterns["and"]
    while place < end:
        joint = joints.match(book.text, place, end)
        if _begins_another(locator, place, joint):
            read = _close(locator) or read
            locator = Locator(book, Act("holding", phrase, place, place), end, phrase, forced=False)
        place = past_signs(book, _step(locator, place, joint), end)
        labelled = sign_before(book.text, place) == ":"
        if origin.first and not (labelled or locator.act.found or locator.act.unmarked):
            return read
    return _close(locator) or read


def _begins_another(locator: Locator, place: int, joint: re.Match[str] | None) -> bool:
    """Tell whether a second reference starts here: after "and", or with a fonds again."""
    book, act = locator.book, locator.act
    if joint is not None and act.found:
        if goes_on_with_list(locator, joint.end()):
            return False
        return not (act.has("document_number") and _film_follows(locator, joint.end()))
    if not act.has("fonds") or not act.has("file", "leaf", "folder"):
        return False
    found = next(book.lexicon.levels.at(book.text, place, locator.end), None)
    return (
        found is not None
        and found[1].id == "fonds-short"
        and level_starts(book, place, locator.end)
    )


def _film_follows(locator: Locator, place: int) -> bool:
    """Tell whether a second film number follows: "P850071-1773 and N770003-0643"."""
    film = locator.book.lexicon.patterns["film"]
    begin = past_signs(locator.book, place, locator.end)
    return film.match(locator.book.text, begin, locator.end) is not None


def _step(locator: Locator, place: int, joint: re.Match[str] | None) -> int:
    """Read one piece and return where reading goes on."""
    book = locator.book
    if joint is not None:
        listed = locator.act.unmarked and goes_on_with_list(locator, joint.end())
        if listed:
            return join_list(locator, joint.end())
        book.claim(place, joint.end(), "connective", "and")
        return joint.end()
    end = book.outlook(place, locator.end).piece_end(place)
    for reader in (
        read_group,
        _label,
        _carrier,
        _holder_first,
        read_mark,
        read_folder,
        _reference,
        _extension,
        _where,
        _form,
        _holder_later,
        _dated,
        read_title,
    ):
        after = reader(locator, place, end)
        if after is not None and after > place:
            return after
    return max(end, place + 1)


def _label(locator: Locator, place: int, end: int) -> int | None:
    """Read "Source:", "Original." and other words that say nothing of the holding."""
    book = locator.book
    if locator.act.found or locator.act.unmarked:
        return None
    label = book.lexicon.labels.first(book.text, place, end)
    if label is None:
        return None
    if book.text[label[0] - 1] != ":" and book.text[label[0] : label[0] + 1] not in (" ", ":"):
        return None
    book.claim(place, label[0], "connective", "source-label")
    return label[0]


def _carrier(locator: Locator, place: int, end: int) -> int | None:
    """Read "Transcript (tape 3) at": a carrier first, then where it is kept."""
    book, act = locator.book, locator.act
    found = book.lexicon.patterns["carrier"].match(book.text, place, end)
    begun = act.has("holder", "carrier") or bool(act.unmarked)
    if found is not None and (
        _film_follows(locator, found.end())
        or _closing_carrier(act, found, book.trimmed(place, end))
    ):
        book.add(act, "carrier", found.span(), "carrier")
        return found.end()
    if (
        found is not None
        and not begun
        and book.lexicon.patterns["carried"].match(book.text, found.end())
    ):
        book.add(act, "carrier", found.span(), "carrier")
        return found.end()
    if not act.has("carrier") or act.has("holder"):
        return None
    small = book.lexicon.english.pattern.match(book.text, place, end)
    if small is None:
        return None
    book.claim(*small.span(), "connective", "carrier")
    locator.forced = True
    return small.end()


def _closing_carrier(act: Act, found: re.Match[str], piece: tuple[int, int]) -> bool:
    """Tell whether a piece that is a carrier and no more closes a reference: "Box 3, photocopy"."""
    return found.span() == piece and act.has("holder")


def _form(locator: Locator, place: int, end: int) -> int | None:
    book = locator.book
    extent = book.lexicon.patterns["extent"].match(book.text, *book.trimmed(place, end))
    if extent is not None:
        book.claim(*extent.span(), "gloss", "unmarked-form")
        return end
    form = book.lexicon.forms.first(book.text, place, end)
    if form is None or not _COUNTED_COPIES.fullmatch(book.text, form[0], end):
        return None
    book.claim(place, form[0], "gloss", "unmarked-form")
    return form[0]


def _dated(locator: Locator, place: int, end: int) -> int | None:
    """Pass over a date: it is the document's, not a level."""
    book = locator.book
    found = book.lexicon.patterns["date"].match(book.text, place, locator.end)
    if found is None or not book.only(" .)", found.end(), end):
        return None
    book.claim(place, found.end(), "gloss", "date")
    return found.end()


def _holder_first(locator: Locator, place: int, end: int) -> int | None:
    if (
        locator.act.has("holder")
        or locator.act.unmarked
        or locator.act.has("fonds", "file", "class")
    ):
        return None
    if class_starts(locator.book, place, locator.end):
        locator.forced = False
        return None
    if locator.forced and (begin := _collection_start(locator, place, end)) is not None:
        locator.forced = False
        return read_title(locator, begin, end, opening=True)
    return _holder(locator, place, end, forced=locator.forced)


def _collection_start(locator: Locator, place: int, end: int) -> int | None:
    """Return where a collection starts that stands in a holder's stead: "in the Lee Papers, …"."""
    book = locator.book
    article = book.lexicon.patterns["article"].match(book.text, place, end)
    begin = article.end() if article else place
    start, stop = book.trimmed(begin, end)
    found = find_holder(book, begin, end, forced=False)
    if found is not None and found.why == "archives":
        return None
    if collection_first(locator, start, stop):
        return begin
    if book.lexicon.patterns["collection-body"].search(book.text, start, stop) is None:
        return None
    found = find_holder(book, begin, end, forced=False)
    return None if found is not None and is_house(book, found) else begin


def _holder_later(locator: Locator, place: int, end: int) -> int | None:
    if locator.act.has("holder") or locator.forced:
        return None
    return _holder(locator, place, end, forced=False)


def _holder(locator: Locator, place: int, end: int, *, forced: bool) -> int | None:
    book = locator.book
    found = find_holder(book, place, end, forced=forced)
    if found is None or not (forced or is_house(book, found) or not holder_behind(locator, place)):
        return None
    if found.start > place:
        book.claim(place, found.start, "connective", "article")
    start = _unit_before(locator, found.start)
    book.add(locator.act, "holder", (start, found.end), found.why)
    town = book.lexicon.patterns["in-town"].match(book.text, found.end)
    if town is not None and (spot := book.lexicon.places.first(book.text, town.end(), locator.end)):
        book.claim(*town.span(), "connective", "in")
        book.add(locator.act, "place", (town.end(), spot[0]), "places")
        return spot[0]
    behind = book.lexicon.patterns["owner-sign"].match(book.text, found.end)
    if behind is None:
        return found.end
    book.claim(*behind.span(), "connective", "owner")
    return behind.end()


def _unit_before(locator: Locator, start: int) -> int:
    """Return where a holder starts, its part first: "Manuscript Division, Library of Congress"."""
    book, unmarked = locator.book, locator.act.unmarked
    if len(unmarked) < _COLLECTION_AND_UNIT or not book.only(" ,", unmarked[-1][1], start):
        return start
    begin, stop, _ = unmarked[-1]
    if book.lexicon.patterns["part-of-holder"].search(book.text, begin, stop) is None:
        return start
    unmarked.pop()
    return begin


def _reference(locator: Locator, place: int, end: int) -> int | None:
    return read_reference(locator.book, locator.act, place, end, locator.end)


def _extension(locator: Locator, place: int, end: int) -> int | None:
    """Join a larger body to the holder: "Lamont Library, Harvard University"."""
    book, act = locator.book, locator.act
    holder = act.spot("holder")
    if holder is None or not book.only(' ,"”»', holder.end, place):
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
    if found is None or not _place_may_follow(locator, place, found[0]):
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


def _place_may_follow(locator: Locator, place: int, stop: int) -> bool:
    """Tell whether a place may stand here: not among the titles of series and folders.

    A town with its state ("Washington, D.C.") is no title.
    """
    act = locator.act
    holder = act.spot("holder")
    titles = bool(act.unmarked) and (holder is None or act.unmarked[-1][0] > holder.end)
    titles = titles and not _is_office(locator, *act.unmarked[-1][:2])
    if holder is not None and not act.has("place"):
        text = locator.book.text
        behind = place == holder.end + 2 and text.startswith(", ", holder.end)
        if behind or "," in text[place:stop]:
            return True
    stated = act.has("holder") or act.has("fonds") or _town_first(locator, stop)
    return stated and not act.has("place", *BOXED) and not titles


def _is_office(locator: Locator, start: int, stop: int) -> bool:
    """Tell whether a title is an archive within its body: "Ministère, Archives diplomatiques"."""
    house = locator.book.lexicon.patterns["keeping-house"]
    return house.match(locator.book.text, start, stop) is not None


def _town_first(locator: Locator, stop: int) -> bool:
    """Tell whether a place opens a reference: "Cambridge, Churchill Archives Centre"."""
    book, begin = locator.book, stop + 2
    if locator.act.found or locator.act.unmarked or book.text[stop:begin] != ", ":
        return False
    end = book.outlook(begin, locator.end).piece_end(begin)
    return find_holder(book, begin, end, forced=False) is not None


def _goes_on(book: Notebook, stop: int, end: int) -> bool:
    """Tell whether words follow a place's name, so that it is part of a title."""
    following = book.text[stop : min(end, stop + 3)].lstrip()
    return following[:1] not in ("", ",", ".", ";", ":", ")", "]", "(") and bool(following.strip())


def _close(locator: Locator) -> bool:
    """Give the unmarked levels their roles, and keep the act if it states anything."""
    book, act = locator.book, locator.act
    if not act.found and not locator.act.unmarked:
        return False
    plain = any(item.role not in _WEAK for item in act.found)
    if not act.has("holder") and not locator.opened and not plain:
        return False
    joined_titles(locator)
    for (start, stop, _), role in zip(locator.act.unmarked, title_roles(locator), strict=True):
        counted = role == "file" and _VOLUME.search(book.text, start, stop)
        book.add(act, role, (start, counted.start() if counted else stop), "unmarked-level")
        if counted:
            book.claim(counted.start(), counted.end(), "connective", "volume")
            book.add(act, "volume", counted.span("volume"), "volume")
    if not act.kept:
        act.start = min(act.start, *(item.start for item in act.found))
        book.keep(act)
    return True
