"""R49: what passes from hand to hand and what is kept is a carrier."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the hand-overs and holdings of texts."""
    carriers = {one.id for one in record.instantiations}
    for account in record.accounts:
        for event in account.events:
            if not carriers.issuperset(event.moved):
                yield at(account, event)
        for holding in account.holdings:
            if holding.instantiation not in carriers:
                yield at(account, holding)
