"""R10: who keeps an item is who received it last."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.status import is_stated
from provenance.validation.asking import earlier, name_of, related, standing
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the present holdings whose holder did not receive the item in its last hand-over."""
    for account in record.accounts:
        for holding in account.holdings:
            holder = holding.holder.agent
            if holder and holding.state == "present" and is_stated(holding.status):
                takers = _last_takers(account, holding.instantiation)
                if takers and not related(record, {holder}, takers):
                    yield at(account, holding, name_of(record, takers))


def _last_takers(account: Account, item: str) -> set[str]:
    """Return who received an item last; nobody where no hand-over is stated or one is unnamed."""
    moves = [e for e in account.events if item in e.moved and e.status != "refuted"]
    if not any(is_stated(event.status) for event in moves):
        return set()
    followed = _followed(account, moves)
    last = [standing(event, "recipient") for event in moves if event.id not in followed]
    takers = [{party.agent for party in parties if party.agent} for parties in last]
    return set().union(*takers) if all(takers) else set()


def _followed(account: Account, moves: list[Event]) -> set[str]:
    before = earlier(account)
    return {one for event in moves for one in before[event.id]}
