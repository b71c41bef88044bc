"""R27: nothing happens to a thing after its destruction."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.validation.asking import is_fact, is_kept_now, things
from provenance.validation.finding import Finding, at
from provenance.validation.order import order_of_facts


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events and present holdings of what the account has destroyed by then."""
    for account in record.accounts:
        ends = _ends(account)
        if ends:
            yield from _after(account, ends)


def _after(account: Account, ends: dict[str, list[str]]) -> Iterator[Finding]:
    order = order_of_facts(account)
    for event in account.events:
        if is_fact(event.status):
            known = {end for thing in things(event) for end in ends.get(thing, ())} - {event.id}
            if any(order.is_before(end, [event.id]) for end in known):
                yield at(account, event)
    for holding in filter(is_kept_now, account.holdings):
        if holding.instantiation in ends:
            yield at(account, holding)


def _ends(account: Account) -> dict[str, list[str]]:
    """Return the ids of the events in which each thing is destroyed, as far as facts say so."""
    ends: dict[str, list[str]] = {}
    for event in account.events:
        if event.kind == "destruction" and is_fact(event.status):
            for thing in things(event):
                ends.setdefault(thing, []).append(event.id)
    return ends
