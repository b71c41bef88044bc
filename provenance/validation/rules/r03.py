"""R03: nothing comes from itself, directly or round a loop."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at
from provenance.validation.order import Order


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported events that make something of which it was made."""
    for account in record.accounts:
        on_loops = Order(_sources(account)).on_loops()
        for event in account.events:
            if is_fact(event.status) and not on_loops.isdisjoint(event.made):
                yield at(account, event)


def _sources(account: Account) -> dict[str, set[str]]:
    """Return what each thing was made from, as far as the account states it."""
    sources: dict[str, set[str]] = {}
    for event in account.events:
        if is_fact(event.status):
            used = {use.thing for use in event.used if is_fact(use.status)}
            for thing in event.made:
                sources.setdefault(thing, set()).update(used)
    return sources
