"""Parts of a time that EDTF has no word for: early, mid, late, and halves.

They become times of two ends. An end that the calendar does not give is approximate, so that "early
October 1962" (``1962-10-01/1962-10-10~``) stays apart from ten days that somebody counted.
"""

from typing import Final, NamedTuple

from provenance.dates.days import month_length
from provenance.dates.points import Point


class Cuts(NamedTuple):
    """The last number of each third, and of the first half, of a time counted from ``first``."""

    first: int
    early: int
    middle: int
    half: int
    last: int


_YEAR: Final = Cuts(1, 4, 8, 6, 12)
_DECADE: Final = Cuts(0, 3, 6, 4, 9)
_CENTURY: Final = Cuts(0, 32, 66, 49, 99)


def part_of(kind: str, whole: Point) -> str | None:
    """Return a part (a kind of `lexicon.KINDS`) of a month, year, decade or century in EDTF."""
    cuts = _cuts(whole)
    if cuts is None or whole.mark or whole.doubts:
        return None
    low, high, about_low, about_high = {
        "E": (cuts.first, cuts.early, "", "~"),
        "I": (cuts.early + 1, cuts.middle, "~", "~"),
        "L": (cuts.middle + 1, cuts.last, "~", ""),
        "H": (cuts.first, cuts.half, "", ""),
        "K": (cuts.half + 1, cuts.last, "", ""),
    }[kind]
    start = _within(whole, low)._replace(mark=about_low)
    return f"{start.edtf()}/{_within(whole, high)._replace(mark=about_high).edtf()}"


def _cuts(whole: Point) -> Cuts | None:
    year = whole.year
    if year is None or whole.day is not None or whole.is_season:
        return None
    if whole.month is not None:
        return Cuts(1, 10, 20, 15, month_length(int(year), whole.month))
    return _CENTURY if year.endswith("XX") else _DECADE if year.endswith("X") else _YEAR


def _within(whole: Point, number: int) -> Point:
    year = whole.year or ""
    known = year.rstrip("X")
    if whole.month is not None:
        return Point(year, whole.month, number)
    if known == year:
        return Point(year, number)
    return Point(f"{known}{number:0{len(year) - len(known)}d}")
