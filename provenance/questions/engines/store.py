"""Answers by an embedded pyoxigraph store (the extra ``store``): fast."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from provenance.errors import MissingExtra, QueryRefused
from provenance.model.record import Record
from provenance.questions.answer import Found, FoundRow, datatype_of
from provenance.questions.engine import TRIPLE, Table, truth
from provenance.rdf.serialization import write


def answered(records: Iterable[Record], base: str, query: str) -> Table:
    """Answer a query; see `provenance.questions.engine.Engine`."""
    engine, lines = _pyoxigraph(), BytesIO()
    write(records, lines, "nquads", base)
    store = engine.Store()
    store.bulk_load(lines.getvalue(), format=engine.RdfFormat.N_QUADS)
    try:
        result = store.query(query, use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        raise QueryRefused(f"pyoxigraph cannot run it: {error}") from error
    if isinstance(result, engine.QueryBoolean):
        return truth(bool(result))
    if isinstance(result, engine.QueryTriples):
        triples = ((one.subject, one.predicate, one.object) for one in result)
        return TRIPLE, tuple(map(_row, triples))
    return tuple(one.value for one in result.variables), tuple(map(_row, result))


def _row(found: Iterable[Any]) -> FoundRow:
    return tuple(None if one is None else _found(one) for one in found)


def _found(term: Any) -> Found:  # noqa: ANN401 - pyoxigraph is optional, and so are its types
    sort = type(term).__name__
    if sort == "NamedNode":
        return Found("iri", term.value)
    if sort == "Literal":
        return Found("literal", term.value, datatype_of(term.datatype.value))
    return Found("blank", str(term))


def _pyoxigraph() -> Any:  # noqa: ANN401 - as above
    try:
        import pyoxigraph  # optional: only those who ask for the store need it
    except ImportError as error:
        raise MissingExtra("Asking the store", "store") from error
    return pyoxigraph
