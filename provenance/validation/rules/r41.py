"""R41: a source tells of nothing that happened after it was published."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import facts
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events dated after the publication of the source that tells of them."""
    for account, event in facts(record):
        published = account.source.date
        if published and event.date and published.is_before(event.date):
            yield at(account, event, str(published))
