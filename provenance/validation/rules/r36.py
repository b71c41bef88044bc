"""R36: a refuted party is not also stated as a fact."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.agents import Agents
from provenance.validation.asking import named
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events in which somebody is stated and refuted in the same part."""
    agents = Agents(record)
    for account in record.accounts:
        for event in account.events:
            both = {
                party.agent
                for party in event.parties
                if party.status == "refuted" and party.agent in named(event, party.role)
            }
            if both:
                yield at(account, event, agents.name_of(one for one in both if one))
