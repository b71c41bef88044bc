"""R05: a thing is made once."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that make what another event of the account made before."""
    for account in record.accounts:
        made: set[str] = set()
        for event in account.events:
            if is_fact(event.status):
                if not made.isdisjoint(event.made):
                    yield at(account, event)
                made.update(event.made)
