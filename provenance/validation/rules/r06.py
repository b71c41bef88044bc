"""R06: a hand-over names what passed and at least one party."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import HAND_OVERS, facts, standing
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported hand-overs of nothing, or between nobody."""
    for account, event in facts(record, HAND_OVERS):
        if not (event.moved and (standing(event, "giver") or standing(event, "recipient"))):
            yield at(account, event)
