"""Dates: the words as printed, EDTF, and the bounds for engines that do not read EDTF."""

from datetime import date
from typing import Final

from provenance.model.date import ArchivalDate
from provenance.rdf.index import Node
from provenance.rdf.namespaces import COC, CRM, EDTF, RICO, XSD
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term, literal, typed
from provenance.rdf.terms import concept, words

EDTF_TYPE: Final = EDTF("EDTF")
NOT_KNOWN: Final = COC("notKnown")
_DATE: Final = RICO("Date")
_SPAN: Final = CRM("E52_Time-Span")
_PRINTED: Final = RICO("expressedDate")
_VALUE: Final = RICO("normalizedDateValue")
_BEGIN: Final = CRM("P82a_begin_of_the_begin")
_END: Final = CRM("P82b_end_of_the_end")
_TIME: Final = XSD("dateTime")
_ABSENT: Final = concept("unknowns", "date-not-stated")


def write_date(sheet: Sheet, node: str, when: ArchivalDate) -> None:
    """Write a date.

    The bounds are times without a zone: no archive says in which zone its days begin.
    """
    sheet.type(node, _DATE, _SPAN)
    sheet.say(node, _PRINTED, when.printed)
    if when.absent:
        sheet.put(node, NOT_KNOWN, _ABSENT)
    if when.edtf:
        sheet.put(node, _VALUE, typed(when.edtf, EDTF_TYPE))
        _write_bounds(sheet, node, when.earliest, when.latest)


def plain_date(when: ArchivalDate) -> Term:
    """Return a date as one literal: its EDTF value, or the words as printed."""
    return typed(when.edtf, EDTF_TYPE) if when.edtf else literal(str(when))


def is_dated(when: ArchivalDate | None) -> bool:
    """Tell whether there is a date that can be read, or that a source prints."""
    return when is not None and not when.absent


def read_date(node: Node | None) -> dict[str, object] | None:
    """Return the fields of a date, or None where there is no node."""
    if node is None:
        return None
    absent = node.word(NOT_KNOWN, words("unknowns"))
    return {"edtf": node.text(_VALUE), "printed": node.text(_PRINTED), "absent": absent}


def _write_bounds(sheet: Sheet, node: str, low: date | None, high: date | None) -> None:
    if low:
        sheet.put(node, _BEGIN, typed(f"{low.isoformat()}T00:00:00", _TIME))
    if high:
        sheet.put(node, _END, typed(f"{high.isoformat()}T23:59:59", _TIME))
