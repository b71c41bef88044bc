"""Putting merged acts in order: as far as the accounts order them, then as they are told."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from provenance.model.account import Account
from provenance.model.chain import Conflict
from provenance.model.event import Event

Group = Sequence[tuple[Account, Event]]
_G = TypeVar("_G", bound=Group)


def sequence(groups: Sequence[_G]) -> tuple[list[_G], tuple[Conflict, ...]]:
    """Return the groups with everything after what it follows; ties follow the telling.

    What a source puts directly before an act, and the making of whatever the act works on, come
    before it; an edition comes after all that does not need it. Where the accounts' orders
    contradict one another, the order told first is kept and the contradiction is returned.

    Args:
        groups: The acts, each the events that tell of it, in the order of the telling.
    """
    walk = _Walk(groups)
    for index in sorted(range(len(groups)), key=lambda i: groups[i][0][1].kind == "publishing"):
        walk.visit(index)
    return [groups[i] for i in walk.ordered], tuple(walk.broken)


class _Walk:
    """A depth-first walk that emits an act after those before it, and notes loops."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.ordered: list[int] = []
        self.broken: list[Conflict] = []
        self._before = _predecessors(groups)
        self._done: set[int] = set()
        self._open: dict[int, Iterator[int]] = {}

    def visit(self, index: int) -> None:
        """Emit an act and, before it, whatever it follows; iterative, so that depth is no limit."""
        if index in self._done:
            return
        self._open[index] = iter(self._before[index])
        while self._open:
            current = next(reversed(self._open))
            following = next((one for one in self._open[current] if one not in self._done), None)
            if following is None:
                self._emit(current)
            elif following in self._open:
                self._note_loop(current, following)
            else:
                self._open[following] = iter(self._before[following])

    def _emit(self, index: int) -> None:
        del self._open[index]
        self._done.add(index)
        self.ordered.append(index)

    def _note_loop(self, late: int, early: int) -> None:
        sides = tuple(
            (account.id, f"{event.kind} ({event.id})")
            for index in (early, late)
            for account, event in self.groups[index]
        )
        self.broken.append(Conflict(what="order", step=None, sides=sides))


def _predecessors(groups: Sequence[Group]) -> list[list[int]]:
    place = {(a.id, e.id): i for i, group in enumerate(groups) for a, e in group}
    makers: dict[str, int] = {}
    for index, group in enumerate(groups):
        for _, event in group:
            for thing in event.made:
                makers.setdefault(thing, index)
    return [sorted(_before(index, group, place, makers)) for index, group in enumerate(groups)]


def _before(
    index: int, group: Group, place: dict[tuple[str, str], int], makers: dict[str, int]
) -> set[int]:
    told = {place[account.id, one] for account, event in group for one in event.after}
    worked_on = {
        thing for _, event in group for thing in (*(u.thing for u in event.used), *event.moved)
    }
    return (told | {makers[thing] for thing in worked_on if thing in makers}) - {index}
