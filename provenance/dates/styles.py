"""Days that a document gives in the old and the new calendar: "18/30 October 1867".

Such a pair looks like a time of two days. It is taken for one day where the second is exactly the
first one's day in the Gregorian calendar, up to 1923, when the last state gave up the old one.
"""

import re
from typing import Final, NamedTuple

from provenance.dates.days import from_julian
from provenance.dates.points import Point, point
from provenance.dates.tokens import Row

_LAST_YEAR: Final = 1923
_BRACKETED: Final = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")


class TwoStyles(NamedTuple):
    """One day in two calendars.

    Attributes:
        julian: The day of the Julian calendar, written as year, month, day. It is no EDTF date.
        gregorian: The day in EDTF.
    """

    julian: str
    gregorian: str


def two_styles(row: Row) -> TwoStyles | None:
    """Read a pair of days, parted by a stroke or with the second one in brackets."""
    found = _BRACKETED.fullmatch(row.kinds)
    if found:
        first, inner, rest = (row.part(*found.span(number)) for number in (1, 2, 3))
        second = Row(inner.kinds + rest.kinds, inner.values + rest.values, row.manner)
        return _pair(first, second)
    at = row.kinds.find("/")
    return _pair(row.part(0, at), row.part(at + 1)) if at > 0 else None


def gregorian(day: Point) -> Point | None:
    """Return the Gregorian day of a plain Julian one; None where it is not known to the day."""
    numbers = _numbers(day)
    if numbers is None:
        return None
    year, month, number = from_julian(*numbers)
    return Point(f"{year:04d}", month, number)


def _pair(first: Row, second: Row) -> TwoStyles | None:
    old, new = point(first), point(second)
    if old is None or new is None or new.year is None:
        return None
    old = old._replace(year=old.year or new.year, month=old.month or new.month)
    if new.order()[0] > _LAST_YEAR or gregorian(old) != new:
        return None
    return TwoStyles(old.edtf(), new.edtf())


def _numbers(day: Point) -> tuple[int, int, int] | None:
    if not (day.is_plain and day.year and day.month and day.day):
        return None
    return int(day.year), day.month, day.day
