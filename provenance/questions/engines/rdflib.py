"""Answers by rdflib: slow, and always there."""

from collections.abc import Iterable
from typing import Any

from rdflib.query import Result
from rdflib.term import BNode, Literal, Node, URIRef

from provenance.errors import QueryRefused
from provenance.model.record import Record
from provenance.questions.answer import Found, FoundRow, datatype_of
from provenance.questions.engine import TRIPLE, Table, truth
from provenance.rdf.dataset import to_graph


def answered(records: Iterable[Record], base: str, query: str) -> Table:
    """Answer a query; see `provenance.questions.engine.Engine`."""
    dataset = to_graph(records, base)
    dataset.default_union = True
    try:
        return _table(dataset.query(query))
    except Exception as error:  # rdflib raises whatever its evaluation raises
        raise QueryRefused(f"rdflib cannot run it: {error}") from error


def _table(result: Result) -> Table:
    if result.type == "ASK":
        return truth(bool(result.askAnswer))
    if result.type == "CONSTRUCT":
        return TRIPLE, tuple(map(_row, result))
    columns = result.vars or []  # iterating over the result would pass over rows without values
    rows = tuple(_row(map(one.get, columns)) for one in result.bindings)
    return tuple(map(str, columns)), rows


def _row(found: Any) -> FoundRow:  # noqa: ANN401 - a row or a triple, never a truth value
    return tuple(None if one is None else _found(one) for one in found)


def _found(node: Node) -> Found:
    if isinstance(node, URIRef):
        return Found("iri", str(node))
    if isinstance(node, Literal):
        kind = datatype_of(str(node.datatype)) if node.datatype else None
        return Found("literal", str(node), kind)
    return Found("blank", str(node) if isinstance(node, BNode) else repr(node))
