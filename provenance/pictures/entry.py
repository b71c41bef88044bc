"""A chart as the entries of a drawing from top to bottom.

Beside the chart's rows a drawing has entries for what no row shows: where a lane begins of which
only later things are told, where a link is missing, and who keeps a thing at the end of its lane.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.pictures.chart import Chart, Lane, Line, Row

Stroke = Literal["solid", "dotted", "dashed"]
"""How a line is drawn: told by a source; inferred; a link is missing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a drawing.

    Attributes:
        kind: The beginning of a lane, a missing link, a row, or the keepers at a lane's end.
        lane: The lane on which it stands.
        stroke: How the line that leads to it is drawn.
        row: The row; None at the beginning and the end of a lane.
        source: Id of the lane from which its lane branches off here.
    """

    kind: Literal["opening", "gap", "row", "ending"]
    lane: Lane
    stroke: Stroke = "solid"
    row: Row | None = None
    source: str | None = None

    @property
    def hollow(self) -> bool:
        """Whether somebody acted here whom no source names."""
        return any(line.mood == "unnamed" for line in self.lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands beside it."""
        if self.kind == "ending":
            return self.lane.keepers
        return self.row.lines if self.row and self.kind == "row" else ()


def entries(chart: Chart) -> tuple[Entry, ...]:
    """Return the entries of a chart, from top to bottom."""
    lanes = {lane.id: lane for lane in chart.lanes}
    kept = (Entry("ending", lane, _kept(lane)) for lane in chart.lanes if lane.keepers)
    return (*_rows(chart, lanes), *kept)


def _rows(chart: Chart, lanes: dict[str, Lane]) -> Iterator[Entry]:
    seen: set[str] = set()
    for row in chart.rows:
        if row.source and row.source not in seen:
            yield Entry("opening", lanes[row.source])
            seen.add(row.source)
        yield from _row(row, lanes[row.lane])
        seen.add(row.lane)


def _row(row: Row, lane: Lane) -> Iterator[Entry]:
    if row.gap is None:
        yield Entry("row", lane, _stroke(row), row, row.source)
    else:
        yield Entry("gap", lane, "dashed" if row.source else "solid", row, row.source)
        yield Entry("row", lane, "dashed", row)


def _stroke(row: Row) -> Stroke:
    if row.kind == "gap":
        return "dashed"
    return "dotted" if row.inferred or row.supposed else "solid"


def _kept(lane: Lane) -> Stroke:
    return "dotted" if all(line.mood == "inferred" for line in lane.keepers) else "solid"
