"""R38: a gap lies between events, or at one end of them."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the gaps before and after which nothing comes."""
    for account in record.accounts:
        followed = {one for event in account.events for one in event.after}
        for event in account.events:
            is_gap = event.kind == "gap" and event.status != "refuted"
            if is_gap and not event.after and event.id not in followed:
                yield at(account, event)
