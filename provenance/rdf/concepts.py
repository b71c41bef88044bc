"""The project's vocabulary: its ontology, and the closed lists as SKOS.

The lists under ``vocab/lists/`` are the only place where their words are defined; here they become
concepts. Lists whose words are classes or properties (event kinds, properties, particulars, kinds
of agent) have no concepts: the words are read from the terms of `provenance.rdf.terms`.
"""

from collections.abc import Iterator
from typing import Final, get_args

from provenance.errors import VocabularyError
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.namespaces import DCTERMS, PROV, RICO, SKOS, TYPE
from provenance.rdf.term import Quad, Term, iri, literal, tagged
from provenance.rdf.terms import Scheme, concept, scheme_term
from provenance.rdf.turtle import Shortener, turtle_blocks
from provenance.resources.folders import folder
from provenance.resources.lists import Concept, concepts
from provenance.resources.yaml import read_yaml_file

ONTOLOGY_IRI: Final = "https://w3id.org/custody-chain/ns"
"""The vocabulary as a whole, which is also the graph of its concepts."""

SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
"""The lists whose words are concepts."""

_GRAPH: Final = iri(ONTOLOGY_IRI)
_LABEL: Final = SKOS("prefLabel")
_SET_TYPES: Final = "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#"
_RELATORS: Final = "http://id.loc.gov/vocabulary/relators/"
_CLASSES: Final[dict[Scheme, Term]] = {"roles": PROV("Role"), "levels": RICO("IdentifierType")}
_MATCHES: Final[dict[Scheme, dict[str, str]]] = {
    "roles": {
        "author": f"{_RELATORS}aut",
        "addressee": f"{_RELATORS}rcp",
        "translator": f"{_RELATORS}trl",
        "transcriber": f"{_RELATORS}trc",
        "publisher": f"{_RELATORS}pbl",
    },
    "levels": {
        "collection": f"{_SET_TYPES}Collection",
        "series": f"{_SET_TYPES}Series",
        "fonds": f"{_SET_TYPES}Fonds",
        "file": f"{_SET_TYPES}File",
    },
}
"""Concepts of others that mean nearly the same (RiC-O record set types, MARC relators)."""


def concept_quads() -> Iterator[Quad]:
    """Yield the closed lists as SKOS: a scheme for each list, a concept for each word."""
    for scheme in SCHEMES:
        term = scheme_term(scheme)
        yield term, TYPE, SKOS("ConceptScheme"), _GRAPH
        yield term, _LABEL, tagged(_title(scheme), "en"), _GRAPH
        for entry in concepts(scheme).values():
            yield from _concept_quads(scheme, entry)


def vocabulary() -> str:
    """Return the whole vocabulary as Turtle: the ontology, then the concepts."""
    ontology = (folder("vocab") / "ontology.ttl").read_text(encoding="utf-8")
    shortener = Shortener(DEFAULT_BASE)
    return "\n".join((ontology, shortener.header(), *turtle_blocks(concept_quads(), shortener)))


def _concept_quads(scheme: Scheme, entry: Concept) -> Iterator[Quad]:
    term = concept(scheme, entry.notation)
    yield term, TYPE, SKOS("Concept"), _GRAPH
    if scheme in _CLASSES:
        yield term, TYPE, _CLASSES[scheme], _GRAPH
    yield term, SKOS("inScheme"), scheme_term(scheme), _GRAPH
    yield term, SKOS("notation"), literal(entry.notation), _GRAPH
    yield term, _LABEL, tagged(entry.label, "en"), _GRAPH
    yield term, SKOS("definition"), tagged(entry.definition, "en"), _GRAPH
    yield term, DCTERMS("source"), tagged(entry.source, "en"), _GRAPH
    match = _MATCHES.get(scheme, {}).get(entry.notation)
    if match:
        yield term, SKOS("closeMatch"), iri(match), _GRAPH
    example = entry.more.get("example")
    if isinstance(example, str):
        yield term, SKOS("example"), tagged(example, "en"), _GRAPH


def _title(scheme: Scheme) -> str:
    file = folder("vocab") / "lists" / f"{scheme}.yaml"
    value = read_yaml_file(file).value
    title = value.get("title") if isinstance(value, dict) else None
    if not isinstance(title, str):
        raise VocabularyError(str(file), "the list has no title")
    return title
