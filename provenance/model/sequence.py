"""Putting merged acts in order: as far as the accounts order them, then as they are told."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from operator import itemgetter
from typing import TypeVar

from provenance.model.account import Account
from provenance.model.chain import Conflict
from provenance.model.event import Event
from provenance.model.status import is_stated

Group = Sequence[tuple[Account, Event]]
_G = TypeVar("_G", bound=Group)


def sequence(groups: Sequence[_G]) -> tuple[list[_G], tuple[Conflict, ...]]:
    """Return the groups with everything after what it follows; ties follow the telling.

    What a source puts before an act, the making of whatever the act works on, and what is
    dated wholly before it come before it; an edition comes after all that does not need it. Where
    the accounts' orders contradict one another, the order told first is kept and the contradiction
    is returned.

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


def ordering(group: Group) -> list[tuple[Account, Event]]:
    """Return the events of an act whose order counts: where a source states the act, only those.

    An inferred accession follows the hand-over told before it by no source's word.
    """
    stated = [one for one in group if is_stated(one[1].status)]
    return stated or list(group)


def _predecessors(groups: Sequence[Group]) -> list[list[int]]:
    place = {(a.id, e.id): i for i, group in enumerate(groups) for a, e in group}
    makers: dict[str, int] = {}
    for index, group in enumerate(groups):
        for _, event in group:
            for thing in event.made:
                makers.setdefault(thing, index)
    dated = _dated_before(groups)
    return [
        sorted(_before(index, group, place, makers) | dated.get(index, set()))
        for index, group in enumerate(groups)
    ]


def _before(
    index: int, group: Group, place: dict[tuple[str, str], int], makers: dict[str, int]
) -> set[int]:
    told = {place[a.id, one] for a, event in ordering(group) for one in event.after}
    worked_on = {
        thing for _, event in group for thing in (*(u.thing for u in event.used), *event.moved)
    }
    return (told | {makers[thing] for thing in worked_on if thing in makers}) - {index}


def _dated_before(groups: Sequence[Group]) -> dict[int, set[int]]:
    """Return, for each dated act, those next before it in time that lie wholly before.

    An act that ends before another of them begins comes before that one, and so is not named.
    """
    spans = [(*span, i) for i, group in enumerate(groups) if (span := _span(group)) is not None]
    by_end = sorted(spans, key=itemgetter(1))
    ends = [last for _, last, _ in by_end]
    latest = list(accumulate((first for first, _, _ in by_end), max))
    before: dict[int, set[int]] = {}
    for first, _, index in spans:
        count = bisect_left(ends, first)
        if count:
            start = bisect_left(ends, latest[count - 1])
            before[index] = {earlier for _, _, earlier in by_end[start:count]}
    return before


def _span(group: Group) -> tuple[date, date] | None:
    days = [event.date for _, event in group if event.date]
    bounds = [(day.earliest, day.latest) for day in days]
    first = min((low for low, _ in bounds if low), default=None)
    last = max((high for _, high in bounds if high), default=None)
    whole = bounds and all(low and high for low, high in bounds)
    return (first, last) if whole and first and last else None
