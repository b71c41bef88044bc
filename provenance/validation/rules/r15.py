"""R15: a hand-over says whether the very item passed."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import HAND_OVERS, facts
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported hand-overs that say nothing of it, not even that it is not known."""
    for account, event in facts(record, HAND_OVERS):
        if event.continuity is None:
            yield at(account, event)
