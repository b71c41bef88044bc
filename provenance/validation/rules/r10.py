"""R10: who keeps an item is who received it last."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.validation.asking import is_fact, name_of, related, standing, told_earlier
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the present holdings whose holder did not receive the item in its last hand-over."""
    for account in record.accounts:
        for holding in filter(_is_present, account.holdings):
            takers = _last_takers(account, holding.instantiation)
            keeper = {holding.holder.agent or ""}
            if takers and not related(record, keeper, takers):
                yield at(account, holding, name_of(record, takers))


def _is_present(holding: Holding) -> bool:
    is_known = is_fact(holding.status) and is_fact(holding.holder.status)
    return is_known and holding.holder.is_named and holding.state == "present"


def _last_takers(account: Account, item: str) -> set[str]:
    """Return who received an item last; nobody where that is no fact or one is not named."""
    moves = [e for e in account.events if item in e.moved and e.status != "refuted"]
    if not any(is_fact(event.status) for event in moves):
        return set()
    before = told_earlier(account)
    followed = {one for event in moves for one in before[event.id]}
    last = [event for event in moves if event.id not in followed]
    takers = [party.agent for event in last for party in standing(event, "recipient")]
    return {one for one in takers if one} if all(takers) else set()
