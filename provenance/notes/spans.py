"""Every character of a note with what it was read as."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from provenance.notes.notebook import Act, Claim, Notebook
from provenance.notes.view import View

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_Painted = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the note.

    ``kind`` is fact, gloss, connective or unread; ``why`` names the entry or stage that says so.
    """

    start: int
    end: int
    kind: str
    why: str


def partition(text: str, view: View, book: Notebook, acts: Sequence[Act]) -> tuple[Span, ...]:
    """Return spans that cover the whole note, without hole or overlap."""
    painted: list[_Painted] = []
    starts: list[int] = []
    for claim in reversed(_claims(book, acts)):
        start, end = view.span(claim.start, claim.end)
        if start < end:
            _paint(painted, starts, (start, end, claim.kind, claim.why))
    return tuple(_spans(text, book, painted))


def _paint(painted: list[_Painted], starts: list[int], span: _Painted) -> None:
    """Lay a claim below those that lie already: only what they leave free is its own."""
    start, end, kind, why = span
    index = bisect_right(starts, start)
    if index and painted[index - 1][1] > start:
        start = painted[index - 1][1]
    while start < end:
        free = min(end, starts[index]) if index < len(starts) else end
        if start < free:
            painted.insert(index, (start, free, kind, why))
            starts.insert(index, start)
            index += 1
        if index >= len(starts):
            break
        start = painted[index][1]
        index += 1


def _claims(book: Notebook, acts: Sequence[Act]) -> list[Claim]:
    """Return all claims, those that win last."""
    ranked = sorted(book.claims, key=lambda claim: claim.kind == "gloss")
    values = [Claim(item.start, item.end, "fact", item.why) for act in acts for item in act.found]
    return ranked + values


def _spans(text: str, book: Notebook, painted: list[_Painted]) -> Iterator[Span]:
    last = 0
    for start, end, kind, why in painted:
        if last < start:
            yield from _gap(text, book, last, start)
        yield Span(start, end, kind, why)
        last = end
    if last < len(text):
        yield from _gap(text, book, last, len(text))


def _gap(text: str, book: Notebook, start: int, end: int) -> Iterator[Span]:
    """Part a stretch that nothing claimed into connecting words and what was not understood."""
    known = book.lexicon.words["connective"]
    words = [word.span() for word in _WORD.finditer(text, start, end) if word.group() not in known]
    if not words:
        yield Span(start, end, "connective", "connective")
        return
    first, last = words[0][0], words[-1][1]
    pieces = ((start, first, "connective"), (first, last, "unread"), (last, end, "connective"))
    for begin, stop, kind in pieces:
        if begin < stop:
            yield Span(begin, stop, kind, kind)
