"""R09: the next giver is the last receiver; otherwise a link is missing."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.validation.asking import HAND_OVERS, facts, is_fact, name_of, named, related, wholes
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the hand-overs whose giver is not who received the item directly before."""
    for account, event in facts(record, HAND_OVERS):
        givers = named(event, "giver")
        for before in _directly_before(account, event):
            takers = named(before, "recipient")
            if givers and takers and not related(record, givers, takers):
                yield at(account, event, name_of(record, takers))


def _directly_before(account: Account, event: Event) -> Iterator[Event]:
    """Yield the hand-overs of the same item, or of that of which it is a part."""
    parts = wholes(account)
    items = {*event.moved, *(parts[one] for one in event.moved if one in parts)}
    for before in account.events:
        if before.id in event.after and is_fact(before.status) and items & set(before.moved):
            yield before
