"""Agents: persons (CIDOC E21) and groups (E74); who is not shown to be either has no document."""

from collections.abc import Iterator

from provenance.model.agent import Agent
from provenance.rdf.linked_art.parts import built, document, name
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json, kind


def agents(view: View) -> Iterator[Json]:
    """Yield a document for each person and group."""
    for agent in view.record.agents:
        actor = view.actor(agent)
        if actor:
            yield document(str(actor["id"]), str(actor["type"]), agent.name, _fields(view, agent))


def _fields(view: View, agent: Agent) -> Json:
    wider = view.actor(view.record.agent(agent.part_of))
    sorts = {"corporate-body": "organization", "family": "family"}
    return {
        "identified_by": [_name(agent)],
        "classified_as": [kind(sorts[agent.kind])] if agent.kind in sorts else [],
        "member_of": [wider] if wider and wider["type"] == "Group" else [],
    }


def _name(agent: Agent) -> Json:
    parts = ((agent.given, "given-name"), (agent.family, "family-name"))
    spelt = [name(words, sort) for words, sort in parts if words]
    return {**name(agent.name), **built({"part": spelt})}
