"""R29: an account names its source."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the accounts, but for descriptions, of which nobody can tell where they stand."""
    for account in record.accounts:
        source = account.source
        named = source.title or source.container or source.url or source.file
        if account.kind != "description" and not named:
            yield at(account)
