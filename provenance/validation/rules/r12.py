"""R12: a translating makes a translation."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.model.thing import TEXT
from provenance.validation.asking import facts
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the translatings that made no translation of a text."""
    texts = {TEXT, *(one.id for one in record.derived)}
    translations = {one.id for one in record.translations if one.of in texts}
    for account, event in facts(record, ("translating",)):
        if not translations & set(event.made):
            yield at(account, event)
