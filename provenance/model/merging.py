"""Merging the accounts of a document into one chain.

Events of several accounts are one step when they are the same act: a hand-over of the same item to
the same recipient, the making of the same thing, the declassification of the same text. Within a
step a reported party supersedes an inferred one, which stays visible; reported against reported is
a conflict and is left standing. Order is partial; ties follow the telling.
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

from provenance.model.account import Account
from provenance.model.chain import Held, Step, StepParty, Telling
from provenance.model.custody import CustodyHistory
from provenance.model.disagreement import conflicts
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.gaps import gaps
from provenance.model.notation import Continuity
from provenance.model.parties import merge_parties
from provenance.model.sequence import sequence
from provenance.model.status import best, is_stated
from provenance.model.thing import Instantiation

_T = TypeVar("_T")


class Told(NamedTuple):
    """An event and the account that tells it."""

    account: Account
    event: Event


def merge(document: Document, accounts: Iterable[str] | None = None) -> CustodyHistory:
    """Merge accounts of a document into one chain.

    Args:
        document: The document.
        accounts: Ids of the accounts to merge; all of them where None.
    """
    chosen = None if accounts is None else set(accounts)
    told = [one for one in document.accounts if chosen is None or one.id in chosen]
    origins = {part: s.thing for one in told for s in one.splits for part in s.into}
    groups = _aligned(told, origins)
    ordered, broken = sequence(groups)
    numbers = {id(event): n for n, group in enumerate(ordered, 1) for _, event in group}
    steps = tuple(_step(document, n, group, numbers) for n, group in enumerate(ordered, 1))
    held = _holdings(document, told, steps, origins)
    return CustodyHistory(
        record=document.id,
        title=document.title,
        steps=steps,
        holdings=held,
        instantiations=_instantiations(document, told, origins),
        gaps=gaps(steps, held, document.agents),
        conflicts=(*conflicts(document, told, ordered), *broken),
        origins=origins,
    )


def _aligned(accounts: Iterable[Account], origins: dict[str, str]) -> list[list[Told]]:
    groups: dict[Hashable, list[Told]] = {}
    for account in accounts:
        for event in account.events:
            shared = _same_act(event, origins)
            key = (account.id, event.id) if shared is None else shared
            groups.setdefault(key, []).append(Told(account, event))
    return list(groups.values())


def _same_act(event: Event, origins: dict[str, str]) -> Hashable | None:
    """Return what events of several accounts share when they are one act; None: stands alone."""
    if event.made:
        return ("made", event.kind, frozenset(event.made))
    if event.is_hand_over:
        recipient = event.party("recipient")
        items = frozenset(origins.get(item, item) for item in event.moved)
        return ("moved", recipient.agent, items) if recipient and recipient.agent else None
    if event.kind == "declassification":
        return ("declassified", frozenset(origins.get(u.thing, u.thing) for u in event.used))
    return None


def _step(document: Document, number: int, group: list[Told], numbers: dict[int, int]) -> Step:
    events = [event for _, event in group]
    lead = max(events, key=lambda event: event.status != "inferred")
    batches = [account.batch for account, _ in group]
    return Step(
        number=number,
        kind=lead.kind,
        status=best(event.status for event in events),
        parties=merge_parties(group, document.agents),
        used=_union(tuple(use.thing for use in event.used) for event in events),
        supposed=_supposed(events),
        made=_union(event.made for event in events),
        moved=_narrowest(group),
        continuity=_continuity(events),
        dates=_union((event.date,) for event in events if event.date),
        place=next((event.place for event in events if event.place), None),
        after=_numbers_before(group, numbers, number),
        tellings=tuple(Telling(account=account.id, claim=event.id) for account, event in group),
        batch=batches[0] if all(batches) else None,
    )


def _supposed(events: list[Event]) -> tuple[str, ...]:
    """The things whose use no account states."""
    uses = [use for event in events for use in event.used]
    stated = {use.thing for use in uses if is_stated(use.status)}
    return _union((use.thing,) for use in uses if use.thing not in stated)


def _continuity(events: list[Event]) -> Continuity | None:
    said = [event.continuity for event in events if event.continuity]
    return next((one for one in said if one != "unknown"), next(iter(said), None))


def _union(tuples: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(one for some in tuples for one in some))


def _narrowest(group: list[Told]) -> tuple[str, ...]:
    """The items moved; where one account splits what another takes for one, the parts."""
    moved = _union(event.moved for _, event in group)
    split = {split.thing for account, _ in group for split in account.splits}
    parts = {part for account, _ in group for split in account.splits for part in split.into}
    return tuple(one for one in moved if not (one in split and parts & set(moved)))


def _numbers_before(group: list[Told], numbers: dict[int, int], number: int) -> tuple[int, ...]:
    before = {
        numbers[id(other)]
        for account, event in group
        for other in account.events
        if other.id in event.after
    }
    return tuple(sorted(n for n in before if n < number))


def _holdings(
    document: Document, accounts: list[Account], steps: tuple[Step, ...], origins: dict[str, str]
) -> tuple[Held, ...]:
    groups: dict[tuple[Hashable, str], list[tuple[Account, Holding]]] = {}
    for account in accounts:
        for holding in account.holdings:
            item = _part_received(holding, steps, origins)
            key = (holding.holder.agent or (account.id, holding.id), item)
            groups.setdefault(key, []).append((account, holding))
    return tuple(_held(document, key[1], group) for key, group in groups.items())


def _part_received(holding: Holding, steps: tuple[Step, ...], origins: dict[str, str]) -> str:
    """Return the item held: where it was split, the part that this holder received."""
    for step in steps:
        takers = {party.agent.id for party in step.standing("recipient") if party.agent}
        for item in step.moved:
            if origins.get(item) == holding.instantiation and holding.holder.agent in takers:
                return item
    return holding.instantiation


def _held(document: Document, item: str, group: list[tuple[Account, Holding]]) -> Held:
    holdings = [holding for _, holding in group]
    party = holdings[0].holder
    holder = StepParty(
        role="holder",
        agent=document.agent(party.agent),
        status=best(holding.holder.status for holding in holdings),
        told_by=tuple(account.id for account, _ in group),
        printed=party.printed,
        affiliation=party.affiliation,
        reason=party.reason,
    )
    return Held(
        holder=holder,
        instantiation=item,
        state=holdings[0].state,
        status=best(holding.status for holding in holdings),
        place=next((holding.place for holding in holdings if holding.place), None),
        reference=next((holding.reference for holding in holdings if holding.reference), None),
        tellings=tuple(Telling(account=one.id, claim=holding.id) for one, holding in group),
    )


def _instantiations(
    document: Document, accounts: list[Account], origins: dict[str, str]
) -> tuple[Instantiation, ...]:
    split = set(origins.values())
    told = {account.id for account in accounts}
    if told != {account.id for account in document.accounts}:
        spoken = {thing for account in accounts for thing in _things(account)}
        return tuple(
            one for one in document.instantiations if one.id in spoken and one.id not in split
        )
    return tuple(one for one in document.instantiations if one.id not in split)


def _things(account: Account) -> set[str]:
    events = account.events
    named = {thing for event in events for thing in (*event.made, *event.moved)}
    named |= {use.thing for event in events for use in event.used}
    return named | {holding.instantiation for holding in account.holdings}
