"""R22: every carrier has an end: a holder, a last receiver, or its destruction."""

from collections.abc import Iterator
from itertools import chain

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.validation.asking import standing, wholes
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the carriers of which no account says where they are or went."""
    ended = {one for account in record.accounts for one in _ended(account)}
    for carrier in record.instantiations:
        if carrier.id not in ended:
            yield Finding(f"instantiations/{carrier.id}", carrier.label or carrier.id)


def _ended(account: Account) -> Iterator[str]:
    """Yield the carriers that are held, were received, were destroyed, or became several."""
    yield from chain.from_iterable(wholes(account).values())
    for holding in account.holdings:
        if holding.status != "refuted" and holding.state == "present":
            yield holding.instantiation
    for event in account.events:
        if event.status != "refuted":
            yield from _ended_by(event)


def _ended_by(event: Event) -> Iterator[str]:
    if any(party.agent for party in standing(event, "recipient")):
        yield from event.moved
    if event.kind == "destruction":
        yield from (use.thing for use in event.used if use.status != "refuted")
