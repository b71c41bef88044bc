"""Levels printed without their word: collection, series, and the folder title at the end."""

import re
from typing import Final

from provenance.notes.holder import find_holder, is_abbreviation
from provenance.notes.locator import BOXED, Locator

_EXPLAINED: Final = re.compile(r"[(\[][^\W\d]*[a-zа-я]{2}")
_UNKNOWN_LEVEL: Final = re.compile(r"[^\W\d_]{1,5}\. ?\d")
_YEARS: Final = re.compile(r"\s*(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\.?\Z")
_TITLE: Final = re.compile(r"[“\"„«]?[\W_]{0,2}[^\W_a-zа-яß]")
_LONGEST: Final = 150
_UNITS: Final = 2
_MOST_WORDS: Final = 15


def read_title(locator: Locator, place: int, end: int) -> int | None:
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
    if not _may_start(locator, place) and not collection_first(locator, start, stop):
        return None
    stop = _with_years(locator, stop)
    locator.act.unmarked.append((start, stop, act.has(*BOXED)))
    return max(stop, end)


def _may_start(locator: Locator, place: int) -> bool:
    """Tell whether a level without its word may stand here: behind a holder, or in quotes."""
    act = locator.act
    return act.has("holder") or bool(act.found) or locator.book.text[place] in '“"„«'


def collection_first(locator: Locator, start: int, stop: int) -> bool:
    """Tell whether a collection stands before its holder: "Lee Papers, Library of Congress"."""
    book = locator.book
    for _ in range(_UNITS - len(locator.act.unmarked)):
        begin = stop + 2
        ended = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
        if ended is None or book.text[stop:begin] != ", ":
            return False
        end = book.outlook(begin, locator.end).piece_end(begin)
        if find_holder(book, begin, end, forced=False):
            return True
        start, stop = begin, end
    return False


def _title_end(locator: Locator, place: int, end: int) -> int:
    """Return where a title ends: at its closing quotation mark, or before an explanation."""
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


def title_roles(locator: Locator) -> list[str]:
    """Return the role of each unmarked level: collection, then series, a folder title last."""
    book, act = locator.book, locator.act
    first = "series" if act.has("collection") else "collection"
    roles = [first, *["series"] * (len(locator.act.unmarked) - 1)][: len(locator.act.unmarked)]
    if not roles or act.has("file", "folder"):
        return roles
    start, stop, boxed = locator.act.unmarked[-1]
    holder = act.spot("holder")
    ended = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if holder is not None and start < holder.start and len(roles) == 1:
        return roles if act.has("fonds", "box") or ended else ["file"]
    if (boxed or len(roles) > 1) and ended is None and not act.has("leaf", "reel", "frame"):
        roles[-1] = "file"
    return roles
