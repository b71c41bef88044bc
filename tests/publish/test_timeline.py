"""The timeline: its axis at every span of years, and no more said of printing than is known."""

import re
from itertools import pairwise
from typing import Final

import pytest

from provenance.publish.catalogue.catalogue import catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.pages import timeline

_EMPTY: Final = {"date": "", "day": "", "steps": 0, "accounts": 1, "gaps": 0}
_TICK: Final = re.compile(r'class="tick" x="([\d.]+)"[^>]*>(\d+)')
_PICTURE: Final = re.compile(r'<svg class="years" viewBox="0 0 (\d+)(.*?)</svg>', re.DOTALL)
_BAR: Final = re.compile(r'<rect class="f\d" x="([\d.]+)"[^>]*width="([\d.]+)"')


def entry(number: int, year: int, published: int | None = None) -> Entry:
    told = {"id": f"r{number}", "title": f"Letter {number}", "kind": "letter", "year": f"{year:04}"}
    printed = {"published": f"{published:04}"} if published else {}
    return Entry.model_validate({**_EMPTY, **told, **printed})


def page(*entries: Entry) -> str:
    ((name, text),) = timeline.pages(catalogue(entries), Context())
    assert name == "timeline.html"
    return text


def ticks(text: str) -> list[list[int]]:
    """The years below the axis of each row, as they are written."""
    rows = [_TICK.findall(row) for row in text.split('class="axis"')[1:]]
    for row in rows:
        assert all(float(right) - float(left) >= 40 for (left, _), (right, _) in pairwise(row))
    return [[int(year) for _, year in row] for row in rows]


@pytest.mark.parametrize(
    ("first", "last", "least"), [(1962, 1962, 1), (1961, 1962, 2), (1700, 1999, 3), (1, 9999, 3)]
)
def test_the_axis_has_years_that_stand_apart(first: int, last: int, least: int) -> None:
    found = ticks(page(entry(1, first, last)))
    assert len(found) == 4
    assert all(len(row) >= least for row in found), found


def test_no_bar_leaves_the_picture() -> None:
    for first, last in ((1962, 1962), (1961, 1962), (1700, 1999), (1, 9999)):
        for width, picture in _PICTURE.findall(page(entry(1, first, last))):
            bars = _BAR.findall(picture)
            assert len(bars) == 2
            assert all(0 <= float(x) <= float(x) + float(wide) <= int(width) for x, wide in bars)


def test_the_earliest_printing_told_of_is_not_called_the_first() -> None:
    text = page(entry(1, 1962, 1994))
    assert "Earliest dated printing told of 1994: 1" in text
    assert "first published" not in text.lower()
