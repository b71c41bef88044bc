"""Days of the two calendars, for any year; `datetime` stops at the years 1 and 9999.

Years are astronomical (0 is 1 BC) and the Gregorian calendar is extended backwards, as in ISO 8601.
"""

from calendar import isleap
from typing import NamedTuple

_FEBRUARY = 2
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day of the Gregorian calendar; days compare as they follow one another."""

    year: int
    month: int
    day: int


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return _LENGTHS[month] + (month == _FEBRUARY and isleap(year))


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def next_day(day: Day, step: int = 1) -> Day:
    """Return the day after another one, or with ``step=-1`` the day before it."""
    return _of_number(_number(day) + step)


def from_julian(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day of a Julian one.

    Examples:
        >>> from_julian(1917, 10, 25)
        Day(year=1917, month=11, day=7)
    """
    years = year - 1 if month <= _FEBRUARY else year
    centuries = years // 100
    return _of_number(_number(Day(year, month, 1)) + day - 1 + centuries - centuries // 4 - 2)


def _number(day: Day) -> int:
    """Number the days, 1 March of the year 0 being 0: a leap day ends its year then."""
    shift = (day.month + 9) % 12
    year = day.year - (day.month <= _FEBRUARY)
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * shift + 2) // 5 + day.day - 1


def _of_number(number: int) -> Day:
    era, rest = divmod(number, 146097)  # the days of 400 years
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    days = rest - (365 * year + year // 4 - year // 100)
    shift = (5 * days + 2) // 153
    month = (shift + 2) % 12 + 1
    return Day(era * 400 + year + (month <= _FEBRUARY), month, days - (153 * shift + 2) // 5 + 1)
