"""R64: a reference code stands with the name of its archive."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the holdings that have a code, and nobody whose code it is."""
    for account in record.accounts:
        for holding in account.holdings:
            if holding.reference and not holding.holder.is_named and holding.status != "refuted":
                yield at(account, holding)
