"""Agents: persons (CIDOC E21) and groups (E74); who is not shown to be either has no document."""

from collections.abc import Iterator
from typing import Final

from provenance.model.agent import Agent
from provenance.rdf.facts import called
from provenance.rdf.linked_art.parts import built, document, name
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json, kind

_SORTS: Final = {"corporate-body": "organization", "family": "family"}


def agents(view: View) -> Iterator[Json]:
    """Yield a document for each person and group.

    That of an agent whom records share says what the table of archives says, not what this record
    does, so that it is the same wherever it is written.
    """
    for agent in view.record.agents:
        actor = view.actor(agent)
        if actor:
            shared = actor["id"] != view.names.agent(agent.id)
            fields = _shared(agent) if shared else _own(view, agent)
            yield document(str(actor["id"]), str(actor["type"]), called(agent), fields)


def _shared(agent: Agent) -> Json:
    return {"identified_by": [name(called(agent))], "classified_as": _sort(agent)}


def _own(view: View, agent: Agent) -> Json:
    wider = view.actor(view.record.agent(agent.part_of))
    parts = ((agent.given, "given-name"), (agent.family, "family-name"))
    spelt = [name(words, sort) for words, sort in parts if words]
    return {
        "identified_by": [{**name(agent.name), **built({"part": spelt})}],
        "classified_as": _sort(agent),
        "member_of": [wider] if wider and wider["type"] == "Group" else [],
    }


def _sort(agent: Agent) -> list[Json]:
    return [kind(_SORTS[agent.kind])] if agent.kind in _SORTS else []
