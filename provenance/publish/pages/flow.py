"""Flows between columns of stops, as an SVG picture (an alluvial diagram).

Of a way through many hands the first and the last are drawn; the list below the picture has all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from provenance.pictures.words import ems
from provenance.publish.catalogue.routes import Route, Stop, kept_apart

_WIDTH: Final = 960
_BAR: Final = 12
_GAP: Final = 26
_TOP: Final = 34
_LEAST: Final = 5.0
_TALL: Final = 420
_MOST: Final = 40
_COLOURS: Final = 8
_LETTER: Final = 13
"""The size of its letters."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A stop in a column: its place, and where flows have begun and ended so far."""

    stop: Stop
    column: int
    count: int
    x: float
    y: float
    height: float


def flow(several: tuple[Route, ...], root: str) -> str:
    """Return the picture of routes; empty where there are none.

    Args:
        several: The routes.
        root: The way from the page to the root of the site.
    """
    if not several:
        return ""
    paths = _paths(several)
    nodes = _nodes(paths)
    height = max(one.y + one.height for one in nodes.values()) + 24
    last = max(column for _, column in nodes)
    parts = (*_bands(paths, nodes), *(_drawn(one, last, root) for one in nodes.values()))
    return (
        f'<svg class="flow" viewBox="0 0 {_WIDTH} {round(height)}" role="group" '
        'aria-labelledby="flow-title flow-desc"><title id="flow-title">Routes from the archives to '
        "the readers</title>"
        f'<desc id="flow-desc">{escape(_told(several))}</desc>{"".join(parts)}</svg>'
    )


def _told(several: tuple[Route, ...]) -> str:
    first = several[0]
    stops = " to ".join(one.name for one in (first.archive, *first.conduits, first.reader))
    return (
        f"{len(several)} routes; the one that most records took leads from {stops}. A list follows."
    )


_Path = tuple[tuple[tuple[Stop, int], ...], int]


def _paths(several: tuple[Route, ...]) -> list[_Path]:
    """Each route as stops with their columns, and the number of its records."""
    apart = kept_apart(several, _MOST)
    last = min(2, max(len(one.conduits) for one in several)) + 1
    found: dict[tuple[tuple[Stop, int], ...], int] = {}
    for one in several:
        ends = (_known(one.archive, apart), 0), (_known(one.reader, apart), last)
        drawn = dict.fromkeys((*one.conduits[:1], *one.conduits[-1:]))
        hands = [(_known(hand, apart), n) for n, hand in enumerate(drawn, 1)]
        path = (ends[0], *hands, ends[1])
        found[path] = found.get(path, 0) + len(one.entries)
    return list(found.items())


def _known(stop: Stop, apart: frozenset[Stop]) -> Stop:
    return stop if stop in apart else Stop("others")


def _nodes(paths: list[_Path]) -> dict[tuple[Stop, int], _Node]:
    counts: dict[tuple[Stop, int], int] = {}
    for path, count in paths:
        for one in path:
            counts[one] = counts.get(one, 0) + count
    last = max(column for _, column in counts)
    scale = _TALL / sum(count for _, count in paths)
    placed: dict[tuple[Stop, int], _Node] = {}
    for column in range(last + 1):
        y = float(_TOP)
        for key in _ordered(column, counts, paths, placed):
            height = max(_LEAST, counts[key] * scale)
            x = _place(column, last) * (_WIDTH - _BAR)
            node = _Node(key[0], column, counts[key], round(x, 1), round(y, 1), round(height, 1))
            placed[key] = node
            y += height + _GAP
    return placed


def _place(column: int, last: int) -> float:
    """Where a column stands, from 0 to 1: the last two are far apart, for both write between."""
    return 1.0 if column == last else column / (last + 0.6)


def _ordered(
    column: int,
    counts: dict[tuple[Stop, int], int],
    paths: list[_Path],
    placed: dict[tuple[Stop, int], _Node],
) -> list[tuple[Stop, int]]:
    """The stops of a column by the height from which their records come: few bands cross."""
    pulls: dict[tuple[Stop, int], float] = {}
    for path, count in paths:
        for here, there in pairwise(path):
            if there[1] == column:
                pulls[there] = pulls.get(there, 0.0) + placed[here].y * count / counts[there]
    own = [key for key in counts if key[1] == column]
    return sorted(own, key=lambda key: (pulls.get(key, 0.0), -counts[key], key))


def _bands(paths: list[_Path], nodes: dict[tuple[Stop, int], _Node]) -> Iterator[str]:
    out: dict[tuple[Stop, int], float] = {}
    into: dict[tuple[Stop, int], float] = {}
    colours = _colours(nodes.values())
    for path, count in sorted(paths, key=lambda one: [nodes[stop].y for stop in one[0]]):
        for here, there in pairwise(path):
            left, right = nodes[here], nodes[there]
            thick = max(1.0, left.height * count / left.count)
            y1 = left.y + out.get(here, 0.0) + thick / 2
            y2 = right.y + into.get(there, 0.0) + thick / 2
            out[here] = out.get(here, 0.0) + thick
            into[there] = into.get(there, 0.0) + right.height * count / right.count
            yield _band((left.x + _BAR, y1), (right.x, y2), thick, colours[path[0][0]])


def _colours(nodes: Iterable[_Node]) -> dict[Stop, int]:
    first = sorted((one for one in nodes if one.column == 0), key=lambda one: one.y)
    return {one.stop: number % _COLOURS for number, one in enumerate(first)}


def _band(start: tuple[float, float], end: tuple[float, float], thick: float, colour: int) -> str:
    (x1, y1), (x2, y2) = start, end
    middle, y1, y2 = round((x1 + x2) / 2, 1), round(y1, 1), round(y2, 1)
    return (
        f'<path class="band f{colour}" stroke-width="{round(thick, 1)}" '
        f'd="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"/>'
    )


def _drawn(node: _Node, last: int, root: str) -> str:
    edge = _place(last - 1, last)
    room = _WIDTH * ((1 - edge) / 2 if node.column >= last - 1 else _place(1, last))
    name = _short(node.stop.name, room / _LETTER - 3)
    x, anchor = (node.x, "start") if node.column < last else (node.x + _BAR, "end")
    text = (
        f'<text x="{x}" y="{round(node.y - 6, 1)}" text-anchor="{anchor}">'
        f"<title>{escape(node.stop.name)}</title>{escape(name)} "
        f'<tspan class="soft">{node.count:,}</tspan></text>'
    )
    if node.stop.href:
        text = f'<a href="{escape(root + node.stop.href)}">{text}</a>'
    return (
        f'<rect class="bar" x="{node.x}" y="{node.y}" width="{_BAR}" height="{node.height}"/>{text}'
    )


def _short(name: str, room: float) -> str:
    if ems(name) <= room:
        return name
    kept = name
    while kept and ems(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,')}…"
