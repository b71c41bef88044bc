"""Dates that a style cannot print rightly from a year, a month and a day: they are put in words."""

from provenance.bibliography.words.dating import Calendar, calendar, month_name
from provenance.bibliography.words.wording import say, table
from provenance.citations.style import Style
from provenance.model.date import ArchivalDate


def in_style(when: ArchivalDate | None, style: Style) -> str | None:
    """Return a date as a style wants it and CSL has no means to say; None where it has.

    CSL knows one sort of doubt: an approximate year (EDTF ``~``) would be printed as an uncertain
    one. A Russian month without a day stands in the nominative, and several years are "гг.".
    """
    known = calendar(when)
    if when is None or known is None:
        return None
    if style.language == "ru":
        return None if known.uncertain else _russian(known)
    return _about(known) if style.notes and _is_about(when) else None


def _russian(known: Calendar) -> str | None:
    if all(len(part) == 1 for part in known.parts) and len(known.parts) == 2:
        (first,), (last,) = known.parts
        return say("years-ru", first=str(first), last=str(last))
    if len(known.parts) == 1 and len(known.parts[0]) == 2:
        year, month = known.parts[0]
        return say("month-ru", month=table("wordings", "months-ru")[str(month)], year=str(year))
    return None


def _about(known: Calendar) -> str | None:
    if len(known.parts) > 1 or len(known.parts[0]) > 2:
        return None
    year, *months = known.parts[0]
    return say("circa", date=" ".join([*map(month_name, months), str(year)]))


def _is_about(when: ArchivalDate) -> bool:
    return "~" in (when.edtf or "") and "?" not in (when.edtf or "")
