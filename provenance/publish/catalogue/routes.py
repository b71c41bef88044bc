"""The ways from the archives to the readers, as flows between places that follow one another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from provenance.publish.catalogue.catalogue import place_of, shown
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entry import Entry

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


@dataclass(frozen=True, slots=True)
class Route:
    """A way that records took.

    Attributes:
        archive: Where the original lies.
        conduits: Through whose hands it, or a copy of it, went.
        reader: Where it is printed or described.
        entries: The records that took it.
    """

    archive: Stop
    conduits: tuple[Stop, ...]
    reader: Stop
    entries: tuple[Entry, ...]


def routes(entries: Iterable[Entry]) -> tuple[Route, ...]:
    """Return the ways of records, those that most of them took first."""
    found: dict[tuple[Stop, tuple[Stop, ...], Stop], list[Entry]] = {}
    for entry in entries:
        found.setdefault(_way(entry), []).append(entry)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Route(*way, tuple(those)) for way, those in ordered)


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


def _way(entry: Entry) -> tuple[Stop, tuple[Stop, ...], Stop]:
    first = entry.archives[:1]
    archive = Stop(shown(first[0]), f"{place_of(first[0])}.html") if first else Stop(NOT_TOLD)
    hands = tuple(Stop(shown(who), f"{place_of(who)}.html") for who in entry.conduits)
    name = entry.collection
    reader = Stop(name, f"collection/{slug(name)}.html") if name else Stop(_NO_EDITION)
    return archive, hands, reader
