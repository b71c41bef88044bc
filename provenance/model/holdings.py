"""Merging the holdings of several accounts: who keeps what."""

from collections.abc import Hashable, Iterable

from provenance.model.account import Account
from provenance.model.chain import Held, Step, StepParty, Telling
from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.model.status import weighed

Claim = tuple[Account, Holding]


def merge_holdings(
    document: Document,
    accounts: Iterable[Account],
    steps: tuple[Step, ...],
    origins: dict[str, str],
) -> tuple[Held, ...]:
    """Merge the holdings of accounts; one holder of one item is one holding.

    Args:
        document: The document.
        accounts: The accounts that are merged.
        steps: The merged steps: they tell which part of a split item a holder received.
        origins: For an item that is part of another account's single one, that one's id.
    """
    groups: dict[tuple[Hashable, str], list[Claim]] = {}
    for account in accounts:
        for holding in account.holdings:
            item = part_received(holding, steps, origins)
            key = (holding.holder.agent or (account.id, holding.id), item)
            groups.setdefault(key, []).append((account, holding))
    return tuple(_held(document, key[1], group) for key, group in groups.items())


def part_received(holding: Holding, steps: tuple[Step, ...], origins: dict[str, str]) -> str:
    """Return the item held: where it was split, the part that this holder received."""
    if holding.instantiation not in origins.values():
        return holding.instantiation
    for step in steps:
        takers = {party.agent.id for party in step.standing("recipient") if party.agent}
        for item in step.moved:
            if origins.get(item) == holding.instantiation and holding.holder.agent in takers:
                return item
    return holding.instantiation


def _held(document: Document, item: str, group: list[Claim]) -> Held:
    holdings = [holding for _, holding in group]
    party = holdings[0].holder
    printed = (form for one in holdings for form in (one.holder.printed, one.holder.abbreviation))
    holder = StepParty(
        role="holder",
        agent=document.agent(party.agent),
        status=weighed(holding.holder.status for holding in holdings),
        told_by=tuple(account.id for account, _ in group),
        printed=party.printed,
        told_as=tuple(dict.fromkeys(form for form in printed if form)),
        affiliation=party.affiliation,
        reason=party.reason,
    )
    return Held(
        holder=holder,
        instantiation=item,
        state=holdings[0].state,
        status=weighed(holding.status for holding in holdings),
        place=next((holding.place for holding in holdings if holding.place), None),
        reference=next((holding.reference for holding in holdings if holding.reference), None),
        tellings=tuple(Telling(account=one.id, claim=holding.id) for one, holding in group),
    )
