"""What a note cites, as paths from wide to narrow, and how one path goes on from another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from provenance.archives.names import resolve
from provenance.notes.back_words import refers_back
from provenance.notes.facts import Fact
from provenance.resources.lists import concepts

KEEPER: Final = ("holder", "abbreviation", "place")
_WORK: Final = ("author", "title", "container", "publisher", "place", "date", "number", "pages")
_EVENTS: Final = ("holding", "publication")
_WIDEST: Final = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a path: the keeper, or a level with its value.

    ``source`` is the number of the note that states it, where that is not the note itself.
    """

    role: str
    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference of a note: a holding or a publication.

    ``note`` is the note's number in its sequence and ``n`` the event's in the note, None where the
    words stand in a remark; ``start`` and ``end`` hold its words; ``path`` is None where it refers
    back itself and stayed open.
    """

    note: str
    n: int | None
    event: str
    start: int
    end: int
    path: tuple[Part, ...] | None

    @property
    def words(self) -> str:
        """The path in words: ``RGANI, fonds 5, inventory 30``."""
        parts = (
            part.value if part.role in KEEPER or part.role in _WORK else f"{part.role} {part.value}"
            for part in self.path or ()
        )
        return ", ".join(parts)

    @property
    def keeper(self) -> str | None:
        """The one key for a keeper's names: its id in the table of archives, or the name."""
        return keeper_of(self.path or ())

    def has(self, role: str) -> bool:
        """Tell whether the path has a level."""
        return any(part.role == role for part in self.path or ())


def cited(note: str, facts: Iterable[Fact]) -> Iterator[Cited]:
    """Yield the references that a note states, in its order, as the note words them."""
    for n, group in groupby(facts, key=lambda fact: fact.n):
        rows = list(group)
        if rows[0].event in _EVENTS:
            path = tuple(Part(row.role, row.value) for row in rows if _is_step(row))
            yield Cited(note, n, rows[0].event, rows[0].start, max(r.end for r in rows), path)


def keeper_of(path: Sequence[Part]) -> str | None:
    """Return the one key for a keeper's names, or None where no keeper is named."""
    named = {part.role: part.value for part in reversed(path) if part.role in KEEPER}
    for role in ("holder", "abbreviation"):
        found = resolve(named[role], place=named.get("place")) if role in named else None
        if found:
            return found
    holder = named.get("holder")
    return holder.casefold() if holder else None


def goes_on(before: Cited, head: Sequence[Part], tail: Sequence[Part]) -> tuple[Part, ...] | None:
    """Return the whole path of a reference that goes on from another, or None where it cannot.

    Args:
        before: The reference that it goes on from.
        head: Levels stated in front of the words that refer back: "RG 59, ibid., POL 27".
        tail: Levels stated behind them: they replace those of ``before`` from the first one on.
    """
    known = [
        part if part.source else Part(part.role, part.value, before.note)
        for part in before.path or ()
    ]
    start, place = 0, 0
    if head:
        start, last = _index(known, head[0]), _index(known, head[-1])
        place = last + 1
        if not start <= last < len(known):
            return None
    cut = _cut(known, tail[0], before.event) if tail else len(known)
    return None if cut is None else (*known[:start], *head, *known[place : max(place, cut)], *tail)


def _cut(known: Sequence[Part], first: Part, event: str) -> int | None:
    """Return how many steps of a path stay, given the first level that is stated anew."""
    if event == "publication":
        return _work_cut(known, first)
    same = [i for i, part in enumerate(known) if part.role == first.role]
    if same:
        return next((i for i in same if _same(known[i], first)), same[0])
    if first.role in KEEPER:  # a keeper of its own: the path before has none to go on from
        return None
    levels = [i for i, part in enumerate(known) if part.role not in KEEPER]
    width = widths()[first.role]
    if not levels:
        return len(known) if width <= _WIDEST else None
    narrower = (i for i in levels if widths()[known[i].role] >= width)
    return next(narrower, len(known))


def _work_cut(known: Sequence[Part], first: Part) -> int | None:
    """Return how many steps of a printed work stay: only its pages and numbers are stated anew."""
    if first.role not in ("page", "volume", "document_number", "leaf"):
        return None
    return next((i for i, part in enumerate(known) if part.role == "pages"), len(known))


def _index(known: Sequence[Part], wanted: Part) -> int:
    same = (i for i, part in enumerate(known) if _same(part, wanted))
    return next(same, len(known))


def _same(one: Part, other: Part) -> bool:
    return one.role == other.role and one.value.casefold() == other.value.casefold()


def _is_step(row: Fact) -> bool:
    if row.role == "holder" and refers_back(row.value):
        return False
    if row.event == "publication":
        return row.role in _WORK
    return row.role in KEEPER or row.role in widths()


@cache
def widths() -> dict[str, int]:
    """Return how wide each level is, 1 the widest: the order in which a path narrows."""
    return {name: int(str(level.more["width"])) for name, level in concepts("levels").items()}
