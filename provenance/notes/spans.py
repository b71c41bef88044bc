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

    ``kind`` is fact, gloss, connective or unread; ``why`` names the entry or the stage that says so.
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
    empty = [act for act in book.acts if not act.found]
    ranked = sorted(book.claims, key=lambda claim: claim.kind == "gloss")
    kept = [claim for claim in ranked if not _of_nothing(claim, empty)]
    values = [Claim(item.start, item.end, "fact", item.why) for act in acts for item in act.found]
    return kept + values


def _of_nothing(claim: Claim, empty: list[Act]) -> bool:
    """Tell whether a claim belongs to a phrase that stated no fact: its words stay unread."""
    return any(claim.why == act.phrase and act.start <= claim.start <= act.end for act in empty)


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
    words = list(_WORD.finditer(text, start, end))
    while words and words[0].group() in known:
        words.pop(0)
    while words and words[-1].group() in known:
        words.pop()
    if not words:
        yield Span(start, end, "connective", "connective")
        return
    first, last = words[0].start(), words[-1].end()
    pieces = ((start, first, "connective"), (first, last, "unread"), (last, end, "connective"))
    for begin, stop, kind in pieces:
        if begin < stop:
            yield Span(begin, stop, kind, kind)
