"""Two or more dates in one: times of two ends, choices, lists; one completes the other."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from provenance.dates.points import Point, point
from provenance.dates.styles import two_styles
from provenance.dates.tokens import STOPS, Row

_JOINT: Final = re.compile(r"[-/&ou]")
_MOST_JOINTS: Final = 8
_WINTER: Final = 24
ABOUT: Final = "~q"
_NONE: Final[frozenset[str]] = frozenset()


class Ends(NamedTuple):
    """The two dates that a joint joins."""

    low: Point
    high: Point


class Cut(NamedTuple):
    """A joint between two dates, and where these stand, without stops around them."""

    joint: str
    left: slice
    right: slice


def piece(row: Row) -> Point | None:
    """Read one date, complete or not, with "about" and "probably" before it."""
    bare = row.kinds.lstrip(ABOUT)
    if len(bare) == len(row.kinds):
        return point(row)
    words = row.kinds[: len(row.kinds) - len(bare)]
    found = point(row.part(len(words))) if bare else None
    return marked(found, {"~" if word == "~" else "?" for word in words}) if found else None


def marked(one: Point, marks: set[str] | frozenset[str]) -> Point:
    """Return a date with marks of doubt added to its own."""
    if not marks:
        return one
    both = marks | set(one.mark)
    mark = "%" if len(both) > 1 or "%" in both else next(iter(both))
    return one._replace(mark=mark, doubts="")


def joined(row: Row, marks: frozenset[str] = _NONE) -> str | None:
    """Read dates with a joint between them into EDTF; None where they are none."""
    if "/" in row.kinds or "(" in row.kinds:
        pair = two_styles(row)
        if pair:
            return pair.gregorian
    for cut in _cuts(row.kinds):
        ends = _ends(row, cut)
        found = _written(cut.joint, ends, marks) if ends else None
        if found:
            return found
    return None if marks else _month_of_year(row) or _listed(row)


def between(row: Row) -> str | None:
    """Read "25 and 30 October 1962" after "between"."""
    for cut in _cuts(row.kinds):
        ends = _ends(row, cut)
        found = _consecutive(ends) if ends else None
        if found:
            return f"[{found}]"
    return None


def _consecutive(ends: Ends) -> str | None:
    """Return all dates from one to another, which EDTF writes only of one precision."""
    low, high = ends
    if not (low.is_plain and high.is_plain and _in_order(ends)):
        return None
    if (low.month is None, low.day is None) != (high.month is None, high.day is None):
        return None
    return f"{low.edtf()}..{high.edtf()}"


def _written(joint: str, ends: Ends, marks: frozenset[str]) -> str | None:
    low, high = (marked(end, marks) for end in ends)
    if not _in_order(ends):
        return None
    if joint not in "&o":
        return f"{_closed(low).edtf()}/{_closed(high, last=True).edtf()}"
    if not (low.is_plain and high.is_plain):
        return None
    return f"[{low.edtf()},{high.edtf()}]" if joint == "o" else f"{{{low.edtf()},{high.edtf()}}}"


def _closed(end: Point, *, last: bool = False) -> Point:
    """Return an end as it may stand in EDTF: a decade in doubt as its first or last year."""
    if not end.mark:
        return end
    return end.last_year() if last else end.first_year()


def _in_order(ends: Ends) -> bool:
    return ends.low.order() <= ends.high.order()


@lru_cache(maxsize=4096)
def _cuts(kinds: str) -> tuple[Cut, ...]:
    found = islice(_JOINT.finditer(kinds), _MOST_JOINTS)
    cuts = (Cut(one[0], _bare(kinds, 0, one.start()), _bare(kinds, one.end())) for one in found)
    return tuple(cut for cut in cuts if kinds[cut.left] and kinds[cut.right])


def _bare(kinds: str, start: int, end: int | None = None) -> slice:
    part = kinds[start:end]
    start += len(part) - len(part.lstrip(STOPS))
    return slice(start, start + len(part.strip(STOPS)))


def _ends(row: Row, cut: Cut) -> Ends | None:
    """Read the dates before and after a joint, and complete each from the other."""
    low = piece(row.slice(cut.left))
    if low is None:
        return None
    right = row.slice(cut.right)
    later = _later_year(low, right) if low.day is None else None
    if later:
        return later
    high = piece(right)
    return _completed(low, high, cut.joint) if high else None


def _completed(low: Point, high: Point, joint: str) -> Ends | None:
    if low.lacks_month and low.year:
        return None
    if low.is_season and _is_next_year(low, high) and (low.month == _WINTER or joint == "/"):
        high = high._replace(month=low.month)
    alike = (low.day is None) == (high.day is None)
    if not (low.year and high.year) and not alike:
        return None
    ends = Ends(_filled(low, high), _filled(high, low))
    whole = all(end.year or (end.month and end.day) for end in ends)
    return ends if whole and all(map(_is_complete, ends)) else None


def _is_next_year(low: Point, high: Point) -> bool:
    """Tell whether the second is the bare year after the first: "winter 1962/1963"."""
    known = high.month is None and low.year and high.year
    return bool(known) and high.order()[0] == low.order()[0] + 1


def _filled(one: Point, other: Point) -> Point:
    """Return a date with the year, month and doubt of the other where it has none."""
    month = one.month or (other.month if one.day is not None else None)
    mark = one.mark if one.year else one.mark or other.mark
    return Point(one.year or other.year, month, one.day, one.doubts, mark)


def _is_complete(one: Point) -> bool:
    return (one.day is None or one.month is not None) and one.is_sound


def _later_year(low: Point, right: Row) -> Ends | None:
    """Read "1961–62", "winter 1962/63": the last digits of a later year."""
    if right.kinds not in ("d", "d?") or not (low.year or "").isdecimal():
        return None
    if low.month is not None and not low.is_season:
        return None
    year, digits = low.year or "", str(right.values[0])
    later = int(year[: -len(digits)] + digits)
    if digits == "00":  # 1899–00
        later += 100
    if later <= int(year):
        return None
    mark = "?" if right.kinds == "d?" else low.mark
    return Ends(low._replace(mark=low.mark or mark), Point(f"{later:04d}", low.month, mark=mark))


def _month_of_year(row: Row) -> str | None:
    """Read "1962-10", which can be no pair of years, as ISO 8601 does."""
    if row.kinds != "Y-d":
        return None
    year, month = (str(value) for value in (row.values[0], row.values[2]))
    one = Point(year, int(month))
    return one.edtf() if len(month) == 2 and 1 <= int(month) <= 12 else None


def _listed(row: Row) -> str | None:
    """Read "1870–1930, 1968": all of them are meant."""
    cuts = [found.start() for found in re.finditer(r"[,&]", row.kinds)]
    if not cuts:
        return None
    starts, stops = [0, *(cut + 1 for cut in cuts)], [*cuts, len(row.kinds)]
    parts = [row.part(a, b).stripped() for a, b in zip(starts, stops, strict=True)]
    items = [_item(part) for part in parts if part.kinds]
    known = [item for item in items if item]
    if len(known) < len(items) or len(known) < 2:
        return None
    return "{" + ",".join(known) + "}"


def _item(part: Row) -> str | None:
    one = piece(part)
    if one is not None:
        return one.edtf() if one.is_plain else None
    cuts = _cuts(part.kinds)
    ends = _ends(part, cuts[0]) if cuts and cuts[0].joint in "-/" else None
    return _consecutive(ends) if ends else None
