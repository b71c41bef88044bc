"""Words that refer back, resolved over a sequence of notes, each with its reason.

"Ibid., d. 134" means a file of whatever the note before cites. It is resolved only where exactly
one reference fits; else the candidates are kept, with why none is chosen. What a note states stays
as it is: a resolution is a value beside the note, and in an account it is an inference.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from provenance.notes.back_words import BackWord, back_words
from provenance.notes.citing import Cited, Part, cited, goes_on, keeper_of
from provenance.notes.facts import Fact
from provenance.notes.finding import Search, candidates_for
from provenance.notes.memory import Memory
from provenance.notes.parse import ReadNote, read_note
from provenance.notes.remarks import remarked, stated_behind

_SHORT_FORM: Final = "short-form"
_SHORT_TITLE: Final = "hereafter"
_WITHIN: Final = ("same-place", "cited-work", "same-level")
_NEAR: Final = 12
_REACH: Final = 60
_SIGNS: Final = ' \n,;:.()[]“”"'


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that refer back, and what they refer to.

    Attributes:
        n: The event of the note in which they stand; None where they stand in a remark.
        start: Where the words start.
        end: Where they end.
        text: The words; for a reference without its keeper the whole reference.
        entry: Their id in ``vocab/lists/back-references.yaml``, or ``short-form``.
        antecedent: The one reference that fits; None where that is open.
        candidates: The references that may be meant where it is open.
        path: The whole reference: what is inherited (each step with the number of the note that
            states it) and what the note states itself; empty where it is open.
        reason: Why this one, or why none.
    """

    n: int | None
    start: int
    end: int
    text: str
    entry: str
    antecedent: Cited | None
    candidates: tuple[Cited, ...]
    path: tuple[Part, ...]
    reason: str

    @property
    def resolved(self) -> bool:
        """Whether exactly one reference fits."""
        return self.antecedent is not None

    @property
    def inherited(self) -> tuple[Part, ...]:
        """The steps that the note does not state itself."""
        return tuple(part for part in self.path if part.source is not None)

    def as_row(self) -> dict[str, object]:
        """Return the reference as plain data."""
        return {
            "n": self.n,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "entry": self.entry,
            "antecedent": _place(self.antecedent) if self.antecedent else None,
            "candidates": [_place(one) for one in self.candidates],
            "path": [
                {"role": part.role, "value": part.value, "note": part.source} for part in self.path
            ],
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class ResolvedNote:
    """A note of a sequence with its number and its words that refer back."""

    number: str
    reading: ReadNote
    references: tuple[BackReference, ...]


def resolve(
    notes: Iterable[ReadNote | str | tuple[str, ReadNote | str]],
) -> Iterator[ResolvedNote]:
    """Resolve the words that refer back in a sequence of notes, in order, one note at a time.

    Args:
        notes: The notes of one volume or article, as text or as read, alone or with their numbers;
            notes without a number are counted from 1.

    Yields:
        Each note with its references back. Nothing is looked up ahead: a note is yielded before
        the next one is asked for.

    Examples:
        >>> notes = ["RGANI, f. 5, op. 30, d. 12.", "Ibid., d. 134."]
        >>> [reference.reason for note in resolve(notes) for reference in note.references]
        ['the one reference of note 1: RGANI, fonds 5, inventory 30, file 12']
    """
    memory = Memory()
    for count, given in enumerate(notes, 1):
        number, note = given if isinstance(given, tuple) else (str(count), given)
        reading = read_note(note) if isinstance(note, str) else note
        references, known = _Reader(number, reading, memory).read()
        memory.take(number, known, _unclear(number, reading))
        yield ResolvedNote(number, reading, references)


class _Verdict(NamedTuple):
    """What is made of words that refer back; see `BackReference`."""

    words: tuple[int, int]
    entry: str
    meant: tuple[Cited, ...]
    reason: str
    whole: tuple[Part, ...] | None = None


class _Reader:
    """One note of a sequence while its references back are resolved."""

    def __init__(self, number: str, reading: ReadNote, memory: Memory) -> None:
        self.number, self.reading, self.memory = number, reading, memory
        self.words = back_words(reading.text)
        self.places = [word.start for word in self.words]
        self.facts: dict[int, list[Fact]] = {}
        for fact in reading.facts:
            self.facts.setdefault(fact.n, []).append(fact)
        self.taken: set[BackWord] = set()
        self.known: list[Cited] = []
        self.found: list[BackReference] = []

    def read(self) -> tuple[tuple[BackReference, ...], list[Cited]]:
        """Return the references back, and all that the note cites with what they resolve to."""
        own = list(cited(self.number, self.reading.facts))
        words = {one.n: self._word_of(one) for one in own}
        self.taken = {word for word in words.values() if word}
        if self.words:
            own += remarked(self.number, self.reading, own)
        loose = [word for word in self.words if word not in self.taken]
        things: list[Cited | BackWord] = [*own, *loose]
        for thing in sorted(things, key=lambda one: one.start):
            if isinstance(thing, Cited):
                self._reference(thing, words.get(thing.n))
            elif thing.kind == "short-title":
                self._title(thing)
            else:
                self._remark(thing)
        if not things:
            end = len(self.reading.text)
            self._named_short(Cited(self.number, None, "holding", end, end, None), ())
        return tuple(self.found), self.known

    def _word_of(self, one: Cited) -> BackWord | None:
        """Return the words that refer back within a reference, or right in front of it."""
        first = bisect_left(self.places, one.start - _REACH)
        for word in self.words[first : bisect_right(self.places, one.end + 2)]:
            within = one.start <= word.start
            before = 0 <= one.start - word.end <= _NEAR and not keeper_of(one.path or ())
            if word.kind in _WITHIN and (within or before):
                between = self.reading.text[word.end : one.start]
                return None if ";" in between or "(" in between else word
        return None

    def _reference(self, one: Cited, word: BackWord | None) -> None:
        path = one.path or ()
        if word is not None and one.n is not None:
            self._settle(one, word.entry, Search(word, *self._around(one, word), one.start))
        elif self._named_short(one, path):
            return
        elif one.event == "holding" and one.n is not None and path and keeper_of(path) is None:
            self._settle(one, _SHORT_FORM, Search(None, (), path, one.start))
        else:
            self.known.append(one)

    def _around(self, one: Cited, word: BackWord) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """Return what a reference states in front of the words that refer back, and behind."""
        steps = {(part.role, part.value) for part in one.path or ()}
        rows = [row for row in self.facts[one.n or 0] if (row.role, row.value) in steps]
        head = tuple(Part(row.role, row.value) for row in rows if row.start < word.start)
        return head, tuple(Part(row.role, row.value) for row in rows if row.start > word.start)

    def _named_short(self, one: Cited, path: tuple[Part, ...]) -> bool:
        """Resolve a reference that begins with a short form that a note has given."""
        start = self.known[-1].end if self.known else 0
        piece = self.reading.text[start : one.start].split(",")[0]
        piece = piece.rpartition(":")[2].strip(_SIGNS)
        for words, rest in ((piece, path), (path[0].value if path else "", path[1:])):
            meant = self.memory.titles.get(words.casefold())
            if meant is not None:
                reason = f"“{words}” is the short form of note {meant.note} for {meant.words}"
                place = self.reading.text.index(words, start)
                whole = goes_on(meant, (), rest)
                span = (place, place + len(words))
                self._tell(one, _Verdict(span, _SHORT_TITLE, (meant,), reason, whole))
                return True
        return False

    def _settle(self, one: Cited, entry: str, search: Search) -> None:
        """Take the one candidate that fits, or keep them all."""
        found, reason = candidates_for(search, self.memory, self.known, self.reading)
        candidates = tuple({c.path: c for c in found}.values())
        if search.word is None and not any(keeper_of(c.path or ()) for c in candidates):
            self.known.append(one)
            return
        word = search.word
        span = (word.start, word.end) if word else (self._begin(one), one.end)
        fits = [(c, p) for c in candidates if c.path and (p := search.path_from(c)) is not None]
        if len(fits) == 1 and all(c.path is not None for c in candidates):
            meant, whole = fits[0]
            alone = f", the only one that {_stated(search)} can go on" if candidates[1:] else ""
            reason = f"{reason}: {meant.words}{alone}"
            self._tell(one, _Verdict(span, entry, (meant,), reason, whole))
            return
        kept = tuple(c for c, _ in fits) or candidates
        self._tell(one, _Verdict(span, entry, kept, _why_open(search, candidates, kept, reason)))

    def _begin(self, one: Cited) -> int:
        """Return where a reference starts with the word of its first level: "f. 5"."""
        index = bisect_left(self.reading.spans, one.start, key=lambda span: span.end)
        span = self.reading.spans[index]
        if span.kind == "fact":
            return one.start
        return one.start - len(self.reading.text[span.start : one.start].lstrip(_SIGNS))

    def _tell(self, one: Cited, verdict: _Verdict) -> None:
        self.known.append(replace(one, path=verdict.whole))
        (start, end), resolved = verdict.words, verdict.whole is not None
        self.found.append(
            BackReference(
                n=one.n,
                start=start,
                end=end,
                text=self.reading.text[start:end],
                entry=verdict.entry,
                antecedent=verdict.meant[0] if resolved else None,
                candidates=() if resolved else verdict.meant,
                path=verdict.whole or (),
                reason=verdict.reason,
            )
        )

    def _title(self, word: BackWord) -> None:
        if self.known and self.known[-1].path:
            self.memory.titles[word.value.casefold()] = self.known[-1]

    def _remark(self, word: BackWord) -> None:
        """Resolve words that stand in a remark: they cite, but the note states nothing by them."""
        tail = stated_behind(self.reading.text, word)
        one = Cited(self.number, None, "holding", word.start, word.end, tail)
        self._settle(one, word.entry, Search(word, (), tail, word.start, remark=True))


def _why_open(
    search: Search, candidates: Sequence[Cited], kept: Sequence[Cited], reason: str
) -> str:
    if not candidates:
        return reason
    open_ones = [one for one in candidates if one.path is None]
    if open_ones:
        return f"note {open_ones[0].note} refers back itself and is open"
    words = "; ".join(one.words for one in kept)
    if not any(search.path_from(one) for one in kept):
        return f"{_stated(search)} cannot go on {reason}: {words}"
    return f"{len(kept)} references fit: {words}"


def _stated(search: Search) -> str:
    stated = (*search.head, *search.tail)
    return ", ".join(f"{part.role} {part.value}" for part in stated) or "the bare words"


def _unclear(number: str, reading: ReadNote) -> str:
    """Return why a note that cites nothing may cite something that was not read, or ""."""
    return f"note {number} has words that were not read" if reading.unread else ""


def _place(one: Cited) -> dict[str, object]:
    return {"note": one.note, "n": one.n, "words": one.words}
