"""R18: nothing is done with a text or a carrier before it was made."""

from collections.abc import Iterator
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
    for account, event in facts(record, _LATER):
        for thing in sorted(_worked_on(record, event)):
            dates = [date for date in _dates(record, thing) if date.edtf]
            if event.date and dates and all(event.date.is_before(date) for date in dates):
                yield at(account, event, str(dates[0]))
                break


def _worked_on(record: Document, event: Event) -> set[str]:
    """Return what an event works on, and the texts that these carry."""
    used = things(event)
    return used | {one.of for one in record.instantiations if one.id in used}


def _dates(record: Document, thing: str) -> Iterator[ArchivalDate]:
    for said in record.statements(thing, "date"):
        if said.date and is_fact(said.status):
            yield said.date
    for _, event in facts(record):
        if thing in event.made and event.date:
            yield event.date
