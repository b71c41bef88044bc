"""Every character of a note with what it was read as."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from provenance.notes.notebook import Act, Claim, Notebook
from provenance.notes.view import View

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_Label = tuple[str, str, int]


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
    labels: list[_Label | None] = [None] * len(text)
    for number, claim in enumerate(_claims(book, acts)):
        start, end = view.span(claim.start, claim.end)
        labels[start:end] = [(claim.kind, claim.why, number)] * (end - start)
    return tuple(_spans(text, book, labels))


def _claims(book: Notebook, acts: Sequence[Act]) -> list[Claim]:
    """Return all claims, those that win last."""
    ranked = sorted(book.claims, key=lambda claim: claim.kind == "gloss")
    values = [Claim(item.start, item.end, "fact", item.why) for act in acts for item in act.found]
    return ranked + values


def _spans(text: str, book: Notebook, labels: list[_Label | None]) -> Iterator[Span]:
    start = 0
    for label, run in groupby(labels):
        end = start + sum(1 for _ in run)
        if label is not None:
            yield Span(start, end, label[0], label[1])
        else:
            yield from _gap(text, book, start, end)
        start = end


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
