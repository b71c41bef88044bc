"""R58: what is declassified, destroyed or looked for is named."""

from collections.abc import Iterator
from typing import Final

from provenance.model.document import Document
from provenance.model.notation import EventKind
from provenance.validation.asking import facts
from provenance.validation.finding import Finding, at

_KINDS: Final[tuple[EventKind, ...]] = ("declassification", "destruction", "search")


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported events of these kinds that concern nothing."""
    for account, event in facts(record, _KINDS):
        if all(use.status == "refuted" for use in event.used):
            yield at(account, event)
