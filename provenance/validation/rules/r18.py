"""R18: nothing is done with a text or a carrier before it was made."""

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import EventKind
from provenance.validation.asking import facts, is_fact, things
from provenance.validation.finding import Finding, at

_LATER: Final[tuple[EventKind, ...]] = (
    "copying",
    "digitization",
    "hand-over",
    "accession",
    "translating",
    "transcribing",
    "publishing",
    "declassification",
)


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events dated before every date that any account gives to what they work on."""
    texts = {one.id: one.of for one in record.instantiations}
    known = _dates(record)
    for account, event in facts(record, _LATER):
        for thing in sorted(_worked_on(event, texts)):
            dates = known.get(thing, ())
            if event.date and dates and all(event.date.is_before(date) for date in dates):
                yield at(account, event, str(dates[0]))
                break


def _worked_on(event: Event, texts: Mapping[str, str]) -> set[str]:
    """Return what an event works on, and the texts that these carry."""
    used = things(event)
    return used | {texts[one] for one in used if one in texts}


def _dates(record: Document) -> dict[str, list[ArchivalDate]]:
    """Return the dates that are given to each thing, by statements and then by its makings."""
    dates: dict[str, list[ArchivalDate]] = {}
    for account in record.accounts:
        for said in account.statements:
            if said.property == "date" and said.date and said.date.edtf and is_fact(said.status):
                dates.setdefault(said.about, []).append(said.date)
    for _, event in facts(record):
        if event.date and event.date.edtf:
            for thing in dict.fromkeys(event.made):
                dates.setdefault(thing, []).append(event.date)
    return dates
