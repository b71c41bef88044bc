"""In what an answer may be written: tables of SELECT and ASK, graphs of CONSTRUCT and DESCRIBE."""

from typing import Final, Literal

Kind = Literal["table", "graph"]

HTML: Final = "text/html"

TABLES: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    HTML: "html",
    "application/json": "json",
    "application/xml": "xml",
}
"""The names of the writers of tables by media type, the first where anything will do."""

GRAPHS: Final = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    HTML: "html",
}
"""The names of the writers of graphs by media type, likewise."""

ALL: Final[dict[Kind, dict[str, str]]] = {"table": TABLES, "graph": GRAPHS}


_SAVED: Final = ("csv", "tsv")


def saved(name: str) -> dict[str, str]:
    """Return the header by which a browser keeps tables as a file of our name, and opens nothing.

    Values are as they are (SPARQL 1.1 Query Results CSV and TSV Formats, 3.2): who reads them is a
    program, for which a guard before a formula would be another value.
    """
    return (
        {"content-disposition": f'attachment; filename="answer.{name}"'} if name in _SAVED else {}
    )


def media_type(kind: Kind, name: str) -> str:
    """Return the media type that a writer writes."""
    return next(one for one, writer in ALL[kind].items() if writer == name)
