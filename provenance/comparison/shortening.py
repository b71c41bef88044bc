"""Whom accounts name, and what a shortened citation left out against a fuller account.

A Wilson Center citation names the archive, the National Security Archive and the translator; the
source note of the Bulletin, for the same telegram, also the broadcaster and the project through
which the copy came.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from provenance.comparison.saying_as_much import People
from provenance.comparison.values import Comparison, Mention, Shortening
from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.integrity import parties_of
from provenance.model.parties import is_within


def shortenings(document: Document, compared: Comparison) -> Iterator[Shortening]:
    """Yield what each shortened account leaves out against each fuller one.

    An account is shortened against another where both name somebody, the other names somebody
    besides, and either this one names nobody whom the other does not, or it is a citation and the
    other is none.

    Args:
        document: The document, each of its agents with one id.
        compared: Its comparison, as far as it has been made.
    """
    people = {agent.id: agent for agent in document.agents}
    ids = {account.id for account in compared.accounts}
    accounts = [account for account in document.accounts if account.id in ids]
    for short, full in permutations(accounts, 2):
        if _is_shortened(short, full, people):
            names = _only(_named(full), _named(short), people)
            yield Shortening(
                account=short.id,
                against=full.id,
                names=tuple(people[one].name for one in names),
                points=compared.between(short.id, full.id).only_other,
            )


def mentions(document: Document, accounts: Iterable[Account]) -> Iterator[Mention]:
    """Yield everyone to whom some of the accounts give a part, with the accounts that do."""
    named = {account.id: _named(account) for account in accounts}
    for agent in document.agents:
        by = tuple(account for account, names in named.items() if agent.id in names)
        if by:
            yield Mention(name=agent.name, accounts=by)


def _is_shortened(short: Account, full: Account, people: People) -> bool:
    mine, theirs = _named(short), _named(full)
    left_out = _only(theirs, mine, people)
    if not left_out or len(left_out) == len(theirs):
        return False
    cites = short.kind == "citation" and full.kind != "citation"
    return cites or not _only(mine, theirs, people)


def _named(account: Account) -> tuple[str, ...]:
    """Return the agents to whom an account gives a part, in its order; inferences are not its."""
    inferred = {id(p) for e in account.events if e.status == "inferred" for p in e.parties}
    inferred |= {id(one.holder) for one in account.holdings if one.status == "inferred"}
    stated = (
        party.agent
        for party in parties_of(account)
        if party.agent and id(party) not in inferred and party.status not in ("inferred", "refuted")
    )
    return tuple(dict.fromkeys(stated))


def _only(ours: tuple[str, ...], theirs: tuple[str, ...], people: People) -> tuple[str, ...]:
    """Return those of ours whom theirs do not name; to name a part of a body is to name it."""
    return tuple(one for one in ours if not any(is_within(other, one, people) for other in theirs))
