"""Archival dates: EDTF strings checked and bounded, printed dates read.

EDTF is ISO 8601-2:2019, levels 0 to 2. Validity is judged by ``edtf-validate``, which takes all
206 valid strings of the UNT list and none of its 56 invalid ones; plain calendar dates take a
short cut through `datetime.date` with the same verdict. Bounds are ours: what an archivist means by
"earliest" and "latest", with nothing assumed of seasons beyond their year.
"""

import re
import warnings
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from provenance.errors import MalformedDate, VocabularyError
from provenance.resources.folders import folder
from provenance.resources.lists import concepts
from provenance.resources.yaml import Plain, read_yaml_file

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PART = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_MARKS = str.maketrans("", "", "?~%")
_CENTURY = 1900

_LIMITS = {"not-later-than": "../{}", "not-earlier-than": "{}/..", "about": "{}~"}

_Writer = Callable[[dict[str, str]], str | None]


def is_edtf(text: str) -> bool:
    """Tell whether a string is an EDTF date of level 0, 1 or 2.

    Examples:
        >>> is_edtf("1962-10-30"), is_edtf("1962-10-2X"), is_edtf("1962-02-30")
        (True, True, False)
    """
    plain = _PLAIN.fullmatch(text)
    return _is_calendar(plain) if plain else _is_valid(text)


def require_edtf(text: str) -> str:
    """Return the string itself.

    Raises:
        MalformedDate: It is not EDTF.
    """
    if not is_edtf(text):
        raise MalformedDate(text)
    return text


def earliest(edtf: str) -> date | None:
    """Return the first day that an EDTF date may mean, or None where it has no lower bound.

    Examples:
        >>> earliest("1962-10"), earliest("../1962"), earliest("1962-10-2X")
        (datetime.date(1962, 10, 1), None, datetime.date(1962, 10, 20))
    """
    return _bounds(edtf)[0]


def latest(edtf: str) -> date | None:
    """Return the last day that an EDTF date may mean, or None where it has no upper bound.

    Examples:
        >>> latest("1962-10"), latest("1962/"), latest("1991/1992")
        (datetime.date(1962, 10, 31), None, datetime.date(1992, 12, 31))
    """
    return _bounds(edtf)[1]


@lru_cache(maxsize=4096)
def read_printed(words: str) -> str | None:
    """Read a date as printed in citations and documents into EDTF; None where it cannot be read.

    Knows "30 October 1962", "October 30, 1962", "30.X.62", "25/26 October 1962", "October 1962",
    "1991-92", "not later than 5 November 1962", "circa 1962". Two-digit years are of the twentieth
    century, as in the documents concerned. Month names come from ``vocab/lists/months.yaml``,
    limiting words from ``date-words.yaml``.

    Examples:
        >>> read_printed("30.X.62"), read_printed("October 27, 1962"), read_printed("1991-92")
        ('1962-10-30', '1962-10-27', '1991/1992')
        >>> read_printed("some time in autumn")
    """
    text = re.sub(r"\s+", " ", words).strip(" .,;()[]")
    for notation, write in _LIMITS.items():
        found = _worded(notation).match(text)
        day = _read_plain(text[found.end() :]) if found else None
        if day is not None and "/" not in day:
            return write.format(day)
    return _read_plain(text)


def is_undated(words: str) -> bool:
    """Tell whether words say that there is no date.

    Examples:
        >>> is_undated("n.d."), is_undated("[undated]"), is_undated("1962")
        (True, True, False)
    """
    text = re.sub(r"\s+", " ", words).strip(" ,;()[]").casefold()
    forms = _forms_of("not-dated")
    return text in forms or text.rstrip(".") in {form.rstrip(".") for form in forms}


def _read_plain(text: str) -> str | None:
    for shape, write in _shapes():
        found = shape.fullmatch(text)
        if found:
            edtf = write(found.groupdict())
            return edtf if edtf is not None and is_edtf(edtf) else None
    return None


@cache
def _worded(notation: str) -> re.Pattern[str]:
    forms = sorted(_forms_of(notation), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})\s+", re.IGNORECASE)


@cache
def _forms_of(notation: str) -> frozenset[str]:
    forms = concepts("date-words")[notation].more.get("forms")
    return (
        frozenset(str(form).casefold() for form in forms)
        if isinstance(forms, list)
        else frozenset()
    )


def _is_calendar(plain: re.Match[str]) -> bool:
    year, month, day = (int(part) if part else 1 for part in plain.groups())
    if not 1 <= month <= 12:
        return plain[3] is None and _is_valid(plain[0])
    return 1 <= day <= monthrange(year or 4, month)[1]


@lru_cache(maxsize=4096)
def _is_valid(text: str) -> bool:
    return bool(text) and bool(_judge()(text))


@cache
def _judge() -> Callable[[str], object]:
    """Load the judge of EDTF: 240 ms, and rarely needed.

    Its grammar is written in the older names of pyparsing 3, which pyparsing says on every use.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from edtf_validate.valid_edtf import is_valid
    return _quietly(is_valid)


def _quietly(judge: Callable[[str], object]) -> Callable[[str], object]:
    def quiet(text: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return judge(text)

    return quiet


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date | None, date | None]:
    text = require_edtf(edtf).translate(_MARKS)
    if "/" in text:
        low, high = text.split("/")
        return _set_bounds(low)[0], _set_bounds(high)[1]
    return _set_bounds(text)


def _set_bounds(text: str) -> tuple[date | None, date | None]:
    inner = text.strip("[]{}")
    parts = [_part_bounds(part) for part in _PART.finditer(inner)]
    if not parts or inner.startswith("Y"):
        return None, None
    low = None if inner.startswith("..") else min(first for first, _ in parts)
    high = None if inner.endswith("..") else max(last for _, last in parts)
    return low, high


def _part_bounds(part: re.Match[str]) -> tuple[date, date]:
    year, month, day = part[1], part[2], part[3]
    if month and not _may_be_month(month):
        month = day = None
    low_year, high_year = _digits(year, date.min.year, date.max.year)
    low_month, high_month = _digits(month, 1, 12)
    last_day = monthrange(high_year, high_month)[1]
    low_day, high_day = _digits(day, 1, last_day)
    return date(low_year, low_month, low_day), date(high_year, high_month, min(high_day, last_day))


def _may_be_month(digits: str) -> bool:
    return int(digits.replace("X", "0")) <= 12


def _digits(text: str | None, least: int, most: int) -> tuple[int, int]:
    if text is None:
        return least, most
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(max(low, least), most), max(min(high, most), least)


@cache
def _months() -> dict[str, int]:
    file = folder("vocab") / "lists" / "months.yaml"
    value = read_yaml_file(file).value
    months = value.get("concepts") if isinstance(value, dict) else None
    if not isinstance(months, list):
        raise VocabularyError(str(file), "no list of concepts")
    table: dict[str, int] = {}
    for month in months:
        table.update(_forms(month, str(file)))
    return table


def _forms(month: Plain, file: str) -> dict[str, int]:
    forms = month.get("forms") if isinstance(month, dict) else None
    if not isinstance(month, dict) or not isinstance(forms, list):
        raise VocabularyError(file, f"a month without forms: {month!r}")
    return {str(form).casefold(): int(str(month["notation"])) for form in forms}


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], _Writer], ...]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    parts = {
        "M": rf"(?P<month>{names})\.?",
        "D": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        "Y": r"(?P<year>\d{4})",
        "E": r"(?P<until>\d{1,2})",
    }
    table = (
        (r"{Y}", _calendar),
        (r"{M},? {Y}", _calendar),
        (r"{D}\.? {M},? {Y}", _calendar),
        (r"{M} {D},? {Y}", _calendar),
        (r"{D} ?\. ?{M} ?\. ?(?P<year>\d{{4}}|\d{{2}})", _calendar),
        # 10/5/62 is May to one reader and October to another: only a named month is read here
        (r"{D} ?[/-] ?(?!\d){M} ?[/-] ?(?P<year>\d{{4}}|\d{{2}})", _calendar),
        (r"{D} ?[-–/] ?{E} {M},? {Y}", _days),
        (r"{M} {D} ?[-–/] ?{E},? {Y}", _days),
        (r"{Y} ?[-–/] ?(?P<until>\d{{2}}|\d{{4}})", _years),
    )
    return tuple((re.compile(s.format(**parts), re.IGNORECASE), write) for s, write in table)


def _calendar(found: dict[str, str]) -> str | None:
    parts = [_year(found["year"])]
    if "month" in found:
        parts.append(f"{_months()[found['month'].casefold()]:02d}")
    if "day" in found:
        parts.append(f"{int(found['day']):02d}")
    return "-".join(parts)


def _days(found: dict[str, str]) -> str | None:
    start = _calendar(found)
    return f"{start}/{_calendar(found | {'day': found['until']})}"


def _years(found: dict[str, str]) -> str | None:
    start, until = found["year"], found["until"]
    end = start[:2] + until if len(until) == 2 else until
    return f"{start}/{end}" if end > start else None


def _year(digits: str) -> str:
    return digits if len(digits) == 4 else str(_CENTURY + int(digits))
