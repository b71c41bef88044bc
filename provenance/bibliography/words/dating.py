"""Dates as bibliographic formats can say them: never more precise than known, never dropped."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from provenance.bibliography.syntax.lines import legible
from provenance.bibliography.words.wording import say, table
from provenance.model.date import ArchivalDate

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_PLAIN = re.compile(rf"({_DAY})([?~%]?)(?:/({_DAY})([?~%]?))?")
_EXACT = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_UNSPECIFIED = re.compile(r"(?:-XX)+(?![-\dX])")
_PART_IN_DOUBT = re.compile(r"([-\d]*)\?(-[-?\d]*|\d[-?\d]*)")


class Calendar(NamedTuple):
    """A date that calendars know: a year, month or day, or a stretch between two.

    Attributes:
        parts: Year, month and day of each end, as far as known.
        uncertain: Whether it is marked as uncertain or approximate.
    """

    parts: tuple[tuple[int, ...], ...]
    uncertain: bool


def calendar(when: ArchivalDate | None) -> Calendar | None:
    """Return a date that is one day, month or year, or a closed stretch; None for all others."""
    return _calendar(when.edtf) if when and when.edtf else None


@lru_cache(maxsize=4096)
def _calendar(edtf: str) -> Calendar | None:
    found = _PLAIN.fullmatch(known_part(edtf))
    if not found:
        return None
    ends = tuple(_parts(end) for end in (found[1], found[3]) if end)
    return Calendar(ends, uncertain=bool(found[2] or found[4]))


def in_words(when: ArchivalDate | None) -> str | None:
    """Return a date in words: as printed, else made from its bounds; None where there is none."""
    if when is None or when.absent:
        return None
    return legible(when.printed) or _plain_in_words(when) or _bounds_in_words(when)


def as_told(when: ArchivalDate) -> str | None:
    """Return a date word for word as printed, where that is legible; else in words, else EDTF."""
    return when.printed if legible(when.printed) else in_words(when) or when.edtf


def at_most_as_precise(when: ArchivalDate) -> str | None:
    """Return the narrowest plain date (EDTF level 0) that holds all that a date may mean."""
    if when.edtf and _EXACT.fullmatch(when.edtf):
        return when.edtf
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if first.year != last.year:
        return f"{first.year:04d}/{last.year:04d}"
    if first.month != last.month:
        return f"{first.year:04d}"
    return f"{first:%Y-%m}" if first.day != last.day else first.isoformat()


def is_uncertain(when: ArchivalDate) -> bool:
    """Tell whether a date is marked as uncertain or approximate (EDTF: ``?``, ``~``, ``%``)."""
    return when.edtf is not None and not {"?", "~", "%"}.isdisjoint(when.edtf)


def is_plain(when: ArchivalDate) -> bool:
    """Tell whether a date is one known day, month or year."""
    plain = at_most_as_precise(when)
    return plain is not None and plain == when.edtf and "/" not in plain


def day_in_words(day: date) -> str:
    """Return a day as historians write it: 5 November 1962."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def month_name(month: int) -> str:
    """Return the English name of a month, 1 to 12."""
    return table("wordings", "months")[str(month)]


def known_part(edtf: str) -> str:
    """Return a date as these formats know it.

    A month or year whose day or month is unspecified is that month or year; where one part is in
    doubt (``1962-10-?27``) the whole is.
    """
    return _PART_IN_DOUBT.sub(_in_doubt, _UNSPECIFIED.sub("", edtf))


def _in_doubt(found: re.Match[str]) -> str:
    return found[0].replace("?", "") + "?"


def _plain_in_words(when: ArchivalDate) -> str | None:
    """Return a certain day, month or year: "30 October 1962", "October 1962", "1962"."""
    known = calendar(when)
    if known is None or known.uncertain or len(known.parts) > 1:
        return None
    year, *rest = known.parts[0]
    month = [month_name(one) for one in rest[:1]]
    return " ".join([*(str(day) for day in rest[1:]), *month, str(year)])


def _bounds_in_words(when: ArchivalDate) -> str | None:
    first, last = when.earliest, when.latest
    if first and last:
        return say("between", first=day_in_words(first), last=day_in_words(last))
    if last:
        return say("not-later", last=day_in_words(last))
    return say("not-earlier", first=day_in_words(first)) if first else when.edtf


def _parts(end: str) -> tuple[int, ...]:
    return tuple(int(part) for part in end.split("-"))
