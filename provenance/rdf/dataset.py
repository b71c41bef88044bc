"""Records as an rdflib Dataset, and back."""

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from provenance.errors import NotOurGraph
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.namespaces import NAMESPACES
from provenance.rdf.parsing.by_rdflib import spell
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.quads import read_records
from provenance.rdf.term import Quad, Term, iri_of, is_iri, parts


def to_graph(
    records: Record | Iterable[Record], base: str = DEFAULT_BASE, profile: str = "full"
) -> Dataset:
    """Return a record, or several, as an rdflib Dataset: a named graph for each account.

    Args:
        records: The record or records.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile, or it writes documents, not quads.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    dataset, quads = Dataset(), quads_of(profile)
    for namespace in NAMESPACES:
        dataset.bind(namespace.prefix, namespace.iri)
    for record in (records,) if isinstance(records, Record) else records:
        dataset.addN(rdflib_quads(dataset, quads(record, base)))
    return dataset


def from_graph(dataset: Dataset) -> Record:
    """Return the record of a Dataset: the inverse of `to_graph` for one record, written in full.

    Raises:
        NotOurGraph: The Dataset does not follow the model, or has no record or several.
    """
    records = records_from_graph(dataset)
    if len(records) != 1:
        raise NotOurGraph("", f"{len(records)} records, expected one; see records_from_graph")
    return records[0]


def records_from_graph(dataset: Dataset) -> tuple[Record, ...]:
    """Return every record of a Dataset, in the order of their ids.

    Raises:
        NotOurGraph: The Dataset does not follow the model.
    """
    return read_records(_triples(dataset))


def _triples(dataset: Dataset) -> Iterator[tuple[Term, Term, Term]]:
    for subject, predicate, value, _ in dataset.quads():
        yield _term(subject), _term(predicate), _term(value)


def rdflib_quads(dataset: Dataset, quads: Iterable[Quad]) -> Iterator[Any]:
    """Yield our quads as those of a Dataset, which knows their graphs."""
    for subject, predicate, value, graph in quads:
        context = dataset.graph(URIRef(iri_of(graph)))
        yield _rdflib(subject), _rdflib(predicate), _rdflib(value), context


def _rdflib(term: Term) -> URIRef | Literal:
    if is_iri(term):
        return URIRef(iri_of(term))
    text, datatype, language = parts(term)
    kind = URIRef(iri_of(datatype)) if datatype else None
    return Literal(text, datatype=kind, lang=language, normalize=False)


def _term(node: Node) -> Term:
    found = spell(node)
    if found.startswith("_:"):
        raise NotOurGraph(found, "a blank node, which no record has")
    return Term(found)
