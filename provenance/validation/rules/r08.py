"""R08: giver and receiver differ."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.agents import Agents
from provenance.validation.asking import HAND_OVERS, facts, named
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported hand-overs from somebody to themselves."""
    agents = Agents(record)
    for account, event in facts(record, HAND_OVERS):
        same = named(event, "giver") & named(event, "recipient")
        if same:
            yield at(account, event, agents.name_of(same))
