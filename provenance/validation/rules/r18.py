"""R18: nothing is done with a text or a carrier before it was made."""

from collections.abc import Iterator
from typing import Final

from provenance.model.account import Account
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Event, Holding
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
    """Yield the claims dated before every date that any account gives to what they are about."""
    known = _dates(record)
    if not known:
        return
    texts = {one.id: one.of for one in record.instantiations}
    for account, claim, date in _dated(record):
        used = {claim.instantiation} if isinstance(claim, Holding) else things(claim)
        for thing in sorted(used | {texts[one] for one in used if one in texts}):
            dates = known.get(thing, ())
            if dates and all(date.is_before(one) for one in dates):
                yield at(account, claim, str(dates[0]))
                break


def _dated(record: Document) -> Iterator[tuple[Account, Event | Holding, ArchivalDate]]:
    """Yield the later events, and the holdings, that have a date."""
    for account, event in facts(record, _LATER):
        if event.date:
            yield account, event, event.date
    for account in record.accounts:
        for holding in account.holdings:
            if holding.seen and is_fact(holding.status):
                yield account, holding, holding.seen


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
