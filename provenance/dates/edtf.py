"""Whether a string is EDTF: ISO 8601-2:2019, levels 0 to 2.

The judge is ``edtf-validate``, which takes all 206 valid strings of the UNT list and none of its 56
invalid ones. It takes a quarter of a second to load and milliseconds for a date, so the commonest
forms (days, months and years, marked, joined by a slash, of an unknown year) are judged here, with
the same verdict.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache, lru_cache

from provenance.dates.days import is_day
from provenance.errors import MalformedDate

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_UNSPECIFIED = re.compile(r"XXXX(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?|\d{3}X|\d\dXX", re.ASCII)
_LEAP_YEAR = 2000
_SPAN = re.compile(rf"(?P<low>\.\.|{_PLAIN.pattern})/(?P<high>\.\.|{_PLAIN.pattern})", re.ASCII)
_MARKS = "?~%"


def is_edtf(text: str) -> bool:
    """Tell whether a string is an EDTF date of level 0, 1 or 2.

    Examples:
        >>> is_edtf("1962-10-30"), is_edtf("1962-10-2X"), is_edtf("1962-02-30")
        (True, True, False)
    """
    return _is_plain(text) or _is_valid(text)


def require_edtf(text: str) -> str:
    """Return the string itself.

    Raises:
        MalformedDate: It is not EDTF.
    """
    if not is_edtf(text):
        raise MalformedDate(text)
    return text


def _is_plain(text: str) -> bool:
    """Tell whether a string is one of the commonest forms; False leaves it to the judge."""
    found = _PLAIN.fullmatch(text[:-1] if text[-1:] in _MARKS else text)
    if found:
        return is_day(*_numbers(found.groups()))
    unspecified = _UNSPECIFIED.fullmatch(text)
    if unspecified:
        return is_day(_LEAP_YEAR, int(unspecified[1] or 1), int(unspecified[2] or 1))
    span = _SPAN.fullmatch(text)
    return span is not None and _is_plain_span(span["low"], span["high"])


def _is_plain_span(low: str, high: str) -> bool:
    found = [_PLAIN.fullmatch(end) for end in (low, high) if end != ".."]
    if not found or "0000" in (low[:4], high[:4]) or (len(found) == 2 and low > high):
        return False
    return all(is_day(*_numbers(end.groups())) for end in found if end)


def _numbers(parts: tuple[str | None, ...]) -> tuple[int, int, int]:
    year, month, day = (int(part) if part else 1 for part in parts)
    return year, month, day


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
