"""The files beside a record's page: the same record as data."""

from collections.abc import Callable
from typing import Final, NamedTuple

from provenance.bibliography.format import export
from provenance.model.drawing import chart
from provenance.model.record import Record
from provenance.pictures.svg import svg
from provenance.rdf.quads import quads
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.serialization import serialize
from provenance.records.save import to_json


class Sibling(NamedTuple):
    """A file beside a page: its suffix, its media type, what to call it, how it is made."""

    suffix: str
    media_type: str
    title: str
    make: Callable[[Record, str], str]


def _record_json(record: Record, _base: str) -> str:
    return to_json(record, indent=2) + "\n"


def _triples(record: Record, base: str) -> str:
    return serialize(record, "ntriples", base)


def _rdfxml(record: Record, base: str) -> str:
    return rdfxml(quads(record, base))


SIBLINGS: Final = (
    Sibling(".ttl", "text/turtle", "Turtle", lambda one, base: serialize(one, "turtle", base)),
    Sibling(
        ".jsonld",
        "application/ld+json",
        "JSON-LD",
        lambda one, base: serialize(one, "json-ld", base),
    ),
    Sibling(".nt", "application/n-triples", "N-Triples", _triples),
    Sibling(".rdf", "application/rdf+xml", "RDF/XML", _rdfxml),
    Sibling(
        ".nq", "application/n-quads", "N-Quads", lambda one, base: serialize(one, "nquads", base)
    ),
    Sibling(
        ".linked-art.json",
        'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"',
        "Linked Art (JSON-LD)",
        lambda one, base: serialize(one, "json-ld", base, "linked-art"),
    ),
    Sibling(".bib", "application/x-bibtex", "BibLaTeX", lambda one, _: export(one, "biblatex")),
    Sibling(
        ".ris",
        "application/x-research-info-systems",
        "RIS",
        lambda one, _: export(one, "ris"),
    ),
    Sibling(
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON",
        lambda one, _: export(one, "csl-json"),
    ),
    Sibling(".json", "application/json", "Record (JSON)", _record_json),
    Sibling(".svg", "image/svg+xml", "Picture (SVG)", lambda one, _: svg(chart(one.custody))),
)
"""Every sibling of a page; the thing's IRI and the suffix make the file's address."""
