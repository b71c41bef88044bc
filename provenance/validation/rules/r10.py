"""R10: who keeps an item is who received it last."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.validation.agents import Agents
from provenance.validation.asking import has_keeper_now, is_fact, standing
from provenance.validation.finding import Finding, at
from provenance.validation.order import Order, order_as_told


def problems(record: Document) -> Iterator[Finding]:
    """Yield the present holdings whose holder did not receive the item in its last hand-over."""
    agents = Agents(record)
    for account in record.accounts:
        last = _last_takers(account)
        for holding in filter(has_keeper_now, account.holdings):
            takers = last.get(holding.instantiation)
            if takers and not agents.are_related({holding.holder.agent or ""}, takers):
                yield at(account, holding, agents.name_of(takers))


def _last_takers(account: Account) -> dict[str, set[str]]:
    """Return who received each item last."""
    moves: dict[str, list[Event]] = {}
    for event in account.events:
        if event.status != "refuted":
            for item in dict.fromkeys(event.moved):
                moves.setdefault(item, []).append(event)
    order = order_as_told(account)
    return {item: _takers(some, order) for item, some in moves.items()}


def _takers(moves: list[Event], order: Order) -> set[str]:
    """Return who received an item last; nobody where that is no fact or one is not named."""
    if not any(is_fact(event.status) for event in moves):
        return set()
    last = order.last(event.id for event in moves)
    ends = [event for event in moves if event.id in last]
    takers = [party.agent for event in ends for party in standing(event, "recipient")]
    return {one for one in takers if one} if all(takers) else set()
