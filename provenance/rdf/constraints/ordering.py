"""The order of events, and whether there is one (constraints 30 to 49).

Every constraint says of two events that the first is not after the second; 42 alone says that it is
before it. So the events can be put in an order unless a derived thing would have to be made no
later than what it was derived from: that is how every violation shows.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from provenance.rdf.constraints.instance import Instance
from provenance.rdf.constraints.statements import NONE, Kind


class Precedence(NamedTuple):
    """That one event is not after another, and the number of the constraint that says so."""

    earlier: str
    later: str
    constraint: str


class _Shared(NamedTuple):
    """Two kinds of event and where each has the name that both share."""

    constraint: str
    earlier: Kind
    place: int
    later: Kind
    later_place: int


class _Related(NamedTuple):
    """A relation, two of its arguments, and the kinds of event that happen to each."""

    constraint: str
    relation: Kind
    first: int
    second: int
    earlier: Kind
    later: Kind


STRICT: Final = "C42"
"""The one constraint that says "before" and not "not after"."""

_SHARED: Final = (
    _Shared("C30", "start", 0, "end", 0),
    _Shared("C31", "start", 0, "start", 0),
    _Shared("C32", "end", 0, "end", 0),
    _Shared("C33", "start", 0, "usage", 0),
    _Shared("C33", "usage", 0, "end", 0),
    _Shared("C34", "start", 0, "generation", 1),
    _Shared("C34", "generation", 1, "end", 0),
    _Shared("C36", "generation", 0, "invalidation", 0),
    _Shared("C37", "generation", 0, "usage", 1),
    _Shared("C38", "usage", 1, "invalidation", 0),
    _Shared("C39", "generation", 0, "generation", 0),
    _Shared("C40", "invalidation", 0, "invalidation", 0),
    _Shared("C43", "generation", 0, "start", 1),
    _Shared("C43", "start", 1, "invalidation", 0),
    _Shared("C44", "generation", 0, "end", 1),
    _Shared("C44", "end", 1, "invalidation", 0),
)
_RELATED: Final = (
    _Related("C35", "communication", 1, 0, "start", "end"),
    _Related(STRICT, "derivation", 1, 0, "generation", "generation"),
    _Related("C45", "specialization", 1, 0, "generation", "generation"),
    _Related("C46", "specialization", 0, 1, "invalidation", "invalidation"),
    _Related("C47", "association", 0, 1, "start", "invalidation"),
    _Related("C47", "association", 1, 0, "generation", "end"),
    _Related("C47", "association", 0, 1, "start", "end"),
    _Related("C47", "association", 1, 0, "start", "end"),
    _Related("C48", "attribution", 1, 0, "generation", "generation"),
    _Related("C48", "attribution", 1, 0, "start", "generation"),
    _Related("C49", "delegation", 1, 0, "generation", "invalidation"),
    _Related("C49", "delegation", 1, 0, "start", "end"),
)


def precedences(instance: Instance) -> Iterator[Precedence]:
    """Yield what the constraints say of the order of an instance's events."""
    events = _Events(instance)
    for row in _SHARED:
        later = events.by(row.later, row.later_place)
        for name, some in events.by(row.earlier, row.place).items():
            yield from _pairs(some, later.get(name, []), row.constraint)
    for one in _RELATED:
        first, second = events.by(one.earlier, 0), events.by(one.later, 0)
        for said in instance.said(one.relation):
            some, others = first.get(said[one.first], []), second.get(said[one.second], [])
            yield from _pairs(some, others, one.constraint)
    for *_, generation, usage in instance.said("derivation"):
        if NONE not in (generation, usage):
            yield Precedence(usage, generation, "C41")


def _pairs(some: list[str], others: list[str], constraint: str) -> Iterator[Precedence]:
    return (Precedence(*pair, constraint) for pair in product(some, others))


def order(instance: Instance) -> None:
    """Note every two generations that cannot be put in the order that a derivation wants."""
    after: dict[str, set[str]] = defaultdict(set)
    strict = set[tuple[str, str]]()
    for earlier, later, constraint in precedences(instance):
        after[earlier].add(later)
        if constraint == STRICT:
            strict.add((earlier, later))
    made = {name: arguments[0] for name, arguments in instance.of("generation")}
    for earlier, later in sorted(strict):
        if earlier in _reached(after, later):
            instance.violate(STRICT, made[later], made[earlier])


class _Events:
    """The ids of events by kind and by the name that stands in a place."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._known: dict[tuple[Kind, int], dict[str, list[str]]] = {}

    def by(self, kind: Kind, place: int) -> dict[str, list[str]]:
        """Return the events of a kind by the name in a place."""
        if (kind, place) not in self._known:
            index: dict[str, list[str]] = defaultdict(list)
            for event, arguments in self._instance.of(kind):
                index[arguments[place]].append(event)
            self._known[kind, place] = dict(index)
        return self._known[kind, place]


def _reached(after: dict[str, set[str]], event: str) -> set[str]:
    """Return an event and all that are not before it."""
    found, waiting = {event}, [event]
    while waiting:
        following = after.get(waiting.pop(), set()) - found
        found |= following
        waiting += following
    return found
