"""One query over the store, written in what was asked for, no longer than is allowed."""

import io
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from provenance.errors import QueryRefused
from provenance.questions.admitting import Admitted, admit
from provenance.questions.asking import prefixes
from provenance.serve.sparql.formats import Kind
from provenance.serve.sparql.talking import Asked, Outcome, Rows, Told

_TABLES: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}

_LABELS: Final = (
    NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
    NamedNode("https://www.ica.org/standards/RiC/ontology#title"),
)

_PAGE: Final = 4_000_000
"""Characters of an answer that a page shows at most: to write it out, the server stands still."""

_CELL: Final = 100
"""Characters that a cell takes on the page beside its own."""

_Row = tuple[tuple[str, str, str] | None, ...]
_Found = QueryBoolean | QuerySolutions | QueryTriples
_Term = NamedNode | BlankNode | Literal | Triple


class _TooLarge(Exception):
    """The answer is larger than is allowed."""


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self._left = largest

    def write(self, data: bytes) -> int:  # type: ignore[override]  # what the writers give
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        return super().write(data)


def answered(store: Store, asked: Asked) -> tuple[Told, bytes]:
    """Run a query and return how it went, and the answer."""
    try:
        return _answered(store, asked)
    except _TooLarge:
        outcome: Outcome = "too-large"
        problem = f"the answer is larger than {asked.largest} bytes; ask for less, with LIMIT"
    except QueryRefused as error:
        outcome, problem = "refused", str(error)
    except (SyntaxError, ValueError) as error:
        outcome, problem = "refused", f"the query is not answered: {error}"
    except (OSError, RuntimeError) as error:
        outcome, problem = "failed", f"the query failed: {error}"
    return Told(outcome=outcome, problem=problem), b""


def _answered(store: Store, asked: Asked) -> tuple[Told, bytes]:
    admitted = _admitted(asked.query)
    kind: Kind = "graph" if admitted.kind in ("construct", "describe") else "table"
    writer = asked.graph if kind == "graph" else asked.table
    if writer is None:
        return Told(outcome="unacceptable", kind=kind), b""
    body = _written(store, _run(store, admitted.query, asked), writer, asked)
    return Told(outcome="answered", kind=kind, writer=writer, length=len(body)), body


@lru_cache(maxsize=256)
def _admitted(query: str) -> Admitted:
    """Let a query in; to parse it again would take longer than to run most of them."""
    return admit(query, prefixes(), describing=True)


def _run(store: Store, query: str, asked: Asked) -> _Found:
    graphs: list[NamedNode | BlankNode | DefaultGraph] = [*map(NamedNode, asked.default_graphs)]
    named: list[NamedNode | BlankNode] = [*map(NamedNode, asked.named_graphs)]
    if not graphs and not named:
        return store.query(query, use_default_graph_as_union=True)
    return store.query(query, default_graph=graphs, named_graphs=named)


def _written(store: Store, found: _Found, writer: str, asked: Asked) -> bytes:
    if writer == "html":
        room = min(asked.largest, _PAGE)
        return _rows(store, found, asked.rows, room).model_dump_json().encode()
    file = _Bounded(asked.largest)
    if isinstance(found, QueryTriples):
        found.serialize(file, format=_GRAPHS[writer])
    else:
        found.serialize(file, format=_TABLES[writer])
    return file.getvalue()


def _rows(store: Store, found: _Found, limit: int, room: int) -> Rows:
    rows: Iterable[Iterable[_Term | None]]
    if isinstance(found, QueryBoolean):
        answer = ("literal", "yes" if bool(found) else "no", "")
        return Rows(columns=("answer",), rows=((answer,),), more=False)
    if isinstance(found, QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        rows = ((one.subject, one.predicate, one.object) for one in found)
    else:
        columns = tuple(one.value for one in found.variables)
        rows = found
    cells = (tuple(_cell(store, one) for one in row) for row in rows)
    listed, more = _fitting(islice(cells, limit + 1), room)
    return Rows(columns=columns, rows=listed[:limit], more=more or len(listed) > limit)


def _fitting(rows: Iterable[_Row], room: int) -> tuple[tuple[_Row, ...], bool]:
    """Return the first rows, as many as there is room for, and whether there are more.

    Raises:
        _TooLarge: There is no room for one.
    """
    listed: list[_Row] = []
    for row in rows:
        room -= sum(_CELL + sum(map(len, cell or ())) for cell in row)
        if room < 0 and not listed:
            raise _TooLarge
        if room < 0:
            return tuple(listed), True
        listed.append(row)
    return tuple(listed), False


def _cell(store: Store, term: _Term | None) -> tuple[str, str, str] | None:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return "iri", term.value, _label(store, term)
    if isinstance(term, Literal):
        return "literal", term.value, term.language or ""
    return "blank", str(term), ""


def _label(store: Store, node: NamedNode) -> str:
    """Return what the store calls a node; the empty string where it has no name for it."""
    for predicate in _LABELS:
        said = (quad.object for quad in store.quads_for_pattern(node, predicate, None, None))
        words = [one.value for one in said if isinstance(one, Literal)]
        if words:
            return min(words)
    return ""
