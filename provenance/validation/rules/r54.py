"""R54: a copy carries the text of what was copied."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import COPYINGS, facts, things
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the copyings that make a carrier of a text which nothing that was copied carries."""
    texts = {one.id: one.of for one in record.instantiations}
    for account, event in facts(record, COPYINGS):
        used = things(event)
        known = used | {texts[one] for one in used if one in texts}
        if used and any(texts[one] not in known for one in event.made if one in texts):
            yield at(account, event)
