"""The sheet on which a chain is drawn: where each entry, line and lane stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from provenance.pictures.chart import Chart
from provenance.pictures.entry import Entry, entries
from provenance.pictures.lettering import Column, Text, heading, lettering, remarks
from provenance.pictures.track import Track, tracks
from provenance.pictures.words import ems

MARGIN: Final = 16
_BRANCH: Final = 30


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a sheet.

    Attributes:
        width: Width of the sheet.
        spacing: Distance from lane to lane.
        column: Where the words stand.
    """

    width: int
    spacing: float
    column: Column

    def x(self, track: Track) -> float:
        """Return where a lane runs."""
        return round(MARGIN + 8 + track.column * self.spacing, 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry on the sheet: the height of its node, and its words."""

    entry: Entry
    y: float
    texts: tuple[Text, ...]

    @property
    def fork(self) -> float:
        """The height at which its lane leaves another."""
        return self.y - _BRANCH


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart on a sheet, ready to be drawn."""

    grid: Grid
    height: float
    tracks: dict[str, Track]
    placed: tuple[Placed, ...]
    heading: tuple[Text, ...]
    remarks: tuple[Text, ...]


def sheet(chart: Chart, width: int, *, headed: bool) -> Sheet:
    """Lay a chart out on a sheet.

    Args:
        chart: What to draw.
        width: Width of the sheet in CSS pixels.
        headed: Whether the title stands above it.
    """
    drawn = entries(chart)
    courses = tracks(drawn)
    grid = _grid(chart, width, courses)
    whole = Column(MARGIN, width - MARGIN, 0)
    title = heading(chart.title, whole) if headed else ()
    placed, bottom = _placed(drawn, grid, title[-1].y + 6 if title else 0)
    below = remarks(chart.remarks, whole, bottom + 14)
    bottom = below[-1].y + 16 if below else bottom
    return Sheet(grid, bottom, courses, placed, title, below)


def _grid(chart: Chart, width: int, courses: dict[str, Track]) -> Grid:
    columns = max((track.column for track in courses.values()), default=0) + 1
    spacing = max(7.0, min(24.0, width * 0.24 / columns))
    left = round(MARGIN + 8 + (columns - 1) * spacing + 24, 1)
    room = width - MARGIN - left
    labels = [line.label for row in chart.rows for line in row.lines]
    labels += [line.label for lane in chart.lanes for line in lane.keepers]
    widest = max((ems(label) * 12.5 for label in labels), default=0) + 10
    tabular = room - widest > 260
    return Grid(width, spacing, Column(left, width - MARGIN, widest if tabular else 0))


def _placed(drawn: Sequence[Entry], grid: Grid, top: float) -> tuple[tuple[Placed, ...], float]:
    placed: list[Placed] = []
    before: str | None = None
    for entry in drawn:
        named = entry.lane.id != before or entry.kind == "opening"
        letters = lettering(entry, grid.column, top, named=named)
        placed.append(Placed(entry, letters.node, letters.texts))
        top = letters.bottom
        before = entry.lane.id
    return tuple(placed), top
