"""R55: a derived record was made of what it is derived from."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import facts, things
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that make a derived record of something other than its text."""
    if not record.derived:
        return
    sources = {one.id: one.of for one in record.derived}
    texts = {one.id: one.of for one in record.instantiations}
    for account, event in facts(record):
        used = things(event)
        known = used | {texts[one] for one in used if one in texts}
        if used and any(sources[one] not in known for one in event.made if one in sources):
            yield at(account, event)
