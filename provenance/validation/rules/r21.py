"""R21: a derived record was made by some event."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the derived records, but for excerpts, that no account has made."""
    made = {
        one
        for account in record.accounts
        for event in account.events
        if event.status != "refuted"
        for one in event.made
    }
    for derived in record.derived:
        if derived.id not in made and derived.kind != "excerpt":
            yield Finding(f"derived/{derived.id}", derived.kind)
