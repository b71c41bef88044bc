"""What must be one is made one (constraints 24 to 29), until nothing changes."""

from typing import Final

from provenance.rdf.constraints.instance import Instance
from provenance.rdf.constraints.statements import Kind

_SAME: Final[tuple[tuple[str, Kind, tuple[int, int]], ...]] = (
    ("C24", "generation", (0, 1)),
    ("C25", "invalidation", (0, 1)),
    ("C26", "start", (0, 2)),
    ("C27", "end", (0, 2)),
)
"""Of two statements of a kind that agree in these arguments the ids are one."""

_TIMES: Final[tuple[tuple[str, Kind, int], ...]] = (("C28", "start", 0), ("C29", "end", 1))
"""The time of an activity's start, or end, is the time that the activity has for it."""


def settle(instance: Instance) -> None:
    """Make one what must be one, and note what cannot be."""
    before = -1
    while before != instance.names.changes:
        before = instance.names.changes
        instance.settle()
        for constraint, kind, places in _SAME:
            _unify_ids(instance, constraint, kind, places)
        for constraint, kind, place in _TIMES:
            _unify_times(instance, constraint, kind, place)
        _unify_mentions(instance)


def _unify_ids(instance: Instance, constraint: str, kind: Kind, places: tuple[int, int]) -> None:
    first: dict[tuple[str, ...], str] = {}
    for name, arguments in instance.of(kind):
        key = tuple(instance.names.root(arguments[place]) for place in places)
        known = first.setdefault(key, name)
        if not instance.names.unify(known, name):
            instance.violate(constraint, *key, known, name)


def _unify_times(instance: Instance, constraint: str, kind: Kind, place: int) -> None:
    times = {name: arguments[place] for name, arguments in instance.of("activity")}
    for name, arguments in instance.of(kind):
        activity, time = instance.names.root(arguments[0]), arguments[-1]
        if activity in times and not instance.names.unify(times[activity], time):
            instance.violate(constraint, activity, name, times[activity], time)


def _unify_mentions(instance: Instance) -> None:
    first: dict[str, tuple[str, ...]] = {}
    for specific, *rest in instance.pairs("mention"):
        known = first.setdefault(specific, tuple(rest))
        for one, other in zip(known, rest, strict=True):
            if not instance.names.unify(one, other):
                instance.violate("PROV-LINKS", specific, one, other)
