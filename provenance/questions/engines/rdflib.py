"""Answers by rdflib: slow, and always there."""

from collections.abc import Iterable
from typing import Any

from rdflib.plugins.sparql.parser import parseQuery
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
        return _table(dataset.query(query), query)
    except Exception as error:  # rdflib raises whatever its evaluation raises
        raise QueryRefused(f"rdflib cannot run it: {error}") from error


def _table(result: Result, query: str) -> Table:
    if result.type == "ASK":
        return truth(bool(result.askAnswer))
    if result.type == "CONSTRUCT":
        return TRIPLE, tuple(map(_row, result))
    columns = result.vars or []  # iterating over the result would pass over rows without values
    found = [] if _is_no_group(result, query) else result.bindings
    rows = tuple(_row(map(one.get, columns)) for one in found)
    return tuple(map(str, columns)), rows


def _is_no_group(result: Result, query: str) -> bool:
    """Tell whether the one row without values stands for groups of which there are none.

    SPARQL 1.1 (18.5.1) gives no row then; rdflib 7.6 gives an empty one.
    """
    return [dict(one) for one in result.bindings] == [{}] and "groupby" in parseQuery(query)[1]


def _row(found: Any) -> FoundRow:  # noqa: ANN401 - a row or a triple, never a truth value
    return tuple(None if one is None else _found(one) for one in found)


def _found(node: Node) -> Found:
    if isinstance(node, URIRef):
        return Found("iri", str(node))
    if isinstance(node, Literal):
        kind = datatype_of(str(node.datatype)) if node.datatype else None
        return Found("literal", str(node), kind)
    return Found("blank", str(node) if isinstance(node, BNode) else repr(node))
