"""Statements by rdflib, where pyoxigraph is not installed.

All that we write is read right. Of the W3C's TriG tests it reads every good file, but numbers in
their canonical spelling (``01`` as ``1``), a bare carriage return as a line feed, and some relative
IRIs wrongly (13 of 143); of the 115 bad files 78 are refused. The whole file is in memory.
"""

import warnings
from collections.abc import Iterator
from typing import IO, Final

from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Node

from provenance.errors import DataSyntaxError
from provenance.rdf.iri import is_iri
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.term import spelt

_FORMATS: Final = {
    "nquads": "nquads",
    "ntriples": "nt",
    "trig": "trig",
    "turtle": "turtle",
    "json-ld": "json-ld",
    "rdf-xml": "xml",
}

_NOWHERE: Final = "urn:x-nowhere:/"
"""What relative IRIs are relative to where there is no base: rdflib would take this folder."""


def statements(stream: IO[bytes], syntax: str, base: str | None) -> Iterator[Statement]:
    """Yield the statements of a file.

    Raises:
        DataSyntaxError: The file breaks the syntax, as far as rdflib sees it.
    """
    dataset, content = Dataset(), stream.read()
    try:
        with warnings.catch_warnings():  # rdflib 7.6 calls its own deprecated names
            warnings.simplefilter("ignore")
            dataset.parse(data=content, format=_FORMATS[syntax], publicID=base or _NOWHERE)
    except RecursionError as error:
        raise DataSyntaxError("", 1, "nested too deeply") from error
    except Exception as error:  # rdflib's parsers raise whatever broken text makes them meet
        line = getattr(error, "lines", 0)
        problem = str(error).strip() or type(error).__name__
        raise DataSyntaxError("", line + 1 if isinstance(line, int) else 1, problem) from error
    default = dataset.default_graph.identifier
    for subject, predicate, value, graph in dataset.quads():
        named = "" if graph in (None, default) else _spell(graph)
        yield Statement(_spell(subject), _spell(predicate), _spell(value), named)


def _spell(node: Node | None) -> str:
    if isinstance(node, URIRef) and (node.startswith(_NOWHERE) or not is_iri(node)):
        raise DataSyntaxError("", 1, f"{str(node).removeprefix(_NOWHERE)!r} is no absolute IRI")
    return spell(node)


def spell(node: Node | None) -> str:
    """Return a node of rdflib as N-Quads spells it; a blank node begins with ``_:``."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        return spelt(str(node), node.datatype, node.language)
    if isinstance(node, BNode):
        return f"_:{node}"
    raise DataSyntaxError("", 1, f"{node!r} is no term of RDF 1.1")
