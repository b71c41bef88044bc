"""Finding where accounts disagree; nobody is overruled here."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from provenance.model.account import Account, Statement
from provenance.model.agent import Agent
from provenance.model.chain import Conflict
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import Role
from provenance.model.parties import is_within
from provenance.model.status import is_stated

_Group = Sequence[tuple[Account, Event]]


def conflicts(
    document: Document, accounts: Sequence[Account], groups: Sequence[_Group]
) -> tuple[Conflict, ...]:
    """Return the disagreements of accounts about steps, recipients and the document's dates.

    Args:
        document: The document.
        accounts: The accounts that are merged.
        groups: The steps in order, each the events that tell of it.
    """
    people = {agent.id: agent for agent in document.agents}
    found = [
        conflict
        for number, group in enumerate(groups, 1)
        for conflict in (*_parties(number, group, people), *_dates(number, group))
    ]
    return (*found, *_recipients(accounts, people), *_statements(accounts))


def _parties(number: int, group: _Group, people: dict[str, Agent]) -> Iterator[Conflict]:
    roles = dict.fromkeys(party.role for _, event in group for party in event.parties)
    for role in roles:
        sides = [(account.id, _stated(event, role)) for account, event in group]
        for (one, ours), (other, theirs) in combinations(sides, 2):
            if ours and theirs and not _agree(ours, theirs, people):
                named = ((one, _names(ours, people)), (other, _names(theirs, people)))
                yield Conflict(what=role, step=number, sides=named)


def _stated(event: Event, role: Role) -> tuple[str, ...]:
    return tuple(
        party.agent
        for party in event.parties
        if party.role == role and party.agent and is_stated(party.status)
    )


def _agree(ours: Iterable[str], theirs: Sequence[str], people: dict[str, Agent]) -> bool:
    return any(
        is_within(one, other, people) or is_within(other, one, people)
        for one in ours
        for other in theirs
    )


def _names(ids: Iterable[str], people: dict[str, Agent]) -> str:
    return ", ".join(people[one].name for one in ids)


def _dates(number: int, group: _Group) -> Iterator[Conflict]:
    dated = [(account.id, event.date) for account, event in group if event.date]
    for (one, ours), (other, theirs) in combinations(dated, 2):
        if not ours.may_equal(theirs):
            sides = ((one, str(ours)), (other, str(theirs)))
            yield Conflict(what="date", step=number, sides=sides)


def _recipients(accounts: Sequence[Account], people: dict[str, Agent]) -> Iterator[Conflict]:
    """One giver, one item, two recipients, and neither account knows of the other's."""
    for ours, theirs in combinations(accounts, 2):
        one, other = _given(ours), _given(theirs)
        for key in one.keys() & other.keys():
            if not one[key] & other[key]:
                sides = (
                    (ours.id, _names(sorted(one[key]), people)),
                    (theirs.id, _names(sorted(other[key]), people)),
                )
                yield Conflict(what="recipient", step=None, sides=sides)


def _given(account: Account) -> dict[tuple[str, str], set[str]]:
    given: dict[tuple[str, str], set[str]] = {}
    for event in account.events:
        for giver in _stated(event, "giver"):
            for item in event.moved:
                given.setdefault((giver, item), set()).update(_stated(event, "recipient"))
    return {key: takers for key, takers in given.items() if takers}


def _statements(accounts: Sequence[Account]) -> Iterator[Conflict]:
    said = [(account.id, one) for account in accounts for one in account.statements]
    for (one, ours), (other, theirs) in combinations(said, 2):
        same = (ours.about, ours.property) == (theirs.about, theirs.property)
        if same and (one != other or ours.date) and _differ(ours, theirs):
            yield Conflict(
                what=ours.property, step=None, sides=((one, ours.value), (other, theirs.value))
            )


def _differ(ours: Statement, theirs: Statement) -> bool:
    if "refuted" in (ours.status, theirs.status):
        return False
    if ours.date and theirs.date:
        return not ours.date.may_equal(theirs.date)
    if ours.property == "language":
        return ours.value != theirs.value
    return bool(ours.agent and theirs.agent and ours.agent != theirs.agent)
