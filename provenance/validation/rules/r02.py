"""R02: a copying says what was copied."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import COPYINGS, stated, things
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the stated copyings that worked on nothing."""
    for account, event in stated(record, COPYINGS):
        if not things(event):
            yield at(account, event)
