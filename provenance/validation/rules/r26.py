"""R26: nothing is used before it is made, in the order in which an account tells it."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.validation.asking import is_fact, things
from provenance.validation.finding import Finding, at
from provenance.validation.order import order_of_facts


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that an account puts before the making of what they work on."""
    for account in record.accounts:
        order, makings = order_of_facts(account), _makings(account)
        for event in account.events:
            if is_fact(event.status):
                made = {one for thing in things(event) for one in makings.get(thing, ())}
                if order.is_before(event.id, made - {event.id}):
                    yield at(account, event)


def _makings(account: Account) -> dict[str, list[str]]:
    """Return the ids of the events in which each thing is made, as far as facts say so."""
    makings: dict[str, list[str]] = {}
    for event in account.events:
        if is_fact(event.status):
            for thing in event.made:
                makings.setdefault(thing, []).append(event.id)
    return makings
