"""The date of a date line: its words, and what the volume's mark-up says of them."""

from typing import Final, NamedTuple

from provenance.dates import is_edtf, is_undated
from provenance.model.date import ArchivalDate
from provenance.readers.flat import Flat
from provenance.readers.markup import Element
from provenance.readers.words import Words

_DAY: Final = 10


class Dated(NamedTuple):
    """A date and the words that state it."""

    date: ArchivalDate
    words: Words


def date_of(line: Flat | None) -> Dated | None:
    """Return the first date of a date line, or that it is said to be undated; None without one."""
    if line is None:
        return None
    for mark in line.marked("date"):
        words = mark.words.stripped(",;")
        edtf = edtf_of(mark.element)
        if edtf and words.text:
            return Dated(ArchivalDate(edtf=edtf, printed=words.folded), words)
        if words.text:
            return Dated(ArchivalDate.read(words.folded), words)
    return _undated(line)


def place_of(line: Flat | None) -> Words | None:
    """Return the place that a date line marks."""
    marks = line.marked("placeName") if line else iter(())
    words = (mark.words.stripped(".,;") for mark in marks)
    return next((one for one in words if one.text), None)


def edtf_of(date: Element) -> str | None:
    """Return what the attributes of a date say, in EDTF; hours are left to the printed words."""
    when, since, until = (_day(date, name) for name in ("when", "from", "to"))
    if when:
        return when
    if since or until:
        return _checked(f"{since or ''}/{until or ''}")
    lower, upper = _day(date, "notBefore"), _day(date, "notAfter")
    if lower and upper:
        return _checked(lower if lower == upper else f"[{lower}..{upper}]")
    if lower or upper:
        return _checked(f"{lower or '..'}/{upper or '..'}")
    return None


def _day(date: Element, name: str) -> str | None:
    value = date.get(name)
    return _checked(value.partition("T")[0][:_DAY]) if value else None


def _checked(edtf: str) -> str | None:
    return edtf if is_edtf(edtf) else None


def _undated(line: Flat) -> Dated | None:
    for word in line.words.text.replace("]", "] ").split():
        bare = word.strip("[].,;")
        if bare and is_undated(bare):
            start = line.words.text.index(bare)
            words = Words(bare, line.words.start + start)
            return Dated(ArchivalDate.read(bare), words)
    return None
