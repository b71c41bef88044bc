"""Agents: as a record knows them, and those that records share.

An agent with an authority is one individual for all records, and claims speak of that one. What
this record calls it stands at a node of the record's own, which matches the shared one.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.model.agent import Agent
from provenance.rdf.index import Node
from provenance.rdf.iri import Names, authority_iri, last_part
from provenance.rdf.namespaces import COC, DCTERMS, RDFS, SCHEMA
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term
from provenance.rdf.terms import AGENT_CLASSES

DEFINED_BY: Final = RDFS("isDefinedBy")
_LABEL: Final = RDFS("label")
_FAMILY: Final = SCHEMA("familyName")
_GIVEN: Final = SCHEMA("givenName")
_BELONGS: Final = COC("listedUnder")
_MATCH: Final = SCHEMA("sameAs")
_IDENTIFIER: Final = DCTERMS("identifier")
_KINDS: Final = {classes[0]: kind for kind, classes in AGENT_CLASSES.items()}


def agent_iris(names: Names, agents: Iterable[Agent]) -> dict[str, str]:
    """Return the IRI under which claims speak of each agent, by its id in the record.

    Where two agents of one record have the same authority, the first stands for it.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for agent in agents:
        shared = agent.authority is not None and agent.authority not in taken
        found[agent.id] = names.agent(agent.id)
        if shared and agent.authority is not None:
            taken.add(agent.authority)
            found[agent.id] = authority_iri(agent.authority, names.base)
    return found


def write_agents(meta: Sheet, shared: Sheet, names: Names, agents: Iterable[Agent]) -> None:
    """Write the agents of a record into its meta graph, and shared ones into theirs too."""
    for number, agent in enumerate(agents, 1):
        node = names.agent(agent.id)
        _describe(meta, node, agent)
        meta.say(node, _FAMILY, agent.family)
        meta.say(node, _GIVEN, agent.given)
        meta.link(node, _BELONGS, names.agent(agent.part_of) if agent.part_of else None)
        meta.link(node, DEFINED_BY, names.meta)
        meta.number(node, number)
        if agent.authority:
            iri = authority_iri(agent.authority, names.base)
            meta.link(node, _MATCH, iri)
            _describe(shared, iri, agent)
            shared.say(iri, _IDENTIFIER, agent.authority)


def is_agent(node: Node) -> bool:
    """Tell whether a node is an agent of a record."""
    return any(term in node.types for term in _KINDS)


def read_agents(nodes: Iterable[Node]) -> tuple[list[dict[str, object]], dict[Term, str]]:
    """Return the fields of the agents of a record, and the id of each by the terms of claims."""
    agents: list[dict[str, object]] = []
    ids: dict[Term, str] = {}
    for node in nodes:
        agents.append(_read_agent(node))
        for term in _terms(node):
            ids.setdefault(term, last_part(node.iri))
    return agents, ids


def _describe(sheet: Sheet, node: str, agent: Agent) -> None:
    sheet.type(node, *AGENT_CLASSES[agent.kind])
    sheet.say(node, _LABEL, agent.name)


def _read_agent(node: Node) -> dict[str, object]:
    types, wider, shared = node.types, node.node(_BELONGS), node.node(_MATCH)
    return {
        "id": last_part(node.iri),
        "kind": next((kind for term, kind in _KINDS.items() if term in types), None),
        "name": node.text(_LABEL),
        "family": node.text(_FAMILY),
        "given": node.text(_GIVEN),
        "authority": shared.text(_IDENTIFIER) if shared else None,
        "part_of": last_part(wider.iri) if wider else None,
    }


def _terms(node: Node) -> Iterator[Term]:
    shared = node.node(_MATCH)
    if shared:
        yield shared.term
    yield node.term
