"""A whole printed date: single ones, limits, parts, and what `pairs` joins."""

from collections.abc import Callable
from typing import Final

from provenance.dates.days import Day, next_day
from provenance.dates.pairs import ABOUT, between, joined, piece
from provenance.dates.parts import part_of
from provenance.dates.points import Point, point
from provenance.dates.styles import gregorian
from provenance.dates.tokens import Row

Reader = Callable[[Row], str | None]


def span(row: Row) -> str | None:
    """Read a date into EDTF; None where it is none."""
    one = piece(row) if row.kinds[0] in ABOUT else point(row)
    if one is not None:
        return _single(one)
    for reader in (_READERS.get(row.kinds[0]), _ENDINGS.get(row.kinds[-1])):
        found = reader(row) if reader else None
        if found:
            return found
    return joined(row)


def _single(one: Point) -> str | None:
    """Write a date that stands alone: a day needs its month, and without a year a month its day."""
    if one.lacks_month:
        return None
    if one.year is None and (one.month is None or one.day is None or one.is_season):
        return None
    if one.mark and one.is_many_years:
        return f"{one.first_year().edtf()}/{one.last_year().edtf()}"
    return one.edtf()


def _limited(row: Row) -> str | None:
    """Read "not later than …", "until …"."""
    one = _dated(row.part(1))
    return f"../{one.last_year().edtf()}" if one else None


def _open(row: Row) -> str | None:
    """Read "not earlier than …", "since …"; "from … to …" has two ends."""
    one = _dated(row.part(1))
    return f"{one.first_year().edtf()}/.." if one else joined(row.part(1))


def _before(row: Row) -> str | None:
    one = _dated(row.part(1))
    return f"../{_beside(one, -1).last_year().edtf()}" if one else None


def _after(row: Row) -> str | None:
    one = _dated(row.part(1))
    return f"{_beside(one, 1).first_year().edtf()}/.." if one else None


def _beside(one: Point, step: int) -> Point:
    """Return the day beside a plain day; a month or a year may be meant in part, and stays."""
    if not (one.is_plain and one.year and one.month and one.day):
        return one
    year, month, day = next_day(Day(int(one.year), one.month, one.day), step)
    return Point(f"{year:04d}", month, day)


def _about(row: Row) -> str | None:
    """Read "circa 1983–1989": both ends are approximate."""
    marks = set()
    while row.kinds[:1] and row.kinds[0] in ABOUT:
        marks.add("~" if row.kinds[0] == "~" else "?")
        row = row.part(1)
    return joined(row, frozenset(marks)) if row.kinds else None


def _part(row: Row) -> str | None:
    one = piece(row.part(1))
    return part_of(row.kinds[0], one) if one else None


def _night(row: Row) -> str | None:
    one = piece(row.part(1))
    return _single(one) if one else joined(row.part(1))


def _between(row: Row) -> str | None:
    return between(row.part(1))


def _unknown_start(row: Row) -> str | None:
    one = _dated(row.part(2)) if row.kinds.startswith("?-") else None
    return f"/{one.last_year().edtf()}" if one else None


def _unended(row: Row) -> str | None:
    one = _dated(row.part(0, -1))
    return f"{one.first_year().edtf()}/.." if one else None


def _unknown_end(row: Row) -> str | None:
    one = _dated(row.part(0, -2)) if row.kinds.endswith("-?") else None
    return f"{one.first_year().edtf()}/" if one else None


def _or_earlier(row: Row) -> str | None:
    one = _dated(row.part(0, -1))
    return f"[..{one.edtf()}]" if one and one.is_plain else None


def _or_later(row: Row) -> str | None:
    one = _dated(row.part(0, -1))
    return f"[{one.edtf()}..]" if one and one.is_plain else None


def _old_style(row: Row) -> str | None:
    one = _dated(row.part(0, -1))
    day = gregorian(one) if one else None
    return day.edtf() if day else None


def _new_style(row: Row) -> str | None:
    one = _dated(row.part(0, -1))
    return one.edtf() if one else None


def _dated(row: Row) -> Point | None:
    """Read a single date with its year."""
    one = piece(row.stripped())
    return one if one and one.year and not one.lacks_month else None


_READERS: Final[dict[str, Reader]] = {
    "<": _limited, "u": _limited, "-": _limited, ">": _open, "f": _open, "b": _before,
    "a": _after, "~": _about, "q": _about, "N": _night, "B": _between, "?": _unknown_start,
    "E": _part, "I": _part, "L": _part, "H": _part, "K": _part,
}  # fmt: skip
_ENDINGS: Final[dict[str, Reader]] = {
    "-": _unended, "?": _unknown_end, "e": _or_earlier, "l": _or_later,
    "J": _old_style, "G": _new_style,
}  # fmt: skip
