"""Merging the accounts of a document into one chain.

Events of several accounts are one step when they are the same act: a hand-over of the same item to
the same recipient, the making of the same thing, the declassification of the same text. Within a
step a reported party supersedes an inferred one, which stays visible; reported against reported is
a conflict and is left standing. Order is partial; ties follow the telling.
"""

from collections.abc import Iterable
from typing import TypeVar

from provenance.errors import UnknownRecord
from provenance.model.account import Account
from provenance.model.alignment import Told, aligned
from provenance.model.chain import Step, Telling
from provenance.model.custody import CustodyHistory
from provenance.model.disagreement import conflicts
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.gaps import Surroundings, gaps
from provenance.model.holdings import merge_holdings
from provenance.model.notation import Continuity
from provenance.model.parties import merge_parties
from provenance.model.sequence import ordering, sequence
from provenance.model.status import is_stated, weighed
from provenance.model.thing import Instantiation

_T = TypeVar("_T")


def merge(document: Document, accounts: Iterable[str] | None = None) -> CustodyHistory:
    """Merge accounts of a document into one chain.

    Args:
        document: The document.
        accounts: Ids of the accounts to merge; all of them where None.

    Raises:
        UnknownRecord: There is no account of that id; ``near`` has those that there are.
    """
    told = _chosen(document, accounts)
    origins = origins_of(told)
    groups = aligned(told, origins)
    ordered, broken = sequence(groups)
    numbers = {id(event): n for n, group in enumerate(ordered, 1) for _, event in group}
    steps = tuple(_step(document, n, group, numbers) for n, group in enumerate(ordered, 1))
    held = merge_holdings(document, told, steps, origins)
    return CustodyHistory(
        record=document.id,
        title=document.title,
        steps=steps,
        holdings=held,
        instantiations=_instantiations(document, told, origins),
        gaps=gaps(steps, held, Surroundings(document.agents, origins)),
        conflicts=(*conflicts(document, told, ordered), *broken),
        origins=origins,
    )


def _chosen(document: Document, accounts: Iterable[str] | None) -> list[Account]:
    if accounts is None:
        return list(document.accounts)
    known = {account.id: account for account in document.accounts}
    wanted = list(accounts)
    for one in wanted:
        if one not in known:
            raise UnknownRecord(one, tuple(known))
    return [account for account in document.accounts if account.id in wanted]


def origins_of(accounts: Iterable[Account]) -> dict[str, str]:
    """What is part of what, where an account splits what others take for one.

    The first telling counts; nothing becomes a part of itself, directly or round a loop.
    """
    origins: dict[str, str] = {}
    splits = (split for account in accounts for split in account.splits)
    for split in (split for split in splits if split.status != "refuted"):
        for part in split.into:
            if part not in _up(split.thing, origins):
                origins.setdefault(part, split.thing)
    return origins


def _up(thing: str, origins: dict[str, str]) -> set[str]:
    """A thing and everything of which it is a part."""
    found = {thing}
    while thing in origins:
        thing = origins[thing]
        found.add(thing)
    return found


def _step(document: Document, number: int, group: list[Told], numbers: dict[int, int]) -> Step:
    events = [event for _, event in group]
    lead = max(events, key=lambda event: event.status != "inferred")
    batches = [account.batch for account, _ in group]
    return Step(
        number=number,
        kind=lead.kind,
        status=weighed(event.status for event in events),
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
    if not any(event.after for _, event in group):
        return ()
    before = {
        numbers[id(other)]
        for account, event in ordering(group)
        for other in account.events
        if other.id in event.after
    }
    return tuple(sorted(n for n in before if n < number))


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
