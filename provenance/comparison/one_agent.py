"""One agent for one body, whatever the accounts call it.

"AVP RF" and "Archive of Foreign Policy, Russian Federation" are one archive in the table; accounts
that name it differently agree.
"""

from collections.abc import Mapping
from typing import TypeVar

from provenance.archives.folding import folded
from provenance.archives.names import resolve
from provenance.model.account import Account
from provenance.model.agent import Agent, Party
from provenance.model.base import Value
from provenance.model.document import Document

_V = TypeVar("_V", bound=Value)


def with_one_agent_each(document: Document) -> Document:
    """Return a document in which agents that are one have one id, the first.

    They are one where they have the same authority, where the table of archives knows both names
    as names of one institution, and where kind and name are the same.
    """
    first: dict[object, Agent] = {}
    same: dict[str, str] = {}
    for agent in document.agents:
        kept = first.setdefault(_identity(agent), agent)
        if kept.id != agent.id:
            same[agent.id] = kept.id
    return _joined(document, same) if same else document


def institution(agent: Agent) -> str | None:
    """Return the id of the institution that an agent is: its authority, else by its name."""
    return agent.authority or (resolve(agent.name) if agent.kind != "person" else None)


def _identity(agent: Agent) -> object:
    name = folded(agent.name)
    return institution(agent) or ((agent.kind, name) if name else (agent.id,))


def _joined(document: Document, same: Mapping[str, str]) -> Document:
    agents = tuple(
        agent.model_copy(update={"part_of": _wider(agent, document, same)})
        for agent in document.agents
        if agent.id not in same
    )
    accounts = tuple(_account(account, same) for account in document.accounts)
    return document.model_copy(update={"agents": agents, "accounts": accounts})


def _wider(agent: Agent, document: Document, same: Mapping[str, str]) -> str | None:
    """Return to what an agent belongs, as itself or one that is the same says."""
    alike = (one for one in document.agents if same.get(one.id, one.id) == agent.id)
    said = (same.get(one.part_of, one.part_of) for one in alike if one.part_of)
    return next((one for one in said if one != agent.id), None)


def _account(account: Account, same: Mapping[str, str]) -> Account:
    by = account.attributed_to
    return account.model_copy(
        update={
            "attributed_to": same.get(by, by) if by else None,
            "statements": tuple(_renamed(one, same) for one in account.statements),
            "events": tuple(
                one.model_copy(update={"parties": _parties(one.parties, same)})
                for one in account.events
            ),
            "holdings": tuple(
                one.model_copy(update={"holder": _renamed(one.holder, same)})
                for one in account.holdings
            ),
        }
    )


def _parties(parties: tuple[Party, ...], same: Mapping[str, str]) -> tuple[Party, ...]:
    return tuple(_renamed(one, same) for one in parties)


def _renamed(value: _V, same: Mapping[str, str]) -> _V:
    agent: str | None = getattr(value, "agent", None)
    if agent is None or agent not in same:
        return value
    return value.model_copy(update={"agent": same[agent]})
