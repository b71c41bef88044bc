"""R53: dates keep the order in which an account puts its events."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at
from provenance.validation.order import highest_before


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that end before one which they follow has begun."""
    for account in record.accounts:
        yield from _too_early(account)


def _too_early(account: Account) -> Iterator[Finding]:
    told = {event.id: event for event in account.events if is_fact(event.status)}
    dates = {one: event.date for one, event in told.items() if event.date}
    begins = {one: date.earliest for one, date in dates.items() if date.earliest}
    if not begins:
        return
    latest = highest_before({one: event.after for one, event in told.items()}, begins)
    for one, event in told.items():
        end = event.date.latest if event.date else None
        if end and one in latest and end < latest[one]:
            yield at(account, event)
