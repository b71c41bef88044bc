"""Which events of several accounts are one act."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from provenance.model.account import Account
from provenance.model.event import Event
from provenance.model.thing import TEXT


class Told(NamedTuple):
    """An event and the account that tells it."""

    account: Account
    event: Event


def aligned(accounts: Iterable[Account], origins: dict[str, str]) -> list[list[Told]]:
    """Return the acts of several accounts, each with the events that tell of it.

    Two events of one account are never one act: its first receipt of an item by a recipient
    answers to the other account's first, its second to the second, so that a loan and its return
    stay apart.

    Args:
        accounts: The accounts, in the order in which they are told.
        origins: For an item that is part of another account's single one, that one's id.
    """
    groups: dict[Hashable, list[Told]] = {}
    for account in accounts:
        told = Counter[Hashable]()
        for event in account.events:
            shared = _same_act(event, origins)
            told[shared] += 1
            key = (account.id, event.id) if shared is None else (shared, told[shared])
            groups.setdefault(key, []).append(Told(account, event))
    return list(groups.values())


def _same_act(event: Event, origins: dict[str, str]) -> Hashable | None:
    """Return what events of several accounts share when they are one act; None: stands alone."""
    if event.made:
        return ("made", event.kind, TEXT if TEXT in event.made else frozenset(event.made))
    if event.is_hand_over:
        takers = frozenset(p.agent for p in event.parties if p.role == "recipient" and p.agent)
        items = frozenset(origins.get(item, item) for item in event.moved)
        return ("moved", takers, items) if takers else None
    if event.kind == "declassification":
        return ("declassified", frozenset(origins.get(u.thing, u.thing) for u in event.used))
    return None
