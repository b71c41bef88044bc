"""The published SHACL shapes, put together from the rules' files; no blank nodes."""

from functools import cache
from typing import Final, Literal

from rdflib import OWL, RDF, RDFS, SH, XSD, Graph, URIRef
from rdflib import Literal as Words
from rdflib.namespace import DCTERMS

from provenance.rdf.namespaces import NAMESPACES
from provenance.validation.rulebook import RULES, Rule, Severity, Twin, expanded, rules

Graphs = Literal["account", "record"]
"""What a shape is run on."""

WEIGHTS: Final[dict[Severity, URIRef]] = {
    "violation": SH.Violation,
    "warning": SH.Warning,
    "info": SH.Info,
}
"""The severities in SHACL."""

_PREFIXES: Final = URIRef(f"{RULES}prefixes")
_KINDS: Final[dict[Graphs, tuple[URIRef, str]]] = {
    "account": (
        URIRef(f"{RULES}one-account"),
        "Shapes for one account: run them on its graph, the graph of what is inferred from it, "
        "the meta graph of its record and the graph of agents. Accounts may contradict one "
        "another; their union would show contradictions that nobody tells.",
    ),
    "record": (
        URIRef(f"{RULES}whole-record"),
        "Shapes for a whole record: run them on the union of all its graphs.",
    ),
}


def shape_iri(rule: str) -> URIRef:
    """Return the IRI of a rule's shape."""
    return URIRef(f"{RULES}{rule}")


def query_iri(rule: str) -> URIRef:
    """Return the IRI of the SPARQL constraint of a rule's shape."""
    return URIRef(f"{RULES}{rule}-query")


def shapes_turtle() -> str:
    """Return the shapes document in Turtle, for publication."""
    return shapes().serialize(format="turtle")


@cache
def shapes(graphs: Graphs | None = None) -> Graph:
    """Return the shapes of all rules that have them, or of those for one kind of graph.

    Args:
        graphs: ``account`` for the shapes that are run on each account by itself, ``record`` for
            those that are run on a whole record.
    """
    document = Graph()
    for namespace in NAMESPACES:
        document.bind(namespace.prefix, namespace.iri)
    document.bind("rules", RULES)
    _put_prefixes(document)
    for rule in rules():
        if rule.shacl and graphs in (None, rule.shacl.graphs):
            _put_shape(document, rule, rule.shacl)
    return document


def shapes_of(rule: Rule) -> Graph:
    """Return the shape of one rule by itself, with its prefixes; empty where it has none."""
    document = Graph()
    _put_prefixes(document)
    if rule.shacl:
        _put_shape(document, rule, rule.shacl)
    return document


def _put_prefixes(document: Graph) -> None:
    document.add((URIRef(RULES.rstrip("#")), RDF.type, OWL.Ontology))
    for kind, comment in _KINDS.values():
        document.add((kind, RDFS.comment, Words(comment, lang="en")))
    for one in NAMESPACES:
        node = URIRef(f"{RULES}prefix-{one.prefix}")
        document.add((_PREFIXES, SH.declare, node))
        document.add((node, SH.prefix, Words(one.prefix)))
        document.add((node, SH.namespace, Words(one.iri, datatype=XSD.anyURI)))


def _put_shape(document: Graph, rule: Rule, twin: Twin) -> None:
    shape, query = shape_iri(rule.id), query_iri(rule.id)
    document.add((shape, RDF.type, SH.NodeShape))
    document.add((shape, SH.severity, WEIGHTS[rule.severity]))
    document.add((shape, SH.sparql, query))
    document.add((shape, DCTERMS.isPartOf, _KINDS[twin.graphs][0]))
    for target in twin.targets:
        document.add((shape, SH.targetClass, URIRef(expanded(target))))
    for term, words in (
        (RDFS.label, rule.name.replace("-", " ")),
        (RDFS.comment, rule.rationale),
        (SH.description, rule.what_to_do),
        (DCTERMS.source, rule.source),
    ):
        document.add((shape, term, Words(words, lang="en")))
    document.add((query, RDF.type, SH.SPARQLConstraint))
    document.add((query, SH.message, Words(_message(rule), lang="en")))
    document.add((query, SH.prefixes, _PREFIXES))
    document.add((query, SH.select, Words(_select(twin))))


def _message(rule: Rule) -> str:
    """Return what is wrong and what to do, as SHACL writes what was found."""
    return f"{rule.message.replace('{value}', '{?value}')} {rule.what_to_do}"


def _select(twin: Twin) -> str:
    """Return the query of a twin; it tells results the property at fault, where there is one."""
    if twin.path is None:
        return twin.select
    return twin.select.replace(" WHERE {", f" ({twin.path} AS ?path) WHERE {{", 1)
