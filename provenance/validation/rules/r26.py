"""R26: nothing is used before it is made, in the order in which an account tells it."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import earlier, things
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that an account puts before the making of what they work on."""
    for account in record.accounts:
        before = earlier(account)
        for event in account.events:
            late = (
                one
                for one in account.events
                if event.id in before[one.id] and things(event) & set(one.made)
            )
            if event.status != "refuted" and any(one is not event for one in late):
                yield at(account, event)
