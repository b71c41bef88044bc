"""R60: some account speaks of each agent."""

from collections.abc import Iterator

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.integrity import parties_of
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the agents of whom nothing is said, and to whom nobody belongs."""
    spoken = {one for account in record.accounts for one in _spoken_of(account)}
    wider = {agent.part_of for agent in record.agents}
    firsts: dict[str, str] = {}
    for agent in record.agents:
        first = firsts.setdefault(agent.authority, agent.id) if agent.authority else agent.id
        if spoken.isdisjoint((agent.id, first)) and agent.id not in wider:
            yield Finding(f"agents/{agent.id}", agent.name)


def _spoken_of(account: Account) -> Iterator[str | None]:
    yield account.attributed_to
    yield from (party.agent for party in parties_of(account))
    yield from (said.agent for said in account.statements)
