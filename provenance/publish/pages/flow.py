"""Flows between columns of stops, as an SVG picture (an alluvial diagram).

Of a way through many hands the first and the last are drawn, and the page says so; the list below
the picture has all. The stops at both ends are named beside the picture, those between above it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.pictures.words import ems
from provenance.publish.catalogue.routes import Route, Stop
from provenance.publish.pages.labels import labels
from provenance.publish.pages.ways import Key, Link, Path, paths_of

_WIDTH: Final = 1120
_SIDES: Final = (214, 250)
"""The room for the names of the first column, and of the last."""
_BAR: Final = 12
_GAP: Final = 16
_TOP: Final = 8
_LEAST: Final = 5.0
_TALL: Final = 420
_COLOURS: Final = 8
_LETTER: Final = 13
"""The size of its letters."""
_LINE: Final = 16
_LINES: Final = 4
_COUNT: Final = 3
"""The room in ems that the number after a name takes."""

_GROUND: Final = 1.02
"""How wide the letters of a broad face are, to the width that is reckoned for them."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A stop in a column: its place and the lines of its name."""

    stop: Stop
    column: int
    count: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]


def flow(several: tuple[Route, ...], root: str) -> str:
    """Return the picture of routes; empty where there are none.

    Args:
        several: The routes.
        root: The way from the page to the root of the site.
    """
    if not several:
        return ""
    paths = paths_of(several)
    nodes = _nodes(paths)
    height = max(_bottom(one) for one in nodes.values()) + _TOP
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


def _nodes(paths: Mapping[Path, int]) -> dict[Key, _Node]:
    counts: dict[Key, int] = {}
    for path, count in paths.items():
        for one in path.stops:
            counts[one] = counts.get(one, 0) + count
    last = max(column for _, column in counts)
    scale = _TALL / sum(paths.values())
    placed: dict[Key, _Node] = {}
    for column in range(last + 1):
        y = float(_TOP)
        names = labels((key[0].name for key in counts if key[1] == column), *_room(column, last))
        for key in _ordered(column, counts, paths, placed):
            height = max(_LEAST, counts[key] * scale)
            lines = names[key[0].name]
            over, under = _around(lines, height, is_side=column in (0, last))
            place = round(_place(column, last), 1), round(y + over, 1), round(height, 1)
            placed[key] = _Node(key[0], column, counts[key], *place, lines)
            y += over + height + under + _GAP
    return placed


def _around(lines: tuple[str, ...], height: float, *, is_side: bool) -> tuple[float, float]:
    """The room over and under a bar that its name needs: beside it in the middle, or above it."""
    needed = len(lines) * _LINE
    half = max(0.0, needed - height) / 2
    return (half, half) if is_side else (needed + 6, 0.0)


def _bottom(node: _Node) -> float:
    return node.y + max(node.height, (node.height + len(node.lines) * _LINE) / 2)


def _place(column: int, last: int) -> float:
    """Where the bars of a column stand."""
    first, end = _SIDES[0], _WIDTH - _SIDES[1] - _BAR
    return first + (end - first) * column / last


def _room(column: int, last: int) -> tuple[float, int]:
    """The room for a line of a name in ems, and the lines that it may have."""
    sides = {0: _SIDES[0], last: _SIDES[1]}
    wide = sides.get(column) or (_place(1, last) - _place(0, last) - 2 * _BAR)
    return wide / _LETTER - _COUNT, _LINES if column in sides else _LINES // 2


def _ordered(
    column: int,
    counts: dict[Key, int],
    paths: Mapping[Path, int],
    placed: dict[Key, _Node],
) -> list[Key]:
    """The stops of a column by the height from which their records come: few bands cross."""
    pulls: dict[Key, float] = {}
    for path, count in paths.items():
        for here, there in pairwise(path.stops):
            if there[1] == column:
                pulls[there] = pulls.get(there, 0.0) + placed[here].y * count / counts[there]
    own = [key for key in counts if key[1] == column]
    return sorted(own, key=lambda key: (pulls.get(key, 0.0), -counts[key], key))


class _Run(NamedTuple):
    """What is drawn as one band: from where to where, whose originals, and how it is known."""

    here: Key
    there: Key
    first: Stop
    look: str


def _bands(paths: Mapping[Path, int], nodes: dict[Key, _Node]) -> Iterator[str]:
    out: dict[Key, float] = {}
    into: dict[Key, float] = {}
    colours = _colours(nodes.values())
    runs = _runs(paths)
    for run in sorted(runs, key=lambda one: _order(one, nodes)):
        (here, there, first, look), links = run, runs[run]
        count = sum(links.values())
        left, right = nodes[here], nodes[there]
        thick, arriving = (one.height * count / one.count for one in (left, right))
        y1 = left.y + out.get(here, 0.0) + thick / 2
        y2 = right.y + into.get(there, 0.0) + arriving / 2
        out[here] = out.get(here, 0.0) + thick
        into[there] = into.get(there, 0.0) + arriving
        yield (
            f'<path class="band f{colours[first]}{look}" stroke-width="{round(thick, 2)}" '
            f'd="{_curve((left.x + _BAR, y1), (right.x, y2))}">'
            f"<title>{escape(_said(here[0], there[0], links))}</title></path>"
        )


def _runs(paths: Mapping[Path, int]) -> dict[_Run, dict[Link, int]]:
    """The bands, each with how its records came from one stop to the other."""
    found: dict[_Run, dict[Link, int]] = {}
    for path, count in paths.items():
        for (here, there), link in zip(pairwise(path.stops), path.links, strict=True):
            links = found.setdefault(_Run(here, there, path.stops[0][0], link.look), {})
            links[link] = links.get(link, 0) + count
    return found


def _order(run: _Run, nodes: dict[Key, _Node]) -> tuple[float, ...]:
    """By column, then by height: bands that leave a bar, or reach it, do not cross there."""
    heights = (nodes[run.here].y, nodes[run.there].y, nodes[run.first, 0].y)
    return run.here[1], *heights, len(run.look)


def _said(here: Stop, there: Stop, links: Mapping[Link, int]) -> str:
    """A band in words."""
    link = next(iter(links))
    hands = link.left_out if len(links) == 1 else ()
    through = f", through {', '.join(hands)}" if hands else ""
    doubts = (", a link is missing" if link.gap else "") + (", inferred" if link.inferred else "")
    return f"{here.name} to {there.name}{through}{doubts}: {sum(links.values()):,}"


def _colours(nodes: Iterable[_Node]) -> dict[Stop, int]:
    first = sorted((one for one in nodes if one.column == 0), key=lambda one: one.y)
    return {one.stop: number % _COLOURS for number, one in enumerate(first)}


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    middle, y1, y2 = round((x1 + x2) / 2, 1), round(y1, 1), round(y2, 1)
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _drawn(node: _Node, last: int, root: str) -> str:
    bar = f'<rect class="bar" x="{node.x}" y="{node.y}" width="{_BAR}" height="{node.height}"/>'
    text = _name(node, last)
    if node.stop.href:
        text = f'<a href="{escape(root + node.stop.href)}">{text}</a>'
    return bar + (_ground(node) if 0 < node.column < last else "") + text


def _name(node: _Node, last: int) -> str:
    """The name of a stop: left of the first column, right of the last, above those between."""
    tall = len(node.lines) * _LINE
    x, anchor, top = node.x, "start", node.y - 6 - tall
    if node.column in (0, last):
        left = node.column == 0
        x, anchor = (node.x - 8, "end") if left else (node.x + _BAR + 8, "start")
        top = node.y + (node.height - tall) / 2
    lines = " ".join(
        f'<tspan x="{round(x, 1)}" y="{round(top + _LINE * number - 4, 1)}">{escape(line)}</tspan>'
        for number, line in enumerate(node.lines, 1)
    )
    return (
        f'<text text-anchor="{anchor}"><title>{escape(node.stop.name)}</title>{lines} '
        f'<tspan class="soft">{node.count:,}</tspan></text>'
    )


def _ground(node: _Node) -> str:
    """Paper under a name that stands over bands."""
    *over, last = node.lines
    width = round(max(map(ems, (*over, f"{last} {node.count:,}"))) * _LETTER * _GROUND)
    tall = len(node.lines) * _LINE
    y = round(node.y - 6 - tall, 1)
    return f'<rect class="ground" x="{node.x}" y="{y}" width="{width}" height="{tall + 4}"/>'
