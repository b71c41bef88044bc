"""R50: a copying makes a carrier."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import COPYINGS, facts
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported copyings that made no carrier."""
    carriers = {one.id for one in record.instantiations}
    for account, event in facts(record, COPYINGS):
        if carriers.isdisjoint(event.made):
            yield at(account, event)
