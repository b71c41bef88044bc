"""A chain as an SVG picture.

From the oldest to the latest a coloured line runs for each carrier and each derived text; a curve
shows where a copy or a translation comes off. What is inferred is dotted, a missing link dashed,
the act of someone not named hollow. The picture needs nothing from outside, and several of them can
stand on one page.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import pairwise

from provenance.pictures.chart import Chart
from provenance.pictures.entry import Stroke
from provenance.pictures.ink import LANES, style
from provenance.pictures.legend import Key, legend
from provenance.pictures.lettering import Piece, Text, pill_width
from provenance.pictures.prose import prose
from provenance.pictures.sheet import MARGIN, Placed, Sheet, sheet
from provenance.pictures.track import Track
from provenance.pictures.words import plain

_NODE = 6.5


def svg(chart: Chart, width: int = 640, *, headed: bool = True) -> str:
    """Return the chart as an SVG picture that stands alone or in a page.

    Args:
        chart: What to draw.
        width: Width of its sheet in CSS pixels; it shrinks where there is less room, and 340 suits
            a telephone.
        headed: Whether the title stands above the drawing.
    """
    drawn = sheet(chart, width, headed=headed)
    keys = legend(chart, drawn.height + 12, MARGIN, width - MARGIN)
    height = round(keys[-1].y + 16 if keys else drawn.height + 8)
    parts = [
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *_lanes(drawn),
        *_branches(drawn),
        *(_node(drawn, one) for one in drawn.placed),
        *_words(drawn),
        *_legend(keys, drawn),
    ]
    return _document(chart, (width, height), parts)


def _document(chart: Chart, size: tuple[int, int], parts: Iterable[str]) -> str:
    width, height = size
    told = prose(chart)
    digest = sha256(f"{width} {height} {chart.title} {told}".encode(errors="replace"))
    name = f"chain-{digest.hexdigest()[:10]}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">',
            f'<title id="{name}-title">{_text(f"Chain of custody: {chart.title}")}</title>',
            f'<desc id="{name}-desc">{_text(told)}</desc>',
            f"<style>{style(name)}</style>",
            *parts,
            "</svg>\n",
        )
    )


def _text(words: str) -> str:
    return escape(plain(words))


def _colour(track: Track, drawn: Sheet) -> str:
    return f"c{list(drawn.tracks).index(track.lane) % LANES + 1}"


def _lanes(drawn: Sheet) -> Iterator[str]:
    """The upright lines, stretch by stretch."""
    for track in drawn.tracks.values():
        x, colour = drawn.grid.x(track), _colour(track, drawn)
        for upper, lower in pairwise(track.stops):
            start, end = (_height(track, drawn.placed[stop.entry]) for stop in (upper, lower))
            yield f'<path class="line {colour}{_dash(lower.stroke)}" d="M{x} {start}V{end}"/>'


def _height(track: Track, placed: Placed) -> float:
    """The height at which an entry touches a lane: its node, or where another lane forks off."""
    return round(placed.y if placed.entry.lane.id == track.lane else placed.fork, 1)


def _dash(stroke: Stroke) -> str:
    return "" if stroke == "solid" else f" {stroke}"


def _branches(drawn: Sheet) -> Iterator[str]:
    for placed in drawn.placed:
        if placed.entry.source is None:
            continue
        track = drawn.tracks[placed.entry.lane.id]
        source = drawn.tracks[placed.entry.source]
        path = _curve(drawn.grid.x(source), round(placed.fork, 1), drawn.grid.x(track), placed.y)
        columns = abs(source.column - track.column)
        if columns > 1:
            ends = round(48 / columns)
            dash = f'pathLength="100" stroke-dasharray="0 {ends} {100 - 2 * ends} 100"'
            yield f'<path class="halo" {dash} d="{path}"/>'
        look = f"{_colour(track, drawn)}{_dash(placed.entry.stroke)}"
        yield f'<path class="line {look}" d="{path}"/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    bend = round((to_y - y) * 0.62, 1)
    return f"M{x} {y}C{x} {round(y + bend, 1)} {to_x} {round(to_y - bend, 1)} {to_x} {to_y}"


def _node(drawn: Sheet, placed: Placed) -> str:
    track = drawn.tracks[placed.entry.lane.id]
    x, y, colour = drawn.grid.x(track), placed.y, _colour(track, drawn)
    if placed.entry.kind == "ending":
        return (
            f'<rect class="node {colour}" x="{round(x - 7, 1)}" y="{round(y - 7, 1)}" '
            f'width="14" height="14" rx="2.5"/>'
        )
    if placed.entry.kind == "opening":
        return f'<path class="line {colour}" d="M{round(x - 6, 1)} {y}h12"/>'
    if placed.entry.kind == "gap":
        return ""
    look = "hollow" if placed.entry.hollow else "node"
    return f'<circle class="{look} {colour}" cx="{x}" cy="{y}" r="{_NODE}"/>'


def _words(drawn: Sheet) -> Iterator[str]:
    for text in (*drawn.heading, *drawn.remarks):
        yield _line(text, "")
    for placed in drawn.placed:
        colour = _colour(drawn.tracks[placed.entry.lane.id], drawn)
        for text in placed.texts:
            yield from [_line(text, colour)] if text.pieces else []
            yield from _pills(text, drawn.grid.column.right)


def _line(text: Text, colour: str) -> str:
    group = f' class="{colour}"' if colour else ""
    return f'<text{group} y="{text.y}">{"".join(map(_piece, text.pieces))}</text>'


def _piece(piece: Piece) -> str:
    place = 'dx="5"' if piece.x is None else f'x="{round(piece.x, 1)}"'
    return f'<tspan class="{piece.style}" {place}>{_text(piece.words)}</tspan>'


def _pills(text: Text, right: float) -> Iterator[str]:
    """The ids of the accounts, in rounded frames from the right margin."""
    for words in reversed(text.pills):
        width = pill_width(words)
        yield _pill(words, right - width, text.y)
        right = right - width - 4


def _pill(words: str, x: float, y: float) -> str:
    width = pill_width(words)
    return (
        f'<rect class="rim" x="{round(x, 1)}" y="{round(y - 13, 1)}" width="{width}" height="17" '
        f'rx="8.5"/><text class="pill" x="{round(x + width / 2, 1)}" y="{round(y - 0.7, 1)}">'
        f"{_text(words)}</text>"
    )


def _legend(keys: tuple[Key, ...], drawn: Sheet) -> Iterator[str]:
    if keys:
        y = round(drawn.height + 10, 1)
        yield f'<path class="rule" d="M{MARGIN} {y}H{drawn.grid.width - MARGIN}"/>'
    for key in keys:
        yield _sample(key)
        yield f'<text class="key" x="{round(key.x + 28, 1)}" y="{key.y}">{key.words}</text>'


def _sample(key: Key) -> str:
    x, y = key.x, round(key.y - 4, 1)
    match key.sample:
        case "dotted" | "dashed":
            return f'<path class="line c8 {key.sample}" d="M{round(x + 1, 1)} {y}h20"/>'
        case "hollow":
            return f'<circle class="hollow c8" cx="{round(x + 11, 1)}" cy="{y}" r="5"/>'
        case "keeper":
            return (
                f'<rect class="node c8" x="{round(x + 5, 1)}" y="{y - 6}" width="12" height="12"/>'
            )
        case "pill":
            return _pill("1", x + 3, key.y)
    return f'<text y="{key.y}"><tspan class="key superseded" x="{x}">abc</tspan></text>'
