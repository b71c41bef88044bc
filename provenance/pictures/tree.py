"""A chain as a text tree for the terminal.

Lanes run from top to bottom like the branches of a version history; what happened stands beside
them. ``●`` is an act, ``○`` one whose actor no source names, ``■`` the end of a lane and its
keeper; a line is ``┊`` where it is inferred and ``╎`` where a link is missing.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.pictures.chart import Chart, Line
from provenance.pictures.entry import Entry, Stroke, entries
from provenance.pictures.track import Track, tracks
from provenance.pictures.words import TAGS, plain, titled, wrap

_WIDTH: Final = 80
_LEAST: Final = 24
_DOWN: Final[Mapping[Stroke | None, str]] = {"solid": "│", "dotted": "┊", "dashed": "╎", None: " "}
_ACROSS: Final[Mapping[Stroke, str]] = {"solid": "─", "dotted": "┈", "dashed": "╌"}


def tree(chart: Chart, width: int = _WIDTH) -> str:
    """Return the chart as a text tree.

    Args:
        chart: What to draw.
        width: Cells of a line; more are used only where the lanes leave no room for words.
    """
    drawn = entries(chart)
    placed = tracks(drawn)
    columns = 2 * max((track.column + 1 for track in placed.values()), default=0) + 1
    room = max(width - columns, _LEAST)
    lines = [*_wrapped("", plain(chart.title), width), ""]
    for number, entry in enumerate(drawn):
        lines += _entry(drawn, number, placed, room)
        if entry.kind != "gap":
            lines.append(_lanes(placed, number))
    lines += [line for remark in chart.remarks for line in _wrapped("≠ ", plain(remark), width)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _entry(
    drawn: tuple[Entry, ...], number: int, placed: Mapping[str, Track], room: int
) -> Iterator[str]:
    entry = drawn[number]
    if entry.source is not None:
        yield _branch(entry, number, placed)
    first, *others = _words(entry, room)
    above = _lanes(placed, number - 1, over=entry.source)
    at = 2 * placed[entry.lane.id].column
    yield f"{above[:at]}{_mark(entry)}{above[at + 1 :]} {first}"
    yield from (f"{_lanes(placed, number)} {other}" for other in others)


def _mark(entry: Entry) -> str:
    if entry.kind == "gap":
        return _DOWN["dashed"]
    marks = {"opening": "╷", "row": "●", "ending": "■"}
    return "○" if entry.hollow else marks[entry.kind]


def _lanes(placed: Mapping[str, Track], number: int, over: str | None = None) -> str:
    """The lanes just below an entry, two cells for each, without one that ends in a branch."""
    cells = [" "] * (2 * max((track.column + 1 for track in placed.values()), default=0))
    for track in placed.values():
        below = track.below(number)
        if track.lane == over:
            below = track.below(number + 1)
        if below is not None:
            cells[2 * track.column] = _DOWN[below]
    return "".join(cells)


def _branch(entry: Entry, number: int, placed: Mapping[str, Track]) -> str:
    """The line on which a lane leaves another."""
    start, end = placed[entry.source or ""].column, placed[entry.lane.id].column
    cells = list(_lanes(placed, number - 1))
    left, right = sorted((2 * start, 2 * end))
    for at in range(left + 1, right):
        cells[at] = _ACROSS[entry.stroke] if cells[at] == " " else "┼"
    cells[2 * start] = "├" if start < end else "┤"
    cells[2 * end] = "╮" if start < end else "╭"
    return "".join(cells)


def _words(entry: Entry, room: int) -> Iterator[str]:
    """The words beside an entry, wrapped."""
    if entry.kind == "gap" and entry.row:
        yield from _wrapped("? ", f"gap: {plain(entry.row.gap or '')}", room)
    elif entry.row:
        yield from _wrapped("", _heading(entry), room)
    else:
        yield plain(entry.lane.label)
    for line in entry.lines:
        yield from _wrapped("  ", _line(line), room)


def _heading(entry: Entry) -> str:
    row = entry.row
    if row is None:
        return ""
    what = f"{row.number}. {titled(plain(row.title))} · {plain(entry.lane.label)}"
    when = f", {plain('; '.join(row.dates))}" if row.dates else ""
    how = " (inferred)" if row.inferred else ""
    return f"{what}{when}{how}  [{', '.join(map(plain, row.accounts))}]"


def _line(line: Line) -> str:
    words = f"{plain(line.label)}: {plain(line.words)}"
    if line.mood == "superseded":
        return f"{words} [superseded]"
    return f"{words} ({TAGS[line.mood]})" if line.mood in TAGS else words


def _wrapped(before: str, text: str, room: int) -> Iterator[str]:
    inner = max(room - len(before), _LEAST)
    first, *others = wrap(text, (inner, inner - 2), in_cells=True)
    yield before + first
    yield from (" " * (len(before) + 2) + other for other in others)
