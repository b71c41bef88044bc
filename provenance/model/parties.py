"""Merging the parties of one step: who stands, and who is superseded by whom."""

from collections.abc import Iterable

from provenance.model.account import Account
from provenance.model.agent import Agent, Party
from provenance.model.chain import StepParty
from provenance.model.event import Event
from provenance.model.notation import Role
from provenance.model.status import best, is_stated


def merge_parties(
    group: Iterable[tuple[Account, Event]], agents: Iterable[Agent]
) -> tuple[StepParty, ...]:
    """Merge the parties that several accounts give to one act, in the order of the telling."""
    people = {agent.id: agent for agent in agents}
    told: dict[tuple[Role, str | None], list[tuple[str, Party]]] = {}
    for account, event in group:
        for party in event.parties:
            told.setdefault((party.role, party.agent), []).append((account.id, party))
    return tuple(
        _merged(people, parties, superseded=_is_superseded(role, agent, told, people))
        for (role, agent), parties in told.items()
    )


def is_within(agent: str | None, wider: str | None, people: dict[str, Agent]) -> bool:
    """Tell whether an agent is another, or belongs to it directly or through others."""
    seen: set[str] = set()
    while agent is not None and agent not in seen:
        if agent == wider:
            return True
        seen.add(agent)
        agent = people[agent].part_of if agent in people else None
    return False


def _is_superseded(
    role: Role,
    agent: str | None,
    told: dict[tuple[Role, str | None], list[tuple[str, Party]]],
    people: dict[str, Agent],
) -> bool:
    mine = told[role, agent]
    if agent is not None and any(is_stated(party.status) for _, party in mine):
        return False
    mine_accounts = {account for account, _ in mine}
    others = (
        other
        for (other_role, other), parties in told.items()
        if other_role == role and other is not None and other != agent
        for account, party in parties
        if is_stated(party.status) and account not in mine_accounts
    )
    return any(not is_within(agent, other, people) for other in others)


def _merged(
    people: dict[str, Agent], parties: list[tuple[str, Party]], *, superseded: bool
) -> StepParty:
    first = parties[0][1]
    return StepParty(
        role=first.role,
        agent=people.get(first.agent) if first.agent else None,
        status=best(party.status for _, party in parties),
        told_by=tuple(dict.fromkeys(account for account, _ in parties)),
        printed=next((party.printed for _, party in parties if party.printed), None),
        affiliation=next((party.affiliation for _, party in parties if party.affiliation), None),
        superseded=superseded,
        reason=next((party.reason for _, party in parties if party.reason), None),
    )
