"""R62: words that were not understood stand where the account says."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the accounts whose unread words are not those of the text at their offsets."""
    for account in record.accounts:
        for unread in account.unread if account.text else ():
            if account.text and account.text[unread.start : unread.end] != unread.text:
                yield at(account, value=unread.text)
