"""R04: an account tells of one writing of a text."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the creations that make an original of a text after another made one."""
    texts = {one.id: one.of for one in record.instantiations}
    for account in record.accounts:
        written: set[str] = set()
        for event in account.events:
            if event.kind == "creation" and is_fact(event.status):
                here = {texts[one] for one in event.made if one in texts}
                if not here.isdisjoint(written):
                    yield at(account, event)
                written |= here
