"""What a site says of an agent that records share, as data: its names, and what it holds.

Its names are those of the table (``skos:prefLabel``, ``skos:altLabel``), its succession is that of
Dublin Core (``dcterms:replaces``, ``dcterms:isReplacedBy``), what it holds or held are carriers
(``rico:isOrWasHolderOf``, RiC-O 1.1; stated holdings alone), and another register's identifier of
the same institution is ``schema:sameAs`` where that register gives it an IRI, else
``dcterms:identifier``.
"""

import json
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.model.repository import Identifier, Repository
from provenance.publish.catalogue.catalogue import Agent, Catalogue
from provenance.rdf.iri import Names, agents_graph, authority_iri
from provenance.rdf.namespaces import DCTERMS, RDFS, RICO, SCHEMA, SKOS, TYPE
from provenance.rdf.nquads import quad_lines
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.serialization import Format, serialize_quads
from provenance.rdf.term import Quad, Term, iri, literal, tagged
from provenance.rdf.terms import AGENT_CLASSES, STATED

_REGISTERS: Final = {
    "viaf": "http://viaf.org/viaf/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
"""Registers that give their entries IRIs."""


class AgentSibling(NamedTuple):
    """A file beside an agent's page: its suffix, its media type, its title, how it is made."""

    suffix: str
    media_type: str
    title: str
    make: Callable[[Agent, list[Quad], str], str]


def agent_quads(agent: Agent, base: str) -> Iterator[Quad]:
    """Yield what is said of an agent that records share; nothing of one that has no id.

    Args:
        agent: The agent.
        base: The IRI under which records and agents live; ends in a slash.
    """
    if agent.who.id is None:
        return
    subject, graph = iri(authority_iri(agent.who.id, base)), iri(agents_graph(base))
    told = dict.fromkeys((*_table(agent, base), *_holdings(agent, base)))
    for predicate, value in told:
        yield subject, predicate, value, graph


def agent_lines(catalogue: Catalogue, base: str) -> Iterator[str]:
    """Yield what is said of all agents that records share, as lines of N-Quads.

    Args:
        catalogue: The records.
        base: The IRI under which records and agents live; ends in a slash.
    """
    for agent in catalogue.agents.values():
        yield from quad_lines(agent_quads(agent, base))


def _table(agent: Agent, base: str) -> Iterator[tuple[Term, Term]]:
    yield RDFS("label"), literal(agent.name)
    yield DCTERMS("identifier"), literal(agent.who.id or "")
    entry = agent.repository
    for kind in AGENT_CLASSES["corporate-body" if entry else agent.kind]:
        yield TYPE, kind
    if entry is None:
        yield from ((RDFS("label"), literal(form)) for form in agent.forms)
        return
    for number, name in enumerate(entry.forms):
        preferred = SKOS("prefLabel") if number == 0 else SKOS("altLabel")
        yield preferred, tagged(name.text, name.lang) if name.lang else literal(name.text)
    for one in entry.predecessors:
        yield DCTERMS("replaces"), iri(authority_iri(one.id, base))
    for one in entry.successors:
        yield DCTERMS("isReplacedBy"), iri(authority_iri(one.id, base))
    if entry.part_of:
        yield DCTERMS("isPartOf"), iri(authority_iri(entry.part_of, base))
    yield from _elsewhere(entry)


def _elsewhere(entry: Repository) -> Iterator[tuple[Term, Term]]:
    if entry.place:
        yield SCHEMA("location"), literal(entry.place)
    for one in entry.identifiers:
        known = register_iri(one)
        if known:
            yield SCHEMA("sameAs"), iri(known)
        else:
            yield DCTERMS("identifier"), literal(f"{one.scheme}:{one.value}")


def register_iri(one: Identifier) -> str | None:
    """Return the IRI that a register gives to an entry; None where it gives none."""
    form = _REGISTERS.get(one.scheme)
    return form.format(one.value) if form else None


def _holdings(agent: Agent, base: str) -> Iterator[tuple[Term, Term]]:
    for one in agent.holdings:
        if one.kept.status in STATED:
            carrier = Names(one.entry.id, base).thing(one.kept.thing)
            yield RICO("isOrWasHolderOf"), iri(carrier)


def _rdf(syntax: Format) -> Callable[[Agent, list[Quad], str], str]:
    return lambda _agent, quads, base: serialize_quads(quads, syntax, base)


def _json(agent: Agent, _quads: list[Quad], _base: str) -> str:
    entry = agent.repository
    told: dict[str, object] = {"id": agent.who.id, "name": agent.name}
    if entry:
        told["entry"] = entry.model_dump(mode="json", exclude_defaults=True)
    told["holds"] = [
        {"record": one.entry.id, **one.kept.model_dump(exclude_defaults=True, exclude={"holder"})}
        for one in agent.holdings
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


AGENT_SIBLINGS: Final = (
    AgentSibling(".ttl", "text/turtle", "Turtle", _rdf("turtle")),
    AgentSibling(".jsonld", "application/ld+json", "JSON-LD", _rdf("json-ld")),
    AgentSibling(".nt", "application/n-triples", "N-Triples", _rdf("ntriples")),
    AgentSibling(".rdf", "application/rdf+xml", "RDF/XML", lambda _, quads, __: rdfxml(quads)),
    AgentSibling(".json", "application/json", "JSON", _json),
)
"""Every sibling of an agent's page."""
