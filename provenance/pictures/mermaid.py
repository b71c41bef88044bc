"""A chain as a Mermaid flowchart: dotted arrows are inferred, dashed boxes are missing links."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from provenance.pictures.chart import Chart, Line
from provenance.pictures.entry import Entry, Stroke, entries
from provenance.pictures.track import tracks
from provenance.pictures.words import TAGS, plain, titled

_SAFE: Final = frozenset(" .,:-–—()’…?!")
_ARROWS: Final[Mapping[Stroke, str]] = {"solid": "-->", "dotted": "-.->", "dashed": "-.->"}
_SHAPES: Final[Mapping[str, tuple[str, str]]] = {
    "opening": ("([", "])"),
    "gap": ("{{", "}}"),
    "row": ("[", "]"),
    "ending": ("[/", "/]"),
}
_CLASSES: Final = (
    "classDef title fill:none,stroke:none",
    "classDef gap stroke-dasharray:6 4,fill:none",
    "classDef unnamed stroke-dasharray:2 3",
)


def mermaid(chart: Chart) -> str:
    """Return the chart as a Mermaid flowchart; none of its texts can become code."""
    drawn = entries(chart)
    lines = [
        "flowchart TD",
        f"  title[{_quoted(chart.title)}]:::title",
    ]
    lines += [f"  {_node(number, entry)}" for number, entry in enumerate(drawn)]
    lines += [f"  {edge}" for edge in _edges(drawn)]
    lines += [f"  r{number}[{_quoted(f'≠ {words}')}]" for number, words in enumerate(chart.remarks)]
    lines += [f"  {one}" for one in _CLASSES]
    return "\n".join(lines) + "\n"


def _node(number: int, entry: Entry) -> str:
    opening, closing = _SHAPES[entry.kind]
    label = "<br>".join(map(_escaped, _words(entry)))
    name = ":::gap" if entry.kind == "gap" else ":::unnamed" if entry.hollow else ""
    return f'e{number}{opening}"{label}"{closing}{name}'


def _words(entry: Entry) -> Iterator[str]:
    row = entry.row
    if row is None:
        yield titled(entry.lane.label)
    elif entry.kind == "gap":
        yield titled(row.gap or "")
    else:
        yield f"{row.number}. {titled(row.title)}{' (inferred)' if row.inferred else ''}"
        yield from row.dates
    yield from map(_line, entry.lines)
    if row is not None and entry.kind == "row" and row.accounts:
        yield f"told by {', '.join(row.accounts)}"


def _line(line: Line) -> str:
    tag = f" ({TAGS[line.mood]})" if line.mood in TAGS else ""
    return f"{line.label}: {line.words}{tag}"


def _edges(drawn: tuple[Entry, ...]) -> Iterator[str]:
    """Arrows along each lane, and from the last entry of a lane to what leaves it."""
    for lane, track in tracks(drawn).items():
        stops = [stop.entry for stop in track.stops if drawn[stop.entry].lane.id == lane]
        for one, other in pairwise(stops):
            yield f"e{one} {_ARROWS[drawn[other].stroke]} e{other}"
        first = drawn[stops[0]] if stops else None
        if first is not None and first.source is not None:
            before = _last_before(drawn, first.source, stops[0])
            yield f"e{before} {_ARROWS[first.stroke]}|{_quoted(first.lane.label)}| e{stops[0]}"


def _last_before(drawn: tuple[Entry, ...], lane: str, number: int) -> int:
    return max(at for at, entry in enumerate(drawn[:number]) if entry.lane.id == lane)


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Write every character that Mermaid or HTML may understand as its number."""
    return "".join(one if one.isalnum() or one in _SAFE else f"#{ord(one)};" for one in plain(text))
