"""R08: giver and receiver differ."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import HAND_OVERS, name_of, named, stated
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the stated hand-overs from somebody to themselves."""
    for account, event in stated(record, HAND_OVERS):
        same = named(event, "giver") & named(event, "recipient")
        if same:
            yield at(account, event, name_of(record, same))
