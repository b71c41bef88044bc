"""Ways as the picture of routes draws them: an archive, the first hand, the last, an edition."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.publish.catalogue.routes import Route, Stop, kept_apart

_MOST: Final = 40
"""How many stops are drawn by themselves."""

Key = tuple[Stop, int]
"""A stop and the number of its column."""


class Link(NamedTuple):
    """How records came from one stop that is drawn to the next.

    Attributes:
        gap: Whether no source tells of a step between them.
        inferred: Whether a step between them is inferred.
        left_out: Through whose hands they went between them.
        untold: Whether the second stands for an edition that nobody tells of.
    """

    gap: bool = False
    inferred: bool = False
    left_out: tuple[str, ...] = ()
    untold: bool = False

    @property
    def look(self) -> str:
        """The classes of its band."""
        kinds = {"gap": self.gap, "inferred": self.inferred, "untold": self.untold}
        return "".join(f" {kind}" for kind, is_so in kinds.items() if is_so)


class Path(NamedTuple):
    """Stops with their columns, and how each was reached from the one before."""

    stops: tuple[Key, ...]
    links: tuple[Link, ...]


def _ends(route: Route) -> tuple[int, ...]:
    """The numbers of the hands that are drawn: the first and the last."""
    return tuple(sorted({0, len(route.conduits) - 1})) if route.conduits else ()


def paths_of(several: tuple[Route, ...]) -> dict[Path, int]:
    """Return each route as it is drawn, and the number of its records.

    Args:
        several: The routes.
    """
    apart = kept_apart(several, _MOST)
    last = min(2, max(len(one.conduits) for one in several)) + 1
    found: dict[Path, int] = {}
    for one in several:
        path = _path(one, last, apart)
        found[path] = found.get(path, 0) + len(one.entries)
    return found


def _path(route: Route, last: int, apart: frozenset[Stop]) -> Path:
    hands = _ends(route)
    drawn = [(_known(route.conduits[hand], apart), n) for n, hand in enumerate(hands, 1)]
    stops = ((_known(route.archive, apart), 0), *drawn, (_known(route.reader, apart), last))
    places = (0, *(hand + 1 for hand in hands), len(route.conduits) + 1)
    return Path(stops, tuple(_link(route, *pair) for pair in pairwise(places)))


def _link(route: Route, start: int, end: int) -> Link:
    between = tuple(one.name for one in route.conduits[start : end - 1])
    untold = end > len(route.conduits) and all(one.edition is None for one in route.entries)
    return Link(any(route.gaps[start:end]), any(route.inferred[start:end]), between, untold)


def _known(stop: Stop, apart: frozenset[Stop]) -> Stop:
    return stop if stop in apart else Stop("others")


def left_out(several: Iterable[Route]) -> int:
    """Return how many of the routes pass through hands that the picture leaves out."""
    return sum(1 for one in several if len(one.conduits) > len(_ends(one)))
