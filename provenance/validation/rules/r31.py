"""R31: an account was taken down by somebody, on a day."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the accounts of which nobody knows who took them down, and when."""
    for account in record.accounts:
        recorded = account.recorded
        if not (recorded and recorded.date and recorded.date.edtf):
            yield at(account)
