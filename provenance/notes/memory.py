"""What a sequence of notes has cited so far: where words that refer back look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from provenance.notes.citing import KEEPER, Cited

_SHORTEST_NAME: Final = 3
_MOST: Final = 8  # so many candidates are kept for one name; more decide nothing either


@dataclass(slots=True)
class Memory:
    """The references of the notes before; each is kept once under what may lead back to it.

    Attributes:
        before: What the note before cites; words like "Ibid." in the next one mean it.
        unclear: Why the note before may cite something that was not read, or "".
        notes: What each note cites, by its number.
        titles: The references for which a note gives a short form, by that form.
    """

    before: tuple[Cited, ...] = ()
    unclear: str = ""
    notes: dict[str, tuple[Cited, ...]] = field(default_factory=dict)
    titles: dict[str, Cited] = field(default_factory=dict)
    _levels: dict[tuple[str, str], dict[str, Cited]] = field(default_factory=dict)
    _keepers: dict[str, dict[tuple[object, ...], Cited]] = field(default_factory=dict)
    _authors: dict[str, dict[tuple[object, ...], Cited]] = field(default_factory=dict)

    def take(self, number: str, references: Iterable[Cited], unclear: str) -> None:
        """Remember what a note cites; one that cites nothing and leaves nothing open is passed."""
        known = tuple(references)
        self.notes[number] = known
        for one in known:
            self._index(one)
        if known or unclear:
            self.before, self.unclear = known, unclear if not known else ""

    def with_level(self, role: str, value: str) -> tuple[Cited, ...]:
        """Return the last reference of each keeper whose path has this level."""
        return tuple(self._levels.get((role, value.casefold()), {}).values())

    def of_keeper(self, keeper: str) -> tuple[Cited, ...]:
        """Return the different references to one keeper."""
        return tuple(self._keepers.get(keeper, {}).values())

    def of_author(self, words: str) -> tuple[Cited, ...]:
        """Return the different works of whoever is named in these words."""
        found: dict[tuple[object, ...], Cited] = {}
        for name in _names(words):
            found.update(self._authors.get(name, {}))
        return tuple(found.values())

    def _index(self, one: Cited) -> None:
        if one.path is None:
            return
        key = tuple((part.role, part.value) for part in one.path)
        for part in one.path:
            if part.role == "author":
                for name in _names(part.value):
                    _keep(self._authors.setdefault(name, {}), key, one)
        keeper = one.keeper
        if keeper is None or one.event != "holding":
            return
        _keep(self._keepers.setdefault(keeper, {}), key, one)
        for part in one.path:
            if part.role not in KEEPER:
                self._levels.setdefault((part.role, part.value.casefold()), {})[keeper] = one


def _keep(known: dict[tuple[object, ...], Cited], key: tuple[object, ...], one: Cited) -> None:
    known[key] = one
    if len(known) > _MOST:
        del known[next(iter(known))]


def _names(words: str) -> Iterator[str]:
    """Yield the words of a name that are no initials."""
    for word in words.split():
        bare = word.strip(".,;:()[]“”\"'").casefold()
        if len(bare) >= _SHORTEST_NAME:
            yield bare
