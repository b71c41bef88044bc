"""R42: an agent's authority is in the table of archives and bears the agent's name."""

from collections.abc import Iterator

from provenance.archives.names import find
from provenance.model.document import Document
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the agents whose authority the table has not, or has under other names."""
    for agent in record.agents:
        if agent.authority and not _bears(agent.authority, agent.name):
            yield Finding(f"agents/{agent.id}", agent.name)


def _bears(authority: str, name: str) -> bool:
    return any(one.repository.id == authority and not one.near for one in find(name))
