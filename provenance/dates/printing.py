"""EDTF dates as historians print them, by the patterns of ``vocab/lists/date-prints.yaml``.

What is printed, the reader of printed dates reads back to the same EDTF. A date that no printed
form says exactly (an unspecified month, a set with doubtful members) is not printed.
"""

import re
from typing import Final

from provenance.dates.edtf import require_edtf
from provenance.dates.parts import part_of
from provenance.dates.points import UNKNOWN_DAY, Point
from provenance.dates.prints import Print, prints
from provenance.errors import UnknownDateStyle

_POINT: Final = re.compile(
    r"(?P<y>[1-9]\d{3}|[1-9]\d\dX|[1-9]\dXX)(?P<yq>\?)?"
    r"(?:-(?P<mq>\?)?(?P<m>\d\d)(?:-(?P<dq>\?)?(?P<d>\d\d|XX))?)?(?P<mark>[?~%])?"
)
_PARTS: Final = {"E": "early", "I": "middle", "L": "late"}
_WINTER: Final = 24


def print_date(edtf: str, language: str = "en", style: str | None = None) -> str | None:
    """Return an EDTF date as historians of a language print it; None where they have no form.

    Args:
        edtf: The date.
        language: ``en``, ``ru``, ``de``, ``fr``: the languages of ``date-prints.yaml``.
        style: ``british`` or ``american`` for English (the first is meant where none is named),
            ``archival`` for the short form of any language.

    Raises:
        MalformedDate: The date is not EDTF.
        UnknownDateStyle: Dates are not printed in this language and style.

    Examples:
        >>> print_date("1962-10-30"), print_date("1962-10-30", "en", "american")
        ('30 October 1962', 'October 30, 1962')
        >>> print_date("../1962-11-05", "ru"), print_date("1962-10-30", style="archival")
        ('не позднее 5 ноября 1962 г.', '30.X.62')
    """
    text, form = require_edtf(edtf), _print(language, style)
    if "/" in text:
        low, high = text.split("/")
        return _interval(low, high, form)
    if text[0] in "[{":
        return _set(text, form)
    one = _point(text)
    return _one(one, form) if one else None


def manners() -> tuple[tuple[str, str], ...]:
    """Return the languages and styles in which dates are printed."""
    return tuple((form.language, form.style) for form in prints())


def _print(language: str, style: str | None) -> Print:
    for form in prints():
        if style in (None, form.style) and language == form.language:
            return form
        if style == form.style and form.language == "mul":
            return form
    known = [f"{language} {style}" for language, style in manners()]
    raise UnknownDateStyle(f"{language} {style or ''}".strip(), known)


def _point(text: str) -> Point | None:
    """Take a single EDTF date apart; None where no pattern prints it."""
    found = _POINT.fullmatch(text)
    if found is None or int(found["m"] or 1) > _WINTER:
        return None
    doubts, mark = "".join(part for part in "ymd" if found[f"{part}q"]), found["mark"] or ""
    if found["m"] is None and doubts:
        doubts, mark = "", "?"
    month = int(found["m"]) if found["m"] else None
    day = int(found["d"].replace("XX", str(UNKNOWN_DAY))) if found["d"] else None
    made = Point(found["y"], month, day, doubts, mark)
    return None if doubts and (mark or made.is_season or day == UNKNOWN_DAY) else made


def _one(one: Point, form: Print, *, limited: bool = False) -> str | None:
    """Print a single date; after words that limit it a month may have another case."""
    if one.mark:
        bare = _one(_bare(one), form, limited=one.mark != "?")
        return form.say({"?": "uncertain", "~": "about", "%": "both"}[one.mark], one=bare)
    year = form.year(one)
    if one.month is None or year is None:
        return year
    pattern = _pattern(one)
    day = form.day(one) if pattern == "day" else ""
    return form.say(pattern, d=day, m=form.month(one, limited=limited), y=year)


def _pattern(one: Point) -> str:
    """Return the pattern of a date with a month."""
    if one.is_season:
        return "season"
    if one.day == UNKNOWN_DAY:
        return "unknown-day"
    return "month" if one.day is None else "day"


def _interval(low: str, high: str, form: Print) -> str | None:
    if low in ("", "..") or high in ("", ".."):
        return _open(low, high, form)
    first, last = _point(low), _point(high)
    if first is None or last is None or first.order() > last.order():
        return None
    part = _part(first, last, form)
    return part or _two_ends(first, last, form)


def _open(low: str, high: str, form: Print) -> str | None:
    """Print a time with one end; an end that is unknown is a question mark."""
    one = _point(high if low in ("", "..") else low)
    if one is None:
        return None
    if "" in (low, high):
        known = _one(one, form)
        return (
            form.say("to", low=known, high="?")
            if high == ""
            else form.say("to", low="?", high=known)
        )
    words = "not-earlier" if high == ".." else "not-later"
    exact = f"{words}-{'day' if one.day else 'month' if one.month else 'year'}"
    return form.say(
        exact if exact in form.patterns and not one.mark else words,
        one=_one(one, form, limited=True),
    )


def _part(first: Point, last: Point, form: Print) -> str | None:
    """Print "early October 1962", if the ends are those of such a part."""
    for kind, name in _PARTS.items():
        for whole in _wholes(first):
            if part_of(kind, whole) == f"{first.edtf()}/{last.edtf()}":
                return form.say(name, one=_one(whole, form, limited=True))
    return None


def _wholes(end: Point) -> tuple[Point, ...]:
    """Return the times of which a date may be the end of a part."""
    year = end.year or ""
    if end.day is not None:
        return (Point(year, end.month),)
    return (
        (Point(year),) if end.month is not None else (Point(f"{year[:3]}X"), Point(f"{year[:2]}XX"))
    )


def _two_ends(first: Point, last: Point, form: Print) -> str | None:
    if "y" in first.doubts:  # "1 May [1962?]–…" reads as the doubt of the whole
        return None
    if first.mark in ("~", "%"):
        if first.mark == last.mark == "~":
            return form.say("about", one=_joined(_bare(first), _bare(last), form, "to"))
        return form.say("from-to", low=_one(first, form), high=_one(last, form))
    if first.is_season:
        return _seasons(first, last, form)
    return _joined(first, last, form, "to")


def _bare(one: Point) -> Point:
    return one._replace(mark="")


def _seasons(first: Point, last: Point, form: Print) -> str | None:
    """Print "winter 1962/63"; a bare year after a winter would read as the next winter."""
    following = int(first.year or 0) + 1 == last.order()[0]
    if first.mark or last.mark or not following:
        return _joined(first, last, form, "to")
    if last.month == first.month and last.day is None:
        years = f"{first.year}/{(last.year or '')[2:]}"
        return form.say("season", m=form.month(first), y=years)
    return _joined(first, last, form, "to") if last.month else None


def _joined(low: Point, high: Point, form: Print, joint: str) -> str | None:
    """Print two dates with a joint; what they share is said once."""
    if not (low.is_plain and high.is_plain and low.year == high.year):
        years = joint == "to" and low.is_plain and high.is_plain and not (low.month or high.month)
        if years:
            return form.say("years", low=low.year, high=high.year)
        return form.say(joint, low=_one(low, form), high=_one(high, form))
    month, year = form.month(high), form.year(high)
    if low.day and high.day and low.month == high.month:
        pattern = "days" if joint == "to" else f"days-{joint}"
        return form.say(pattern, low=form.day(low), high=form.day(high), m=month, y=year)
    start = _one(low, form)
    if joint == "to" and low.day and high.day:
        start = form.say("day-of-month", d=form.day(low), m=form.month(low))
    elif joint == "to" and low.month and high.month and not (low.day or high.day):
        start = form.say("month-of-year", m=form.month(low))
    return form.say(joint, low=start, high=_one(high, form))


def _set(text: str, form: Print) -> str | None:
    one_of, inner = text[0] == "[", text[1:-1]
    if "," not in inner:
        return _range(inner, form) if one_of else None
    if one_of or ".." not in inner:
        members = [_point(member) for member in inner.split(",")]
        if len(members) == 2 and all(member and member.is_plain for member in members):
            low, high = members
            return _pair(low, high, form, "or" if one_of else "and")
    return None if one_of else _list(inner, form)


def _pair(low: Point | None, high: Point | None, form: Print, joint: str) -> str | None:
    if low is None or high is None or low.order() > high.order():
        return None
    return _joined(low, high, form, joint)


def _range(inner: str, form: Print) -> str | None:
    """Print one of all days, months or years from one to another."""
    low, high = (_point(end) if end else None for end in inner.split(".."))
    if any(end and not end.is_plain for end in (low, high)):
        return None
    if low and high:
        return _pair(low, high, form, "between")
    if low is None:
        return form.say("or-earlier", one=_one(high, form)) if high else None
    return form.say("or-later", one=_one(low, form))


def _list(inner: str, form: Print) -> str | None:
    items = [_item(item, form) for item in inner.split(",")]
    known = [item for item in items if item and "," not in item]
    return ", ".join(known) if len(known) == len(items) else None


def _item(item: str, form: Print) -> str | None:
    low, dots, high = item.partition("..")
    ends = [_point(end) for end in ((low, high) if dots else (low,))]
    if not all(end and end.is_plain for end in ends):
        return None
    first, last = ends[0], ends[-1]
    if first and not dots:
        return _one(first, form)
    return _pair(first, last, form, "to")
