"""Where the lanes of a drawing run: their columns, and the stretches between their entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.pictures.entry import Entry, Stroke


@dataclass(frozen=True, slots=True)
class Stop:
    """A point at which a lane is touched: the entry's place, and the stroke that leads to it."""

    entry: int
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Track:
    """The course of a lane: its id, its column from the left, and its stops from the top."""

    lane: str
    column: int
    stops: tuple[Stop, ...]

    def below(self, entry: int) -> Stroke | None:
        """Return the stroke of the lane just below an entry; None where it does not run."""
        if entry < self.stops[0].entry:
            return None
        return next((stop.stroke for stop in self.stops if stop.entry > entry), None)


def tracks(drawn: Sequence[Entry]) -> dict[str, Track]:
    """Return the tracks of a drawing's lanes by lane id, in the order in which they begin.

    A column is used again once the lane that stood in it has ended.
    """
    stops: dict[str, list[Stop]] = {}
    for number, entry in enumerate(drawn):
        if entry.source is not None:
            stops.setdefault(entry.source, []).append(Stop(number, "solid"))
        stops.setdefault(entry.lane.id, []).append(Stop(number, entry.stroke))
    placed: dict[str, Track] = {}
    for lane, found in stops.items():
        column = _free_column(found[0].entry, placed.values())
        placed[lane] = Track(lane, column, tuple(found))
    return placed


def _free_column(start: int, placed: Iterable[Track]) -> int:
    taken = {track.column for track in placed if track.stops[-1].entry >= start}
    return next(column for column in range(len(taken) + 1) if column not in taken)
