"""The ways from the archives to the readers, as flows between places that follow one another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.publish.catalogue.catalogue import place_of, shown
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entry import Entry, Who

NOT_TOLD: Final = "Where the original lies is not told"
_NO_EDITION: Final = "No edition told"


@dataclass(frozen=True, order=True, slots=True)
class Stop:
    """A place on the way.

    Attributes:
        name: Whose it is.
        href: The page about it, from the root of the site; empty where there is none.
    """

    name: str
    href: str = ""


class Way(NamedTuple):
    """A way from stop to stop, without the records that took it.

    Attributes:
        stops: The archive, through whose hands it went, the edition.
        gaps: For each step from stop to stop, whether no source tells of it.
        inferred: For each, whether it is inferred.
    """

    stops: tuple[Stop, ...]
    gaps: tuple[bool, ...]
    inferred: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way that records took.

    Attributes:
        archive: Where the original lies.
        conduits: Through whose hands it, or a copy of it, went.
        reader: The edition that is told of.
        entries: The records that took it.
        gaps: For each step from stop to stop, whether no source tells of it.
        inferred: For each, whether it is inferred.
    """

    archive: Stop
    conduits: tuple[Stop, ...]
    reader: Stop
    entries: tuple[Entry, ...]
    gaps: tuple[bool, ...]
    inferred: tuple[bool, ...]


def routes(entries: Iterable[Entry]) -> tuple[Route, ...]:
    """Return the ways of records, those that most of them took first."""
    found: dict[Way, list[Entry]] = {}
    for entry in entries:
        found.setdefault(_way(entry), []).append(entry)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(_route(way, tuple(those)) for way, those in ordered)


def kept_apart(several: Iterable[Route], most: int) -> frozenset[Stop]:
    """Return the stops that are drawn by themselves: those that most records passed.

    Args:
        several: The ways.
        most: How many there may be.
    """
    counts = Counter[Stop]()
    for one in several:
        for stop in {one.archive, *one.conduits, one.reader}:
            counts[stop] += len(one.entries)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return frozenset(stop for stop, _ in ordered[:most])


def _route(way: Way, entries: tuple[Entry, ...]) -> Route:
    first, *hands, last = way.stops
    return Route(first, tuple(hands), last, entries, way.gaps, way.inferred)


def _way(entry: Entry) -> Way:
    hands: tuple[Who | None, ...] = (*(entry.originals[:1] or (None,)), *entry.conduits)
    steps = [_step(entry, *pair) for pair in pairwise(hands)]
    steps.append(_last_step(entry, hands[-1]))
    stops = (*map(_stop, hands), _edition(entry))
    return Way(stops, tuple(gap for gap, _ in steps), tuple(guessed for _, guessed in steps))


def _step(entry: Entry, giver: Who | None, taker: Who | None) -> tuple[bool, bool]:
    """Whether no source tells that one gave it to the other, and whether it is inferred."""
    if giver is None:
        return True, False
    told = [one for one in entry.passed if (one.giver, one.taker) == (giver, taker)]
    return not told, bool(told) and all(one.inferred for one in told)


def _last_step(entry: Entry, hand: Who | None) -> tuple[bool, bool]:
    """What was printed came from the last hand: told where that hand printed it, else inferred."""
    if entry.edition is None:
        return False, False
    return False, hand not in entry.named("publisher")


def _stop(who: Who | None) -> Stop:
    return Stop(shown(who), f"{place_of(who)}.html") if who else Stop(NOT_TOLD)


def _edition(entry: Entry) -> Stop:
    name = entry.edition
    if name is None:
        return Stop(_NO_EDITION)
    return Stop(name, f"collection/{slug(name)}.html" if name == entry.collection else "")


def arrows(route: Route) -> Iterator[tuple[Stop, bool, bool]]:
    """Yield each stop after the first, whether no source tells how it came there, or infers it."""
    yield from zip((*route.conduits, route.reader), route.gaps, route.inferred, strict=True)
