"""What makes a record hang together: every id is there, once, and is of the right kind.

Relations between claims that may be wrong in a well-formed record (a gap in custody, a date before
its source) are rules of `provenance.validation`; here stands only what the model cannot do without.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from provenance.model.account import Account
from provenance.model.agent import Party
from provenance.model.document import Document
from provenance.model.thing import TEXT


def faults(record: Document) -> list[str]:
    """Return every broken reference and doubled id of a record, in the record's order."""
    things = [TEXT, *(one.id for one in record.derived), *(one.id for one in record.instantiations)]
    agents = [agent.id for agent in record.agents]
    found = [
        *_doubled("thing", things),
        *_doubled("agent", agents),
        *_doubled("account", (account.id for account in record.accounts)),
    ]
    texts = [TEXT, *(one.id for one in record.derived)]
    found += _unknown("derived", "text", (one.of for one in record.derived), texts)
    found += _unknown("instantiations", "text", (one.of for one in record.instantiations), texts)
    found += [
        f"derived: {one.id!r} is derived from itself" for one in record.derived if one.of == one.id
    ]
    found += _unknown("agents", "agent", (one.part_of for one in record.agents), agents)
    for account in record.accounts:
        found += _account_faults(account, things, agents)
    return found


def _account_faults(account: Account, things: list[str], agents: list[str]) -> Iterator[str]:
    where = f"account {account.id!r}"
    yield from _doubled(f"claim of {where}", claim_ids(account))
    yield from _unknown(where, "agent", _agents_of(account), agents)
    yield from _unknown(where, "thing", _things_of(account), things)
    events = [event.id for event in account.events]
    yield from _unknown(where, "event", (one for e in account.events for one in e.after), events)


def claim_ids(account: Account) -> Iterator[str]:
    """Yield the id of every claim of an account: statements, events, holdings, splits."""
    yield from (said.id for said in account.statements)
    yield from (event.id for event in account.events)
    yield from (holding.id for holding in account.holdings)
    yield from (split.id for split in account.splits)


def _agents_of(account: Account) -> Iterator[str | None]:
    yield account.attributed_to
    yield from (said.agent for said in account.statements)
    yield from (party.agent for party in parties_of(account))


def parties_of(account: Account) -> Iterator[Party]:
    """Yield every party of an account: those of its events, then the holders."""
    for event in account.events:
        yield from event.parties
    for holding in account.holdings:
        yield holding.holder


def _things_of(account: Account) -> Iterator[str]:
    yield from (said.about for said in account.statements)
    for event in account.events:
        yield from (use.thing for use in event.used)
        yield from event.made
        yield from event.moved
    yield from (holding.instantiation for holding in account.holdings)
    for split in account.splits:
        yield split.thing
        yield from split.into


def _doubled(what: str, ids: Iterable[str]) -> list[str]:
    return [f"the {what} {one!r} stands twice" for one, n in Counter(ids).items() if n > 1]


def _unknown(
    where: str, what: str, ids: Iterable[str | None], known: Iterable[str]
) -> Iterator[str]:
    there = set(known)
    for one in dict.fromkeys(ids):
        if one is not None and one not in there:
            yield f"{where}: no {what} is called {one!r}"
