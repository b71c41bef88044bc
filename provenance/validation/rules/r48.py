"""R48: a split makes several of one."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the splits into fewer than two, or into what was split."""
    for account in record.accounts:
        for split in account.splits:
            parts = set(split.into)
            if len(parts) < 2 or split.thing in parts:
                yield at(account, split)
