"""R17: no event comes before itself."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import earlier
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events on a loop of the order in which an account puts them."""
    for account in record.accounts:
        before = earlier(account)
        for event in account.events:
            if event.id in before[event.id]:
                yield at(account, event)
