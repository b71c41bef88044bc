"""What is offered while somebody types (API 0.2, 6)."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from provenance.archives.folding import folded
from provenance.archives.table import repositories
from provenance.model.repository import Repository
from provenance.serve.reconcile.kinds import EVERY, KINDS, is_of, kind_of
from provenance.serve.reconcile.properties import PROPERTIES
from provenance.serve.reconcile.reading import LONGEST

_PAGE: Final = 20


def entities(prefix: str, cursor: int, types: Iterable[str] = ()) -> dict[str, object]:
    """Return institutions whose names, or a word of them, or whose id begin as was typed.

    Args:
        prefix: What was typed.
        cursor: How many to leave out, which were offered before.
        types: The types to which they must belong.
    """
    wanted = tuple(types)
    found = [
        (rank, entry.name, entry)
        for entry in repositories().values()
        if is_of(entry, wanted) and (rank := _rank(entry, prefix[:LONGEST])) is not None
    ]
    chosen = sorted(found, key=lambda one: one[:2])[cursor : cursor + _PAGE]
    return {"result": [_plain(entry) for _, _, entry in chosen]}


def kinds(prefix: str, cursor: int) -> dict[str, object]:
    """Return the types whose name, a word of it, or id begin as was typed."""
    found = [one.plain() for one in KINDS if _begins((one.id, one.name), prefix)]
    return {"result": found[cursor : cursor + _PAGE]}


def properties(prefix: str, cursor: int) -> dict[str, object]:
    """Return the properties whose name, a word of it, or id begin as was typed."""
    found = [
        {"id": one.id, "name": one.name, "description": one.description}
        for one in PROPERTIES
        if _begins((one.id, one.name), prefix)
    ]
    return {"result": found[cursor : cursor + _PAGE]}


def _plain(entry: Repository) -> dict[str, object]:
    where = ", ".join(part for part in (entry.kind, entry.place, entry.country) if part)
    return {
        "id": entry.id,
        "name": entry.name,
        "description": where,
        "notable": [kind_of(entry).plain(), EVERY.plain()],
    }


def _rank(entry: Repository, prefix: str) -> int | None:
    """Return how well an entry fits what was typed, 0 the best; None where it does not."""
    if prefix == entry.id:
        return 0
    start, names = folded(prefix), _names()[entry.id]
    if start in names.whole:
        return 1
    if any(one.startswith(start) for one in names.whole):
        return 2
    return 3 if any(one.startswith(start) for one in names.tails) else None


class _Names(NamedTuple):
    """The names of an entry, folded: each whole, and each from one of its words on."""

    whole: frozenset[str]
    tails: frozenset[str]


@cache
def _names() -> dict[str, _Names]:
    return {
        entry.id: _Names(
            frozenset(folded(one.text) for one in entry.forms),
            frozenset(folded(tail) for one in entry.forms for tail in _tails(one.text)),
        )
        for entry in repositories().values()
    }


def _begins(names: Iterable[str], prefix: str) -> bool:
    start = folded(prefix[:LONGEST])
    return any(folded(tail).startswith(start) for name in names for tail in _tails(name))


def _tails(name: str) -> Iterator[str]:
    """Yield a name from each of its words on."""
    words = name.split()
    yield from (" ".join(words[place:]) for place in range(len(words)))
