"""The accounts side by side: what each says of each step of the chain."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from provenance.model.account import Account
from provenance.model.chain import Step
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import Status
from provenance.model.record import Record
from provenance.pictures.words import titled
from provenance.publish.pages.record.claims import (
    Grouped,
    Said,
    besides_parties,
    grouped,
    party_words,
)
from provenance.resources.lists import label
from provenance.resources.web import host_of


@dataclass(frozen=True, slots=True)
class Act:
    """What one claim of an account says of a step.

    Attributes:
        claim: The claim's id in the account.
        status: How it is known that it happened at all, as a word of the vocabulary.
        known: The same as a word for readers.
        reason: Why it is inferred, disputed or refuted.
        said: Everything that it says, by label.
    """

    claim: str
    status: Status
    known: str
    reason: str | None
    said: Grouped


@dataclass(frozen=True, slots=True)
class Told:
    """What one account says of one step, claim by claim."""

    account: str
    heading: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A step and what each account says of it; None for an account that does not tell of it."""

    number: int
    title: str
    told: tuple[Told | None, ...]


def side_by_side(record: Record) -> tuple[Compared, ...]:
    """Return the steps of a record's chain with what each account says of them."""
    return tuple(
        Compared(
            number=step.number,
            title=titled(label("event-kinds", step.kind)),
            told=tuple(_told(record, step, account) for account in record.accounts),
        )
        for step in record.custody.steps
    )


def heading(account: Account) -> str:
    """Return what an account is called.

    A description is called by where it was read: it may be the document's own heading, or what
    the page of an archive says of the document.
    """
    if account.kind != "description":
        return titled(label("account-kinds", account.kind))
    source, host = account.source, host_of(account.source.url)
    if source.title:
        return titled(source.title)
    return f"Description at {host}" if host else "Description of the document"


def _told(document: Document, step: Step, account: Account) -> Told | None:
    own = {one.claim for one in step.tellings if one.account == account.id}
    acts = tuple(_act(document, step, one) for one in account.events if one.id in own)
    return Told(account.id, heading(account), acts) if acts else None


def _act(document: Document, step: Step, event: Event) -> Act:
    return Act(
        claim=event.id,
        status=event.status,
        known=label("statuses", event.status),
        reason=event.reason,
        said=grouped(_said(document, step, event)),
    )


def _said(document: Document, step: Step, event: Event) -> Iterator[Said]:
    """What an event says; inferences that another account supersedes stay visible as such."""
    over = {
        (one.role, one.agent.id if one.agent else None) for one in step.parties if one.superseded
    }
    for party in event.parties:
        said = party_words(document, party)
        yield replace(said, mood="superseded") if (party.role, party.agent) in over else said
    yield from besides_parties(document, event)
