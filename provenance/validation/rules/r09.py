"""R09: the next giver is the last receiver; otherwise a link is missing."""

from collections.abc import Iterator, Mapping

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.validation.agents import Agents
from provenance.validation.asking import HAND_OVERS, is_fact, named, wholes
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the hand-overs whose giver is not who received the item before."""
    agents = Agents(record)
    for account in record.accounts:
        for before, event in _in_succession(account):
            givers, takers = named(event, "giver"), named(before, "recipient")
            if givers and takers and not agents.are_related(givers, takers):
                yield at(account, event, agents.name_of(takers))


def _in_succession(account: Account) -> Iterator[tuple[Event, Event]]:
    """Yield each reported hand-over with each that the account puts before it.

    They move the same item, or the earlier one that of which the later moves a part.
    """
    known = {event.id: event for event in account.events if is_fact(event.status)}
    parts = wholes(account)
    for event in known.values():
        if event.kind in HAND_OVERS:
            items = set(event.moved).union(*(parts.get(one, ()) for one in event.moved))
            for before in _told_before(event, known):
                if not items.isdisjoint(before.moved):
                    yield before, event


def _told_before(event: Event, known: Mapping[str, Event]) -> Iterator[Event]:
    return (known[one] for one in dict.fromkeys(event.after) if one in known)
