"""R63: nothing is dated after the destruction of what it concerns."""

from collections.abc import Iterator

from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.validation.asking import facts, is_fact, things
from provenance.validation.finding import Finding, at

_Ends = dict[str, list[ArchivalDate | None]]


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events and holdings later than every date at which their thing was destroyed."""
    ends: _Ends = {}
    for _, event in facts(record, ("destruction",)):
        for thing in things(event):
            ends.setdefault(thing, []).append(event.date)
    if ends:
        yield from _too_late(record, ends)


def _too_late(record: Document, ends: _Ends) -> Iterator[Finding]:
    for account, event in facts(record):
        for thing in sorted(things(event)):
            if event.date and (end := _end_before(ends.get(thing, []), event.date)):
                yield at(account, event, str(end))
                break
    for account in record.accounts:
        for holding in account.holdings:
            if holding.seen and is_fact(holding.status):
                end = _end_before(ends.get(holding.instantiation, []), holding.seen)
                if end:
                    yield at(account, holding, str(end))


def _end_before(ends: list[ArchivalDate | None], date: ArchivalDate) -> ArchivalDate | None:
    """Return the first of some dates of destruction, if all of them exclude a later date."""
    if all(end and end.is_before(date) for end in ends):
        return next(iter(ends), None)
    return None
