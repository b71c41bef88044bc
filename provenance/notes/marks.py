"""Classification and handling marks: runs of them, and single ones after "stamped"."""

import re
from typing import Final

from provenance.notes.locator import Locator
from provenance.notes.notebook import Notebook

_BETWEEN: Final = re.compile(r"[\s;,/.!“”\"„»«()\[\]:]*")


def read_marks(
    book: Notebook, start: int, end: int, *, phrase: str = "marks", act_start: int | None = None
) -> bool:
    """Read a stretch that consists of marks and nothing else; tell whether it does."""
    found: list[tuple[int, int]] = []
    place = _skip(book, start, end)
    while place < end:
        mark = book.lexicon.marks.first(book.text, place, end)
        if mark is None:
            return False
        found.append((place, mark[0]))
        place = _skip(book, mark[0], end)
    for span in found:
        act = book.open("marking", phrase, span[0] if act_start is None else act_start, span[1])
        book.add(act, "value", span, "marks")
    return bool(found)


def read_mark(locator: Locator, place: int, end: int) -> int | None:
    """Read a mark that closes a reference behind a comma: "Moscow Summit, Secret; Sensitive"."""
    book, act = locator.book, locator.act
    if not (act.unmarked or act.has("holder")):
        return None
    closing = book.only(" ,", end, locator.end)
    return end if closing and read_marks(book, place, end) else None


def read_stamp(book: Notebook, start: int, end: int, *, phrase: str, act_start: int) -> bool:
    """Read the words of a stamp: what stands in quotation marks, or known marks."""
    quoted = re.compile(r"[\s:]*[“\"„«](?P<value>[^“”\"»«„]{2,60}?)[.,!]?[”\"“»]").match(
        book.text, start, end
    )
    if quoted is None:
        return read_marks(book, start, end, phrase=phrase, act_start=act_start)
    if book.lexicon.patterns["stamp-of-reader"].match(quoted["value"]):
        return False
    act = book.open("marking", phrase, act_start, quoted.end())
    return book.add(act, "value", quoted.span("value"), phrase)


def _skip(book: Notebook, place: int, end: int) -> int:
    found = _BETWEEN.match(book.text, place, end)
    return found.end() if found else place
