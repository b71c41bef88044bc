"""Every character of a note with what it was read as."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from typing import Final, NamedTuple

from provenance.notes.notebook import Act, Claim, Notebook
from provenance.notes.view import View

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT: Final = 24  # signs and small words that stand between what was read are kept
_Laid = tuple[int, int, int, str, str]
_LAST: Final[_Laid] = (sys.maxsize, 0, sys.maxsize, "", "")


class Span(NamedTuple):
    """A stretch of the note.

    ``kind`` is fact, gloss, connective or unread; ``why`` names the entry or stage that says so.
    """

    start: int
    end: int
    kind: str
    why: str


def partition(text: str, view: View, book: Notebook, acts: Sequence[Act]) -> tuple[Span, ...]:
    """Return spans that cover the whole note, without hole or overlap."""
    laid: list[_Laid] = []
    for rank, claim in enumerate(_claims(book, acts)):
        start, end = view.span(claim.start, claim.end)
        if start < end:
            laid.append((start, -rank, end, claim.kind, claim.why))
    laid.sort()
    return tuple(_spans(text, book.lexicon.words["connective"], _painted(laid)))


def _painted(laid: Sequence[_Laid]) -> Iterator[Span]:
    """Yield what is seen of claims that lie over one another, in order.

    One sweep over the text: of the claims that hold a place the one that wins is on top of a heap.
    """
    heap: list[tuple[int, int, str, str]] = []
    index, place = 0, 0
    while heap or index < len(laid):
        top = heap[0] if heap else None
        if top is not None and top[1] <= place:
            heappop(heap)
            continue
        start, rank, end, kind, why = laid[index] if index < len(laid) else _LAST
        if top is not None and start >= top[1]:
            yield Span(place, top[1], top[2], top[3])
            place = top[1]
            continue
        if top is not None and rank < top[0] and start > place:
            yield Span(place, start, top[2], top[3])
        place = start if top is None or rank < top[0] else place
        heappush(heap, (rank, end, kind, why))
        index += 1


def _claims(book: Notebook, acts: Sequence[Act]) -> list[Claim]:
    """Return all claims, those that win last."""
    ranked = sorted(book.claims, key=lambda claim: claim.kind == "gloss")
    values = [Claim(item.start, item.end, "fact", item.why) for act in acts for item in act.found]
    return ranked + values


def _spans(text: str, known: frozenset[str], painted: Iterable[Span]) -> Iterator[Span]:
    last = 0
    for span in (*painted, Span(len(text), len(text), "", "")):
        start = span.start
        if last < start:
            parted = _parted if start - last <= _SHORT else _parted.__wrapped__
            first, stop = parted(text[last:start], known)
            if first == stop:
                yield Span(last, start, "connective", "connective")
            else:
                yield from _gap(last, start, last + first, last + stop)
        if span.kind:
            yield span
        last = span.end


def _gap(start: int, end: int, first: int, last: int) -> Iterator[Span]:
    """Part a stretch that nothing claimed: between ``first`` and ``last`` it was not understood."""
    if start < first:
        yield Span(start, first, "connective", "connective")
    yield Span(first, last, "unread", "unread")
    if last < end:
        yield Span(last, end, "connective", "connective")


@lru_cache(maxsize=1024)
def _parted(gap: str, known: frozenset[str]) -> tuple[int, int]:
    """Return where the words start and end that are not known; the same place if all are."""
    words = [word.span() for word in _WORD.finditer(gap) if word[0] not in known]
    return (words[0][0], words[-1][1]) if words else (0, 0)
