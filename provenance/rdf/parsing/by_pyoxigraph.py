"""Statements by pyoxigraph: strict, quick, and as a stream."""

from collections.abc import Iterator
from typing import IO, Final

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from provenance.errors import DataSyntaxError
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.term import spelt

_FORMATS: Final = {
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "json-ld": RdfFormat.JSON_LD,
    "rdf-xml": RdfFormat.RDF_XML,
}

_TOO_LONG: Final = "one of its terms or statements is too long for the parser"


def statements(stream: IO[bytes], syntax: str, base: str | None) -> Iterator[Statement]:
    """Yield the statements of a file.

    Raises:
        DataSyntaxError: The file breaks the syntax.
    """
    try:
        for one in pyoxigraph.parse(stream, format=_FORMATS[syntax], base_iri=base):
            graph = one.graph_name
            yield Statement(
                _spelt(one.subject),
                _spelt(one.predicate),
                _spelt(one.object),
                "" if isinstance(graph, pyoxigraph.DefaultGraph) else _spelt(graph),
            )
    except SyntaxError as error:
        raise DataSyntaxError("", error.lineno or 1, error.msg) from error
    except MemoryError as error:
        raise DataSyntaxError("", 1, f"{_TOO_LONG}: {error}") from error


def _spelt(term: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(term, NamedNode):
        return f"<{term.value}>"
    if isinstance(term, Literal):
        return spelt(term.value, term.datatype.value, term.language)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    raise DataSyntaxError("", 1, "a triple as a term, which RDF 1.1 does not have")
