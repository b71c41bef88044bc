"""R59: the parts that agents take fit what happened."""

from collections.abc import Iterator, Mapping
from typing import Final

from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import EventKind, Role
from provenance.validation.finding import Finding, at

_KINDS: Final[Mapping[Role, tuple[EventKind, ...]]] = {
    "giver": ("hand-over", "accession", "transmission"),
    "recipient": ("hand-over", "accession", "transmission"),
    "translator": ("translating",),
    "transcriber": ("transcribing",),
    "copyist": ("copying", "digitization"),
    "publisher": ("publishing",),
    "editor": ("publishing",),
    "declassifier": ("declassification",),
    "searcher": ("search",),
    "participant": ("meeting",),
    "clearer": ("clearance",),
    "holder": (),
}
"""The events in which somebody can take each part; the others may be taken in any."""


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events and holdings in which somebody takes a part that they do not have."""
    for account in record.accounts:
        for event in account.events:
            for role in _strange(event):
                yield at(account, event, role)
        for holding in account.holdings:
            if holding.holder.role != "holder":
                yield at(account, holding, holding.holder.role)


def _strange(event: Event) -> Iterator[Role]:
    for role in dict.fromkeys(party.role for party in event.parties):
        if role in _KINDS and event.kind not in _KINDS[role]:
            yield role
