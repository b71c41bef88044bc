"""R28: a translating has a translator, named or not."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import facts, standing
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported translatings of which nobody is said to be the translator."""
    for account, event in facts(record, ("translating",)):
        if not standing(event, "translator"):
            yield at(account, event)
