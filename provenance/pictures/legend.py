"""The legend of a drawn chain: only what occurs in it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.pictures.chart import Chart
from provenance.pictures.words import ems

_SIZE: Final = 12.5
_SAMPLE: Final = 30
_LEADING: Final = 21


class Key(NamedTuple):
    """An entry of the legend: the sample to draw, its words, and where it stands."""

    sample: str
    words: str
    x: float
    y: float


def legend(chart: Chart, top: float, left: float, right: float) -> tuple[Key, ...]:
    """Return the legend's entries, side by side and wrapped.

    Args:
        chart: What is drawn.
        top: The height at which its first line begins.
        left: Where its lines begin.
        right: Where its lines end at the latest.
    """
    keys: list[Key] = []
    x, y = left, top + _LEADING
    for sample, words in _occurring(chart):
        width = _SAMPLE + ems(words) * _SIZE + 14
        if x > left and x + width > right:
            x, y = left, y + _LEADING
        keys.append(Key(sample, words, round(x, 1), round(y, 1)))
        x += width
    return tuple(keys)


def _occurring(chart: Chart) -> Iterator[tuple[str, str]]:
    moods = {line.mood for row in chart.rows for line in row.lines}
    moods |= {line.mood for lane in chart.lanes for line in lane.keepers}
    if any(row.inferred or row.supposed for row in chart.rows):
        yield "dotted", "inferred, not stated"
    if any(row.gap or row.kind == "gap" for row in chart.rows):
        yield "dashed", "a link is missing"
    if "unnamed" in moods:
        yield "hollow", "someone not named"
    if "superseded" in moods:
        yield "struck", "another account names someone else"
    if "refuted" in moods:
        yield "struck", "shown to be wrong"
    if any(lane.keepers for lane in chart.lanes):
        yield "keeper", "who keeps it"
    if any(row.accounts for row in chart.rows):
        yield "pill", "the account that tells it"
