"""What the readers of a note write down: acts with their facts, and claims on the text.

All places are places of the view; `provenance.notes.parse` turns them into places of the note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from provenance.notes.layout import Layout, Signs
from provenance.notes.lexicon import Lexicon
from provenance.notes.names import Names

_BEFORE: Final = frozenset(' \t\n,;:.“”„"«»‘/&')
_BEHIND: Final = frozenset(' \t\n,;:“”„"«»‘/&')


class Found(NamedTuple):
    """A value of an act: its role, its place, and the entry that made it out."""

    role: str
    start: int
    end: int
    why: str


@dataclass(slots=True)
class Act:
    """One event while it is being read."""

    event: str
    phrase: str
    start: int
    end: int
    copy: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    unmarked: list[tuple[int, int, bool]] = field(default_factory=list)

    last: dict[str, Found] = field(default_factory=dict)
    kept: bool = False

    def has(self, *roles: str) -> bool:
        """Tell whether a value of one of these roles was found."""
        return not self.last.keys().isdisjoint(roles)

    def spot(self, role: str) -> Found | None:
        """Return the last value of a role, or None."""
        return self.last.get(role)

    def last_is(self, *roles: str, after: int) -> bool:
        """Tell whether a value of one of these roles stands behind a place."""
        return any(role in self.last and self.last[role].start > after for role in roles)

    def drop(self, role: str) -> None:
        """Take the last value of a role back."""
        self.found.remove(self.last.pop(role))

    def clear(self) -> None:
        """Take every value back."""
        self.found.clear()
        self.last.clear()


class Claim(NamedTuple):
    """A run of text that was understood: as a gloss or as connecting words."""

    start: int
    end: int
    kind: str
    why: str


class Holder(NamedTuple):
    """Where a holder's name stands, and what made it out."""

    start: int
    end: int
    why: str


@dataclass(slots=True)
class Notebook:
    """One note while it is being read."""

    text: str
    lexicon: Lexicon
    names: Names
    acts: list[Act] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    latest: dict[str, Act] = field(default_factory=dict)
    silent: bool = False
    papers: bool | None = None
    holders: dict[tuple[int, int, bool], Holder | None] = field(default_factory=dict)
    _seen: Layout | None = None
    _spots: tuple[int, ...] | None = None
    _signs: Signs | None = None
    _layouts: dict[tuple[int, int], Layout] = field(default_factory=dict)

    def layout(self, start: int, end: int) -> Layout:
        """Return the brackets, commas and full stops of a stretch of the note."""
        seen = self._layouts.get((start, end))
        if seen is None:
            seen = self._layouts[start, end] = self._laid(start, end)
        return seen

    def _laid(self, start: int, end: int) -> Layout:
        if self._signs is None:
            self._signs = Signs.of(self.text)
        return Layout.of(self.text, start, end, self._signs)

    def phrase_spots(self) -> tuple[int, ...]:
        """Return the places at which a phrase may start: elsewhere none is looked for."""
        if self._spots is None:
            self._spots = self.lexicon.phrases.spots(self.text)
        return self._spots

    def outlook(self, place: int, end: int) -> Layout:
        """Return a layout that is right from this place on; it may begin before it."""
        seen = self._seen
        if seen is None or seen.end != end or place < seen.start or seen.encloses(place):
            self._seen = seen = self.layout(place, end)
        return seen

    def open(self, event: str, phrase: str, start: int, end: int) -> Act:
        """Begin an act."""
        act = Act(event, phrase, start, end)
        self.keep(act)
        return act

    def keep(self, act: Act) -> None:
        """Take an act among those of the note."""
        if not act.kept:
            act.kept = True
            self.acts.append(act)
            self.latest[act.event] = act

    def add(self, act: Act, role: str, span: tuple[int, int], why: str) -> bool:
        """Write a value down, trimmed of what is no part of it; tell whether any was left."""
        start, end = self.trimmed(*span)
        if start >= end:
            return False
        act.last[role] = found = Found(role, start, end, why)
        act.found.append(found)
        act.end = max(act.end, end)
        return True

    def claim(self, start: int, end: int, kind: str, why: str) -> None:
        """Mark a stretch as understood."""
        if start < end:
            self.claims.append(Claim(start, end, kind, why))

    def only(self, signs: str, start: int, end: int) -> bool:
        """Tell whether nothing but these signs stands in a stretch, or nothing at all.

        It looks no farther than the first other sign, where a slice would copy the whole stretch.
        """
        text = self.text
        return all(text[place] in signs for place in range(start, end))

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch without surrounding blanks, quotes and separators."""
        text = self.text
        while start < end and text[start] in _BEFORE:
            start += 1
        while start < end and text[end - 1] in _BEHIND:
            end -= 1
        closed = start < end and text[end - 1] == "."
        return start, self._full_stop(start, end) if closed else end

    def _full_stop(self, start: int, end: int) -> int:
        """Return where a stretch ends that a full stop closes: before it, unless it belongs."""
        while self.text.endswith("..", start, end):
            end -= 1
        return end if self._abbreviated(start, end - 1) else end - 1

    def _abbreviated(self, start: int, end: int) -> bool:
        """Tell whether a closing full stop belongs to the last word: "D.C.", "Jr."."""
        word = self.text[max(start, self.text.rfind(" ", start, end) + 1) : end]
        dotted = "." in word and not any(sign.isdigit() for sign in word)
        short = dotted or (len(word) == 1 and word.isupper())
        return short or word.casefold() in self.lexicon.words["closing-abbreviation"]
