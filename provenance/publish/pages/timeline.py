"""The timeline: when documents were written, and their earliest dated printings told of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from markupsafe import Markup

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.rendering import render

_WIDTHS: Final = {"wide": 760, "narrow": 350}
"""How wide the picture is on screens of desks, and on telephones."""
_LEFT: Final = 20
_HIGH: Final = 110
_BASE_LINES: Final = (140, 310)
_MOST_SPANS: Final = 40
_APART: Final = 52
_PRINTED: Final = "Earliest dated printing told of"
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""How many years may lie between two that are written below the axis."""


@dataclass(frozen=True, slots=True)
class Waited:
    """Records by the years of their writing and of their earliest dated printing told of.

    Attributes:
        written: The year of writing.
        published: The year of the earliest dated printing that is told of.
        entries: The records.
    """

    written: str
    published: str
    entries: tuple[Entry, ...]

    @property
    def years(self) -> int:
        """How many years lie between."""
        return int(self.published) - int(self.written)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the page shows.

    Attributes:
        pictures: How many were written, and printed, in which year: wide, and for telephones.
        written: The number of records written in each year.
        undated: The number of those whose date is not told.
        waited: From writing to printing, where both years are told.
    """

    pictures: tuple[tuple[str, Markup], ...]
    written: tuple[tuple[str, int], ...]
    undated: int
    waited: tuple[Waited, ...]


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    written = {year: len(those) for year, those in catalogue.years.items() if year}
    published: dict[str, int] = {}
    for entry in catalogue.entries:
        if entry.published:
            published[entry.published] = published.get(entry.published, 0) + 1
    page = Timeline(
        pictures=_pictures(written, published),
        written=tuple(written.items()),
        undated=len(catalogue.years.get("", ())),
        waited=_waited(catalogue)[:_MOST_SPANS],
    )
    values = {"page": page, "site": context, "root": "", "path": "timeline.html"}
    yield "timeline.html", render("timeline.html", context.theme, **values)


def _waited(catalogue: Catalogue) -> tuple[Waited, ...]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in catalogue.entries:
        if entry.year and entry.published:
            found.setdefault((entry.year, entry.published), []).append(entry)
    return tuple(Waited(*years, tuple(those)) for years, those in sorted(found.items()))


def _pictures(
    written: Mapping[str, int], published: Mapping[str, int]
) -> tuple[tuple[str, Markup], ...]:
    if not (written or published):
        return ()
    return tuple(
        (name, Markup(_picture(written, published, name)))  # noqa: S704 - it escapes all it writes
        for name in _WIDTHS
    )


def _picture(written: Mapping[str, int], published: Mapping[str, int], name: str) -> str:
    years = sorted(int(year) for year in {*written, *published})
    width = _WIDTHS[name]
    axis = _Axis(years[0], years[-1], width)
    rows = (("Written", written, "f0"), (_PRINTED, published, "f1"))
    parts = [
        part
        for (words, counts, colour), base in zip(rows, _BASE_LINES, strict=True)
        for part in _row(axis, words, counts, (colour, base))
    ]
    told = f"Documents by year: written from {years[0]} on, printed up to {years[-1]}."
    return (
        f'<svg class="years" viewBox="0 0 {width} {_BASE_LINES[1] + 30}" role="group" '
        f'aria-labelledby="years-{name}-title years-{name}-desc">'
        f'<title id="years-{name}-title">Timeline</title>'
        f'<desc id="years-{name}-desc">{escape(told)}</desc>{"".join(parts)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int
    width: int

    @property
    def step(self) -> float:
        return (self.width - 2 * _LEFT) / (self.last - self.first + 1)

    def x(self, year: int) -> float:
        return round(_LEFT + (year - self.first) * self.step, 1)

    def ticks(self) -> Iterator[int]:
        """Yield the years that are written below: as many as there is room for."""
        every = next(n for n in _STEPS if self.step * n >= _APART or n == _STEPS[-1])
        yield from (one for one in range(self.first, self.last + 1) if one % every == 0)


def _row(
    axis: _Axis, words: str, counts: Mapping[str, int], look: tuple[str, int]
) -> Iterator[str]:
    colour, base = look
    yield f'<text class="label" x="{_LEFT}" y="{base - _HIGH - 16}">{words}</text>'
    yield f'<path class="axis" d="M{_LEFT} {base}H{axis.width - _LEFT}"/>'
    for year in axis.ticks():
        middle = round(axis.x(year) + axis.step / 2, 1)
        yield f'<text class="tick" x="{middle}" y="{base + 18}">{year}</text>'
    most = max(counts.values(), default=1)
    for written, count in sorted(counts.items()):
        height = round(max(2.0, _HIGH * count / most), 1)
        width = round(max(1.5, min(axis.step - 1, 46)), 1)
        x = round(axis.x(int(written)) + (axis.step - width) / 2, 1)
        place = f'x="{x}" y="{base - height}" width="{width}" height="{height}"'
        bar = f'<title>{words} {written}: {count:,}</title><rect class="{colour}" {place}/>'
        linked = f'<a href="browse/year/{written}.html">{bar}</a>'
        yield linked if colour == "f0" else f"<g>{bar}</g>"
