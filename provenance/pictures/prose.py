"""A chain as sentences, for readers who hear a picture instead of seeing it."""

from collections.abc import Iterator

from provenance.pictures.chart import Chart, Lane, Line, Row
from provenance.pictures.words import TAGS, plain


def prose(chart: Chart) -> str:
    """Return everything that a picture of the chart shows, as sentences."""
    return " ".join(plain(sentence) for sentence in _sentences(chart))


def _sentences(chart: Chart) -> Iterator[str]:
    lanes = {lane.id: lane for lane in chart.lanes}
    for row in chart.rows:
        if row.gap:
            yield f"Gap: {row.gap}."
        yield _row(row, lanes)
    for lane in chart.lanes:
        yield from (f"At the end: {lane.label}, {_line(line)}." for line in lane.keepers)
    yield from (f"{remark}." for remark in chart.remarks)


def _row(row: Row, lanes: dict[str, Lane]) -> str:
    supposed = ", as is inferred" if row.supposed else ""
    source = f", from {lanes[row.source].label}{supposed}" if row.source else ""
    how = "inferred" if row.inferred else ""
    parts = [*row.dates, how, *map(_line, row.lines), f"told by {_accounts(row.accounts)}"]
    said = "; ".join(part for part in parts if part)
    return f"{row.number}. {row.title} ({lanes[row.lane].label}{source}): {said}."


def _line(line: Line) -> str:
    tag = f" ({TAGS[line.mood]})" if line.mood in TAGS else ""
    return f"{line.label} {line.words}{tag}"


def _accounts(ids: tuple[str, ...]) -> str:
    return f"account {' and '.join(ids)}" if ids else "no account"
