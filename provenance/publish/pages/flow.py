"""Flows between columns of stops, as an SVG picture (an alluvial diagram).

Of a way through many hands the first and the last are drawn, and the page says so; the list below
the picture has all. Where there is room, the stops at both ends are named beside the picture.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from provenance.pictures.words import ems
from provenance.publish.catalogue.routes import Route, Stop
from provenance.publish.pages.labels import labels
from provenance.publish.pages.shape import BAR, OVER, Shape
from provenance.publish.pages.ways import Key, Link, Path, paths_of

_GAP: Final = 16
_TOP: Final = 8
_LEAST: Final = 5.0
_COLOURS: Final = 8

_GROUND: Final = 1.02
"""How wide the letters of a broad face are, to the width that is reckoned for them."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A stop in a column: its place and the lines of its name, beside its bar or above it."""

    stop: Stop
    column: int
    beside: bool
    count: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]


def flow(several: tuple[Route, ...], root: str, shape: Shape) -> str:
    """Return the picture of routes; empty where there are none.

    Args:
        several: The routes.
        root: The way from the page to the root of the site.
        shape: How it is laid out.
    """
    if not several:
        return ""
    paths = paths_of(several)
    nodes = _nodes(paths, shape)
    height = max(_bottom(one, shape) for one in nodes.values()) + _TOP
    parts = (*_bands(paths, nodes), *(_drawn(one, shape, root) for one in nodes.values()))
    ids = f"flow-{shape.name}-title", f"flow-{shape.name}-desc"
    return (
        f'<svg class="flow {shape.name}" viewBox="0 0 {shape.width} {round(height)}" role="group" '
        f'aria-labelledby="{" ".join(ids)}"><title id="{ids[0]}">Routes from the archives to '
        "the readers</title>"
        f'<desc id="{ids[1]}">{escape(_told(several))}</desc>{"".join(parts)}</svg>'
    )


def _told(several: tuple[Route, ...]) -> str:
    first = several[0]
    stops = " to ".join(one.name for one in (first.archive, *first.conduits, first.reader))
    return (
        f"{len(several)} routes; the one that most records took leads from {stops}. A list follows."
    )


def _nodes(paths: Mapping[Path, int], shape: Shape) -> dict[Key, _Node]:
    counts: dict[Key, int] = {}
    for path, count in paths.items():
        for one in path.stops:
            counts[one] = counts.get(one, 0) + count
    last = max(column for _, column in counts)
    scale = shape.bars / sum(paths.values())
    placed: dict[Key, _Node] = {}
    for column in range(last + 1):
        y = float(_TOP)
        beside = shape.is_beside(column, last)
        x = round(shape.place(column, last), 1)
        room = shape.room(column, last)
        names = labels((key[0].name for key in counts if key[1] == column), *room)
        for key in _ordered(column, counts, paths, placed):
            height = max(_LEAST, counts[key] * scale)
            lines = names[key[0].name]
            over, under = _around(shape.tall(len(lines)), height, is_beside=beside)
            place = x, round(y + over, 1), round(height, 1)
            placed[key] = _Node(key[0], column, beside, counts[key], *place, lines)
            y += over + height + under + _GAP
    return placed


def _around(needed: int, height: float, *, is_beside: bool) -> tuple[float, float]:
    """The room over and under a bar that its name needs: beside it in the middle, or above it."""
    half = max(0.0, needed - height) / 2
    return (half, half) if is_beside else (needed + OVER, 0.0)


def _bottom(node: _Node, shape: Shape) -> float:
    tall = shape.tall(len(node.lines)) if node.beside else 0
    return node.y + max(node.height, (node.height + tall) / 2)


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
            f'd="{_curve((left.x + BAR, y1), (right.x, y2))}">'
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


def _drawn(node: _Node, shape: Shape, root: str) -> str:
    bar = f'<rect class="bar" x="{node.x}" y="{node.y}" width="{BAR}" height="{node.height}"/>'
    text = _name(node, shape)
    if node.stop.href:
        text = f'<a href="{escape(root + node.stop.href)}">{text}</a>'
    return bar + ("" if node.beside else _ground(node, shape)) + text


def _name(node: _Node, shape: Shape) -> str:
    """The name of a stop and the number of its records: beside its bar, or above it."""
    tall = shape.tall(len(node.lines))
    x, anchor, top = node.x, "start", node.y - OVER - tall
    if node.beside:
        left = node.column == 0
        x, anchor = (node.x - 8, "end") if left else (node.x + BAR + 8, "start")
        top = node.y + (node.height - tall) / 2
    rows = [
        f'x="{round(x, 1)}" y="{round(top + shape.line * number - 4, 1)}"'
        for number in range(1, len(node.lines) + 2)
    ]
    lines = " ".join(
        f"<tspan {place}>{escape(line)}</tspan>"
        for place, line in zip(rows, node.lines, strict=False)
    )
    count = "" if shape.sides else f" {rows[-1]}"
    return (
        f'<text text-anchor="{anchor}"><title>{escape(node.stop.name)}</title>{lines} '
        f'<tspan class="soft"{count}>{node.count:,}</tspan></text>'
    )


def _ground(node: _Node, shape: Shape) -> str:
    """Paper under a name that stands over bands."""
    *over, last = node.lines
    rows = (*over, f"{last} {node.count:,}") if shape.sides else node.lines
    width = round(max(map(ems, rows)) * shape.letter * _GROUND)
    tall = shape.tall(len(node.lines))
    y = round(node.y - OVER - tall, 1)
    return f'<rect class="ground" x="{node.x}" y="{y}" width="{width}" height="{tall + 4}"/>'
