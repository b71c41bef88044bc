"""Dates as exports write them: EDTF, ``1962/10/22/``, year and month apart, words."""

from typing import Final

from provenance.dates import is_edtf
from provenance.model.date import ArchivalDate

_LONGEST: Final = 80


def read_date(words: str) -> ArchivalDate:
    """Return the date of a field; its ``edtf`` is None where the words cannot be read.

    Examples:
        >>> read_date("1962/10/22/").edtf, read_date("1962-10-27?").edtf
        ('1962-10-22', '1962-10-27?')
        >>> read_date("22 October 1962").edtf, read_date("the day after").edtf
        ('1962-10-22', None)
    """
    if len(words) > _LONGEST:
        return ArchivalDate(printed=words)
    if is_edtf(words):
        return ArchivalDate(edtf=words)
    form = _with_slashes(words)
    if form and is_edtf(form):
        return ArchivalDate(edtf=form)
    return ArchivalDate.read(words)


def _with_slashes(words: str) -> str | None:
    """Return the EDTF of a date as RIS writes it: year, month, day, and something else."""
    parts = words.split("/")
    if len(parts) != 4 or not all(part.isdecimal() or not part for part in parts[:3]):
        return None
    if parts[3].strip():
        return None
    known = [part.zfill(2) for part in parts[:3] if part]
    return "-".join(known)


def from_parts(ends: list[list[int]], *, about: bool) -> ArchivalDate | None:
    """Return the date of year, month and day in numbers; None where they are none.

    Args:
        ends: One end, or two of an interval, each of one to three numbers.
        about: Whether the date is approximate.

    Examples:
        >>> from_parts([[1962, 10, 22]], about=False).edtf
        '1962-10-22'
        >>> from_parts([[1962, 13, 22]], about=False)
    """
    mark = "~" if about else ""
    written = [
        "-".join([f"{end[0]:04d}", *(f"{part:02d}" for part in end[1:])]) + mark for end in ends
    ]
    edtf = "/".join(written)
    return ArchivalDate(edtf=edtf) if is_edtf(edtf) else None
