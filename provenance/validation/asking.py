"""Questions that several rules ask of an account.

A rule about what a source says looks at what is stated: an inference is allowed to be bold, and a
refuted claim is kept so that nobody repeats it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from provenance.model.account import Account, Statement
from provenance.model.agent import Party
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.notation import EventKind, Role
from provenance.model.parties import is_within
from provenance.model.status import is_stated

COPYINGS: Final[tuple[EventKind, ...]] = ("copying", "digitization")
"""The events that make a carrier from a carrier."""

HAND_OVERS: Final[tuple[EventKind, ...]] = ("hand-over", "accession")
"""The events in which custody passes."""


def stated(
    record: Document, kinds: Container[str] | None = None
) -> Iterator[tuple[Account, Event]]:
    """Yield the events that an account states, neither inferred nor refuted, of these kinds."""
    for account in record.accounts:
        for event in account.events:
            if is_stated(event.status) and (kinds is None or event.kind in kinds):
                yield account, event


def claims(account: Account) -> Iterator[Event | Holding | Statement]:
    """Yield the statements, events and holdings of an account."""
    yield from account.statements
    yield from account.events
    yield from account.holdings


def evidence_of(claim: Event | Holding | Statement) -> Iterator[Evidence]:
    """Yield the evidence of a claim, that of its parties and details included."""
    yield from claim.evidence
    match claim:
        case Event():
            yield from (one for party in claim.parties for one in party.evidence)
            yield from (one for detail in claim.details for one in detail.evidence)
        case Holding():
            yield from claim.holder.evidence


def standing(event: Event, role: Role) -> list[Party]:
    """Return the parties in a role that are not refuted, stated and inferred ones."""
    return [one for one in event.parties if one.role == role and one.status != "refuted"]


def named(event: Event, role: Role) -> set[str]:
    """Return the ids of the agents whom the account states in a role."""
    return {
        party.agent
        for party in event.parties
        if party.role == role and party.agent and is_stated(party.status)
    }


def things(event: Event) -> set[str]:
    """Return the ids of everything that an event worked on or moved."""
    return {use.thing for use in event.used if use.status != "refuted"} | set(event.moved)


def related(record: Document, some: set[str], others: set[str]) -> bool:
    """Tell whether somebody of one set is, or belongs to, somebody of the other."""
    people = {agent.id: agent for agent in record.agents}
    return any(
        is_within(one, other, people) or is_within(other, one, people)
        for one in some
        for other in others
    )


def earlier(account: Account) -> dict[str, set[str]]:
    """Return for each event the ids of all those that the account puts before it."""
    after = {event.id: event.after for event in account.events}
    return {one: reach(one, after) for one in after}


def wholes(account: Account) -> dict[str, str]:
    """Return the item of which each part is a part, where the account takes one for several."""
    return {
        part: split.thing
        for split in account.splits
        if split.status != "refuted"
        for part in split.into
    }


def name_of(record: Document, agents: set[str]) -> str:
    """Return the name of the first of some agents, in the order of their ids."""
    found = record.agent(min(agents, default=None))
    return found.name if found else ""


def reach(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all to which some steps lead from a start; the start itself only round a loop."""
    found: set[str] = set()
    pending = list(steps.get(start, ()))
    while pending:
        one = pending.pop()
        if one not in found:
            found.add(one)
            pending += steps.get(one, ())
    return found
