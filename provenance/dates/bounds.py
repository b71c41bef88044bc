"""The first and the last day that an EDTF date may mean, and an order of dates.

Bounds are what an archivist means by "earliest" and "latest". Marks of doubt (``?``, ``~``, ``%``)
widen nothing: how far "about" reaches, nobody has said. A season is bounded by its year, for
hemispheres differ and a winter has two years; quarters and the longer parts of a year have their
months. A year of which no digit is known has no bounds.
"""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from itertools import islice

from provenance.dates.days import Day, month_length
from provenance.dates.edtf import require_edtf

_MARKS = str.maketrans("", "", "?~%")
_TIME = re.compile(r"T.*\Z")
_PART = re.compile(r"(?P<year>-?[0-9X]{4}|Y?-?\d+(?:E\d+)?)(?:S(?P<sure>\d+))?"
                   r"(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")  # fmt: skip
_SUBYEARS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8),
             39: (9, 12), 40: (1, 6), 41: (7, 12)}  # fmt: skip
_LEAP_CYCLE = 40
_NEVER = (0, 0, 0)

Limit = Day | None
Limits = tuple[Limit, Limit]


def earliest(edtf: str) -> date | None:
    """Return the first day that an EDTF date may mean, or None.

    None where it has no lower bound, and where Python's `date` cannot hold it (before the year 1,
    after 9999): `year_bounds` tells the two apart.

    Examples:
        >>> earliest("1962-10"), earliest("../1962"), earliest("1962-10-2X")
        (datetime.date(1962, 10, 1), None, datetime.date(1962, 10, 20))
    """
    return _as_date(bounds(edtf)[0])


def latest(edtf: str) -> date | None:
    """Return the last day that an EDTF date may mean, or None; see `earliest`.

    Examples:
        >>> latest("1962-10"), latest("1962/"), latest("1991/1992")
        (datetime.date(1962, 10, 31), None, datetime.date(1992, 12, 31))
    """
    return _as_date(bounds(edtf)[1])


def year_bounds(edtf: str) -> tuple[int | None, int | None]:
    """Return the first and the last year of an EDTF date, of any size; None where it is open.

    Examples:
        >>> year_bounds("Y-17E7"), year_bounds("1950S2"), year_bounds("../1962")
        ((-170000000, -170000000), (1900, 1999), (None, 1962))
    """
    low, high = bounds(edtf)
    return (low.year if low else None), (high.year if high else None)


def sort_key(edtf: str | None) -> tuple[int, ...]:
    """Return a key that puts dates in the order of a file of papers.

    By the first possible day, the wider time first (1962, October 1962, 1 October 1962) and one
    without an end last; a date with only an end stands at its end; what has no bounds stands last.

    Examples:
        >>> sorted(["1962-10-30", "../1962-10-28", "1962-10", "1962"], key=sort_key)
        ['1962', '1962-10', '../1962-10-28', '1962-10-30']
    """
    low, high = bounds(edtf) if edtf else (None, None)
    first = low or high
    if first is None:
        return (1, *_NEVER, 0, *_NEVER)
    last = tuple(-number for number in high) if high and low else _NEVER
    return (0, *first, int(low is None), *last)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Limits:
    """Return the first and the last day of an EDTF date in years of any size.

    Raises:
        MalformedDate: It is not EDTF.
    """
    text = require_edtf(edtf).translate(_MARKS)
    if "/" in text:
        low, high = text.split("/")
        return _of_part(low)[0], _of_part(high)[1]
    return _of_set(text.strip("[]{}")) if text[0] in "[{" else _of_part(text)


def _of_set(inner: str) -> Limits:
    found = [limits for item in inner.split(",") for limits in _of_item(item)]
    lows = [low for low, _ in found]
    highs = [high for _, high in found]
    return (
        None if None in lows else min(low for low in lows if low),
        None if None in highs else max(high for high in highs if high),
    )


def _of_item(item: str) -> Iterator[Limits]:
    low, dots, high = item.partition("..")
    if not dots:
        yield _of_part(item)
    else:
        yield _of_part(low)[0], _of_part(high)[1]


def _of_part(text: str) -> Limits:
    """Return the limits of a date without marks; of an open or unknown end, none."""
    found = _PART.fullmatch(_TIME.sub("", text))
    if found is None or found["year"].strip("-") == "XXXX":
        return None, None
    years = _years(found["year"], found["sure"])
    months = _months(found["month"])
    days = found["day"] or ""
    return _first(years, months, days), _first(years, months, days, last=True)


def _years(text: str, sure: str | None) -> range:
    sign = -1 if "-" in text else 1
    digits, _, zeros = text.strip("Y-").partition("E")
    least = int(digits.replace("X", "0")) * 10 ** int(zeros or 0)
    most = int(digits.replace("X", "9")) * 10 ** int(zeros or 0)
    if sure:
        unsure = 10 ** max(len(str(least)) - int(sure), 0)
        least, most = least // unsure * unsure, most // unsure * unsure + unsure - 1
    ends = sorted((sign * least, sign * most))
    known = digits.rpartition("X")[2] if "X" in digits else ""
    return range(ends[0], ends[1] + 1, 10 ** len(known))


def _months(digits: str | None) -> tuple[int, ...]:
    """Return the months that digits may mean; of a season, those of its whole year."""
    if digits is None:
        return tuple(range(1, 13))
    if "X" not in digits and int(digits) > 12:
        low, high = _SUBYEARS.get(int(digits), (1, 12))
        return tuple(range(low, high + 1))
    return tuple(month for month in range(1, 13) if _fits(month, digits))


def _first(years: range, months: tuple[int, ...], digits: str, *, last: bool = False) -> Limit:
    """Return the first (or last) day that there is; leap days are found within forty years."""
    turn = -1 if last else 1
    for year in islice(years[::turn], _LEAP_CYCLE):
        for month in months[::turn]:
            days = range(1, month_length(year, month) + 1)[::turn]
            found = next((day for day in days if not digits or _fits(day, digits)), None)
            if found:
                return Day(year, month, found)
    return None


def _fits(number: int, digits: str) -> bool:
    return all(one in ("X", other) for one, other in zip(digits, f"{number:02d}", strict=True))


def _as_date(day: Limit) -> date | None:
    return date(*day) if day and MINYEAR <= day.year <= MAXYEAR else None
