"""R17: no event comes before itself."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at
from provenance.validation.order import order_of_facts


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events on a loop of the order in which an account puts them."""
    for account in record.accounts:
        on_loops = order_of_facts(account).on_loops()
        for event in account.events:
            if event.id in on_loops:
                yield at(account, event)
