"""R02: a copying says what was copied."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import COPYINGS, facts
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the copyings of nothing, or of what has been refuted."""
    for account, event in facts(record, COPYINGS):
        if all(use.status == "refuted" for use in event.used):
            yield at(account, event)
