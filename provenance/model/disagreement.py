"""Finding where accounts disagree; nobody is overruled here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from provenance.model.account import Account, Statement
from provenance.model.agent import Agent
from provenance.model.chain import Conflict
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.notation import Role
from provenance.model.parties import is_within
from provenance.model.status import is_stated

_Group = Sequence[tuple[Account, Event]]
_Side = tuple[str, str]


def conflicts(
    document: Document, accounts: Sequence[Account], groups: Sequence[_Group]
) -> tuple[Conflict, ...]:
    """Return the disagreements of accounts: on steps, recipients, holdings, descriptions.

    Args:
        document: The document.
        accounts: The accounts that are merged.
        groups: The steps in order, each the events that tell of it; one that is told once cannot
            be disagreed on.
    """
    people = {agent.id: agent for agent in document.agents}
    found = [
        Conflict(what=what, step=number, sides=sides)
        for number, group in enumerate(groups, 1)
        if len(group) > 1
        for what, sides in _about_step(group, people)
    ]
    loose = (*_recipients(accounts, people), *_holdings(accounts, people))
    told = (*loose, *_statements(accounts, people))
    return (*found, *(Conflict(what=what, step=None, sides=sides) for what, sides in told))


_Found = Iterator[tuple[str, tuple[_Side, ...]]]


def _about_step(group: _Group, people: dict[str, Agent]) -> _Found:
    yield from _occurrence(group)
    roles = dict.fromkeys(party.role for _, event in group for party in event.parties)
    stated = [(account, event) for account, event in group if event.status != "refuted"]
    for role in roles:
        yield from _role(stated, role, people)
    dated = [(account.id, event.date) for account, event in stated if event.date]
    yield from _pairs("date", dated, _dates_differ)
    continued = [(a.id, e.continuity) for a, e in stated if e.continuity not in (None, "unknown")]
    yield from _pairs("item continuity", continued, lambda one, other: one != other)


def _pairs(what: str, sides: Sequence[tuple[str, object]], differ: Callable[..., bool]) -> _Found:
    for (one, ours), (other, theirs) in combinations(sides, 2):
        if differ(ours, theirs):
            yield what, ((one, str(ours)), (other, str(theirs)))


def _dates_differ(one: ArchivalDate, other: ArchivalDate) -> bool:
    return not one.may_equal(other)


def _occurrence(group: _Group) -> _Found:
    """One account tells it, another refutes it."""
    said = [(account.id, event.status) for account, event in group]
    if any(is_stated(status) for _, status in said) and ("refuted" in (s for _, s in said)):
        yield "whether it happened", tuple(said)


def _role(group: _Group, role: Role, people: dict[str, Agent]) -> _Found:
    sides = [(account.id, _stated(event, role)) for account, event in group]
    refuted = [(account.id, _refuted(event, role)) for account, event in group]
    for (one, ours), (other, theirs) in combinations(sides, 2):
        if ours and theirs and not _agree(ours, theirs, people):
            yield role, ((one, _names(ours, people)), (other, _names(theirs, people)))
    for (one, ours), (other, denied) in ((s, r) for s in sides for r in refuted):
        both = [agent for agent in ours if agent in denied]
        if one != other and both:
            yield role, ((one, _names(both, people)), (other, f"not {_names(both, people)}"))


def _stated(event: Event, role: Role) -> tuple[str, ...]:
    return tuple(
        party.agent
        for party in event.parties
        if party.role == role and party.agent and is_stated(party.status)
    )


def _refuted(event: Event, role: Role) -> tuple[str, ...]:
    return tuple(
        party.agent
        for party in event.parties
        if party.role == role and party.agent and party.status == "refuted"
    )


def _agree(ours: Iterable[str], theirs: Sequence[str], people: dict[str, Agent]) -> bool:
    return any(
        is_within(one, other, people) or is_within(other, one, people)
        for one in ours
        for other in theirs
    )


def _names(ids: Iterable[str], people: dict[str, Agent]) -> str:
    return ", ".join(people[one].name for one in ids)


def _recipients(accounts: Sequence[Account], people: dict[str, Agent]) -> _Found:
    """One giver, one item, two recipients, and neither account knows of the other's."""
    for ours, theirs in combinations(accounts, 2):
        one, other = _given(ours), _given(theirs)
        for key in (key for key in one if key in other and not one[key] & other[key]):
            yield (
                "recipient",
                (
                    (ours.id, _names(sorted(one[key]), people)),
                    (theirs.id, _names(sorted(other[key]), people)),
                ),
            )


def _given(account: Account) -> dict[tuple[str, str], set[str]]:
    given: dict[tuple[str, str], set[str]] = {}
    for event in (event for event in account.events if event.status != "refuted"):
        for giver in _stated(event, "giver"):
            for item in event.moved:
                given.setdefault((giver, item), set()).update(_stated(event, "recipient"))
    return {key: takers for key, takers in given.items() if takers}


def _holdings(accounts: Sequence[Account], people: dict[str, Agent]) -> _Found:
    """Two keepers of one item, or one keeper who keeps it in two places or under two codes."""
    told = [(account.id, one) for account in accounts for one in account.holdings]
    for (one, ours), (other, theirs) in combinations(told, 2):
        if one == other or ours.instantiation != theirs.instantiation:
            continue
        if "refuted" not in (ours.status, theirs.status):
            yield from _keepers(one, ours, other, theirs, people)


def _keepers(
    one: str, ours: Holding, other: str, theirs: Holding, people: dict[str, Agent]
) -> _Found:
    mine, yours = ours.holder.agent, theirs.holder.agent
    if mine is None or yours is None:
        return
    if not _agree((mine,), (yours,), people):
        if ours.state == theirs.state == "present":
            yield "holder", ((one, people[mine].name), (other, people[yours].name))
        return
    if ours.state != theirs.state:
        yield "state of the holding", ((one, ours.state), (other, theirs.state))
    for level, here, there in _levels(ours, theirs):
        yield level, ((one, here), (other, there))


def _levels(ours: Holding, theirs: Holding) -> Iterator[tuple[str, str, str]]:
    if ours.reference and theirs.reference:
        for part in ours.reference.levels:
            there = theirs.reference.get(part.level)
            if there is not None and there != part.value:
                yield part.level, part.value, there


def _statements(accounts: Sequence[Account], people: dict[str, Agent]) -> _Found:
    said: dict[tuple[str, str], list[tuple[str, Statement]]] = {}
    for account in accounts:
        for one in account.statements:
            if one.status != "refuted":
                said.setdefault((one.about, one.property), []).append((account.id, one))
    for (_, kind), claims in said.items():
        dated = [(account, one.date) for account, one in claims if one.date]
        yield from _pairs(kind, dated, _dates_differ)
        if kind == "language":
            tags = list(dict.fromkeys((account, one.value.casefold()) for account, one in claims))
            yield from _pairs(kind, tags, lambda one, other: one != other)
        else:
            yield from _named(kind, claims, people)


def _named(kind: str, claims: Sequence[tuple[str, Statement]], people: dict[str, Agent]) -> _Found:
    sides: dict[str, list[str]] = {}
    for account, one in claims:
        if one.agent:
            sides.setdefault(account, []).append(one.agent)
    for (one_account, ours), (other, theirs) in combinations(sides.items(), 2):
        if not _agree(ours, theirs, people):
            yield kind, ((one_account, _names(ours, people)), (other, _names(theirs, people)))
