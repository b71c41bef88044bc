"""Answers by an embedded pyoxigraph store (the extra ``store``): fast."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryTriples, Store, Triple

from provenance.errors import QueryRefused
from provenance.model.record import Record
from provenance.questions.answer import Found, FoundRow, datatype_of
from provenance.questions.engine import TRIPLE, Table, truth
from provenance.rdf.store import fill

_Term = NamedNode | BlankNode | Literal | Triple


def answered(records: Iterable[Record], base: str, query: str) -> Table:
    """Answer a query; see `provenance.questions.engine.Engine`."""
    store = Store()
    fill(store, records, base)
    try:
        result = store.query(query, use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        raise QueryRefused(f"pyoxigraph cannot run it: {error}") from error
    if isinstance(result, QueryBoolean):
        return truth(bool(result))
    if isinstance(result, QueryTriples):
        triples = ((one.subject, one.predicate, one.object) for one in result)
        return TRIPLE, tuple(map(_row, triples))
    return tuple(one.value for one in result.variables), tuple(map(_row, result))


def _row(found: Iterable[_Term | None]) -> FoundRow:
    return tuple(None if one is None else _found(one) for one in found)


def _found(term: _Term) -> Found:
    if isinstance(term, NamedNode):
        return Found("iri", term.value)
    if isinstance(term, Literal):
        return Found("literal", term.value, datatype_of(term.datatype.value))
    return Found("blank", str(term))
