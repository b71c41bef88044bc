"""R56: an account is taken down after its source was published, and after what it tells."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the accounts and events that are later than the day of recording."""
    for account in record.accounts:
        day = account.recorded.date if account.recorded else None
        if day is None or day.latest is None:
            continue
        if account.source.date and day.is_before(account.source.date):
            yield at(account, value=str(day))
        for event in account.events:
            if is_fact(event.status) and event.date and day.is_before(event.date):
                yield at(account, event, str(day))
