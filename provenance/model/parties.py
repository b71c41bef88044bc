"""Merging the parties of one step: who stands, and who is superseded by whom."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from provenance.model.account import Account
from provenance.model.agent import Agent, Party
from provenance.model.chain import StepParty
from provenance.model.event import Event
from provenance.model.notation import Role, Status
from provenance.model.status import is_stated, weighed


class Claim(NamedTuple):
    """A party as one account gives it: the account, what it says, how it says it."""

    account: Account
    party: Party
    status: Status


def merge_parties(
    group: Sequence[tuple[Account, Event]], agents: Iterable[Agent]
) -> tuple[StepParty, ...]:
    """Merge the parties that several accounts give to one act, in the order of the telling.

    A party of an event that its account refutes is refuted with it.
    """
    people = {agent.id: agent for agent in agents}
    told = _claims(group)
    if len(group) == 1 and all(len(claims) == 1 for claims in told.values()):
        return tuple(_only(people, claim) for (claim,) in told.values())
    return tuple(
        _merged(people, claims, superseded=_is_superseded(role, agent, told, people))
        for (role, agent), claims in told.items()
    )


def _claims(group: Iterable[tuple[Account, Event]]) -> dict[tuple[Role, str | None], list[Claim]]:
    """Return what is said of each party, in the order of the telling."""
    told: dict[tuple[Role, str | None], list[Claim]] = {}
    for account, event in group:
        for party in event.parties:
            status = "refuted" if event.status == "refuted" else party.status
            claim = Claim(account, party, status)
            told.setdefault((party.role, party.agent), []).append(claim)
    return told


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
    told: dict[tuple[Role, str | None], list[Claim]],
    people: dict[str, Agent],
) -> bool:
    mine = told[role, agent]
    if agent is not None and any(is_stated(claim.status) for claim in mine):
        return False
    my_accounts = {claim.account.id for claim in mine}
    others = (
        other
        for (other_role, other), claims in told.items()
        if other_role == role and other is not None and other != agent
        for claim in claims
        if is_stated(claim.status) and claim.account.id not in my_accounts
    )
    return any(not is_within(agent, other, people) for other in others)


def _only(people: dict[str, Agent], claim: Claim) -> StepParty:
    """Return what `_merged` does of a party that is told once, and that none can supersede."""
    account, party, status = claim
    forms = (party.printed, party.abbreviation)
    return StepParty(
        role=party.role,
        agent=people.get(party.agent) if party.agent else None,
        status=status,
        told_by=(account.id,),
        printed=party.printed,
        told_as=tuple(dict.fromkeys(form for form in forms if form)),
        batch=account.batch,
        affiliation=party.affiliation,
        reason=party.reason,
    )


def _merged(people: dict[str, Agent], claims: list[Claim], *, superseded: bool) -> StepParty:
    parties = [claim.party for claim in claims]
    batches = [claim.account.batch for claim in claims]
    forms = (form for party in parties for form in (party.printed, party.abbreviation) if form)
    return StepParty(
        role=parties[0].role,
        agent=people.get(parties[0].agent) if parties[0].agent else None,
        status=weighed(claim.status for claim in claims),
        told_by=tuple(dict.fromkeys(claim.account.id for claim in claims)),
        printed=next((party.printed for party in parties if party.printed), None),
        told_as=tuple(dict.fromkeys(forms)),
        batch=batches[0] if all(batches) else None,
        affiliation=next((party.affiliation for party in parties if party.affiliation), None),
        superseded=superseded,
        reason=next((party.reason for party in parties if party.reason), None),
    )
