"""The dates of a unit: their words, and what the mark-up says of them."""

import re
from typing import Final

from provenance.dates import is_edtf
from provenance.model.date import ArchivalDate
from provenance.readers.flat import Flat
from provenance.readers.markup import Element

_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_PARTS: Final = ("fromdate", "todate")


def date_of(line: Flat) -> ArchivalDate:
    """Return the date of a ``unitdate`` or ``unitdatestructured``, with its words as printed."""
    element = line.marks[-1].element
    words = line.words.text
    edtf = _normal(element.get("normal")) or _single(element) or _range(element)
    return ArchivalDate(edtf=edtf, printed=words) if edtf else ArchivalDate.read(words)


def _single(element: Element) -> str | None:
    single = element.first("datesingle")
    return _normal(single.get("standarddate")) if single else None


def _range(element: Element) -> str | None:
    since, until = (element.first(name) for name in _PARTS)
    if since is None or until is None:
        return None
    bounds = [_normal(one.get("standarddate")) for one in (since, until)]
    return _checked("/".join(str(one) for one in bounds)) if all(bounds) else None


def _normal(value: str | None) -> str | None:
    """Return a normal form in EDTF: ISO 8601, with hyphens or without, one date or two."""
    if not value:
        return None
    parts = [_COMPACT.sub(r"\1-\2-\3", part.strip()) for part in value.split("/")]
    if len(set(parts)) == 1:
        return _checked(parts[0])
    return _checked("/".join(parts))


def _checked(edtf: str) -> str | None:
    return edtf if is_edtf(edtf) else None
