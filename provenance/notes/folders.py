"""Folder titles behind a box or a lot: everything up to the next level is one title."""

import re
from typing import Final

from provenance.notes.locator import Locator

_COUNTED: Final = re.compile(r"\d{1,2}(?=, \[?[^\W\d])")
_SHELVED: Final = ("box", "lot_file", "accession")


def read_folder(locator: Locator, place: int, end: int) -> int | None:
    """Read the title of a folder behind its box: commas inside belong to it.

    "Box 89, SCC 030, 9/14/77, Indian Ocean" has one folder; "Box 35, Subject File, Iran" has a
    series before it.
    """
    book = locator.book
    if not _may_stand(locator, place) or _ends_series(locator, place, end):
        return None
    stop = _title_stop(locator, place)
    counted = _COUNTED.match(book.text, place, stop) if locator.act.has("accession") else None
    if counted is not None:  # a level of its own: "FRC 330-83-0218, 1, Fraser Visit"
        locator.act.unmarked.append((place, counted.end(), False))
        return counted.end()
    start, stop = book.trimmed(place, stop)
    if stop <= start or book.lexicon.patterns["not-a-title"].search(book.text, start, stop):
        return None
    locator.act.unmarked.append((start, stop, True))
    locator.folder = len(locator.act.unmarked)
    return stop


def _may_stand(locator: Locator, place: int) -> bool:
    """Tell whether a title may stand here: behind a box, and neither a level nor a code."""
    book, patterns = locator.book, locator.book.lexicon.patterns
    if locator.act.has("file", "fonds", "class") or not _shelved(locator):
        return False
    if book.lexicon.forms.first(book.text, place, locator.end) is not None:
        return False
    coded = patterns["shelf-level"].match(book.text, place) or patterns["coded"].match(
        book.text, place
    )
    return not coded and patterns["title-start"].match(book.text, place) is not None


def _shelved(locator: Locator) -> bool:
    """Tell whether an American box, lot or accession stands before."""
    book, act = locator.book, locator.act
    shelf = book.lexicon.patterns["shelf-word"]
    spots = (act.spot(role) for role in _SHELVED)
    return any(spot and shelf.search(book.text, spot.start - 24, spot.start) for spot in spots)


def _ends_series(locator: Locator, place: int, end: int) -> bool:
    """Tell whether the first piece is a series, so that the title comes behind it."""
    book = locator.book
    start, stop = book.trimmed(place, end)
    ended = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if book.text.find(": ", start, stop) > 0:
        return False
    if _parted(locator) and book.lexicon.patterns["title-below"].match(book.text, stop):
        return True
    return ended is not None and stop < locator.end - 2 and "," in book.text[stop : stop + 2]


def _parted(locator: Locator) -> bool:
    """Tell whether the boxes of this division hold series: "Manuscript Division, Lee Papers"."""
    book, unmarked = locator.book, locator.act.unmarked
    parted = book.lexicon.patterns["parts-boxes"]
    boxed = any(behind for _, _, behind in unmarked)
    return not boxed and any(parted.fullmatch(book.text, *spot[:2]) for spot in unmarked)


def _title_stop(locator: Locator, place: int) -> int:
    """Return where a title ends: at a level with its number, a mark, or the clause's end."""
    book = locator.book
    found = book.lexicon.patterns["next-level"].search(book.text, place, locator.end)
    stop = found.start() if found else locator.end
    last = book.text.rfind(", ", place, stop)
    if last > 0 and book.lexicon.marks.first(book.text, last + 2, stop) is not None:
        mark = book.lexicon.marks.first(book.text, last + 2, stop)
        if mark and book.only(" .;", mark[0], stop):
            return last
    return stop
