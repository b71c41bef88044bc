"""Questions that several rules ask of an account.

Most rules look at facts, that is, at what is reported or verified: an inference may be bold, what
is disputed is open, and what is refuted is kept so that nobody repeats it. The RDF writes the same
claims as plain statements, so that the SHACL twins see facts where these rules see them.
"""

from collections.abc import Container, Iterator
from typing import Final

from provenance.model.account import Account, Statement
from provenance.model.agent import Party
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.notation import EventKind, Role, Status

COPYINGS: Final[tuple[EventKind, ...]] = ("copying", "digitization")
"""The events that make a carrier from a carrier."""

HAND_OVERS: Final[tuple[EventKind, ...]] = ("hand-over", "accession")
"""The events in which custody passes."""


def is_fact(status: Status) -> bool:
    """Tell whether a claim stands as a fact: reported or verified."""
    return status in ("reported", "verified")


def facts(record: Document, kinds: Container[str] | None = None) -> Iterator[tuple[Account, Event]]:
    """Yield the events of these kinds that stand as facts, with the accounts that tell them."""
    for account in record.accounts:
        for event in account.events:
            if is_fact(event.status) and (kinds is None or event.kind in kinds):
                yield account, event


def claims(account: Account) -> Iterator[Event | Holding | Statement]:
    """Yield the statements, events and holdings of an account."""
    yield from account.statements
    yield from account.events
    yield from account.holdings


def languages(record: Document) -> Iterator[tuple[Account, Statement]]:
    """Yield what is said of the languages of texts, as a fact, with the accounts that say it."""
    for account in record.accounts:
        for said in account.statements:
            if said.property == "language" and is_fact(said.status):
                yield account, said


def evidence_of(claim: Event | Holding | Statement) -> Iterator[Evidence]:
    """Yield the evidence of a claim, that of its parties and details included."""
    yield from claim.evidence
    match claim:
        case Event():
            yield from (one for party in claim.parties for one in party.evidence)
            yield from (one for detail in claim.details for one in detail.evidence)
        case Holding():
            yield from claim.holder.evidence


def is_kept_now(holding: Holding) -> bool:
    """Tell whether a holding says, as a fact, that something is kept at present, by whomever."""
    is_known = is_fact(holding.status) and is_fact(holding.holder.status)
    return is_known and holding.state == "present"


def has_keeper_now(holding: Holding) -> bool:
    """Tell whether a holding says, as a fact, that somebody named keeps something at present."""
    return holding.holder.is_named and is_kept_now(holding)


def standing(event: Event, role: Role) -> list[Party]:
    """Return the parties in a role that are not refuted: facts, and what is less sure."""
    return [one for one in event.parties if one.role == role and one.status != "refuted"]


def named(event: Event, role: Role) -> set[str]:
    """Return the ids of the agents who are named in a role as a fact."""
    return {
        party.agent
        for party in event.parties
        if party.role == role and party.agent and is_fact(party.status)
    }


def things(event: Event) -> set[str]:
    """Return the ids of everything that an event worked on or moved, as a fact."""
    return {use.thing for use in event.used if is_fact(use.status)} | set(event.moved)


def wholes(account: Account) -> dict[str, set[str]]:
    """Return the items of which each part is a part, where the account takes one for several."""
    found: dict[str, set[str]] = {}
    for split in account.splits:
        if split.status != "refuted":
            for part in split.into:
                found.setdefault(part, set()).add(split.thing)
    return found
