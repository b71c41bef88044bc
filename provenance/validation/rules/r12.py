"""R12: a translating makes a translation."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import stated
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the stated translatings that made no translation."""
    translations = {one.id for one in record.translations}
    for account, event in stated(record, ("translating",)):
        if not translations & set(event.made):
            yield at(account, event)
