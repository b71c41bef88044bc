"""The documents of the vocabulary as they stand: what a version consists of, and its syntaxes."""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from rdflib import Graph

from provenance.rdf import jsonld
from provenance.rdf.concepts import concept_quads, concepts_text, ontology_text, vocabulary
from provenance.rdf.nquads import triple_lines
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.term import Quad, Term, iri
from provenance.rdf.version import ONTOLOGY_IRI
from provenance.resources.folders import folder
from provenance.validation.shapes import shapes_turtle


class Syntax(NamedTuple):
    """A file beside the page: its suffix, its media type, what to call it, how it is made."""

    suffix: str
    media_type: str
    title: str
    make: Callable[[], str]


def parts() -> dict[str, str]:
    """Return the documents of which a version consists, by name."""
    return {
        "ontology.ttl": ontology_text(),
        "concepts.ttl": concepts_text(),
        "context.jsonld": (folder("vocab") / "context.jsonld").read_text(encoding="utf-8"),
        "shapes.ttl": shapes_turtle(),
    }


@cache
def quads() -> tuple[Quad, ...]:
    """Return the ontology and the concepts as quads of one graph."""
    graph = Graph().parse(data=ontology_text(), format="turtle")
    whole = iri(ONTOLOGY_IRI)
    said = [(Term(s.n3()), Term(p.n3()), Term(o.n3()), whole) for s, p, o in graph]
    return tuple(sorted({*said, *concept_quads()}))


def _ntriples() -> str:
    return "".join(sorted(set("".join(triple_lines(quads())).splitlines(keepends=True))))


def _jsonld() -> str:
    objects = ",\n".join(jsonld.graph_objects(quads()))
    return f"{jsonld.opening(by_value=True)}{objects}{jsonld.CLOSING}"


SYNTAXES: Final = (
    Syntax(".ttl", "text/turtle", "Turtle", vocabulary),
    Syntax(".jsonld", "application/ld+json", "JSON-LD", _jsonld),
    Syntax(".nt", "application/n-triples", "N-Triples", _ntriples),
    Syntax(".rdf", "application/rdf+xml", "RDF/XML", lambda: rdfxml(quads())),
)
"""The vocabulary in every syntax that people ask for."""
