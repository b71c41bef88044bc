"""The reader's own place at the end of a chain: what these pages let one read, and what not."""

from dataclasses import replace
from typing import Final

from provenance.model.record import Record
from provenance.model.thing import TEXT
from provenance.pictures.chart import Chart, Lane, Line

_KINDS: Final = ("edition", "translation", "transcript", "excerpt")
"""What a reader has in hand, from the last in the chain."""


def with_reader(chart: Chart, record: Record) -> Chart:
    """Return a chart in which the reader stands at the end of what they can read.

    That is the edition, else the translation or transcript; where none is told of, the text itself
    reaches the reader only through the accounts.
    """
    lane = _read(record, {one.id for one in chart.lanes})
    if lane is None:
        return chart
    told = "you, the reader" if lane != TEXT else "you, the reader, as far as the accounts tell"
    line = Line("read by", told)
    lanes = tuple(_kept(one, line) if one.id == lane else one for one in chart.lanes)
    return replace(chart, lanes=lanes)


def _read(record: Record, drawn: set[str]) -> str | None:
    for kind in _KINDS:
        found = [one.id for one in record.derived if one.kind == kind and one.id in drawn]
        if found:
            return found[-1]
    return TEXT if TEXT in drawn else None


def _kept(lane: Lane, line: Line) -> Lane:
    return replace(lane, keepers=(*lane.keepers, line))
