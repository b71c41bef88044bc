"""The files beside a record's page: the same record as data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from provenance.bibliography.format import formats
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.model.drawing import chart
from provenance.model.record import Record
from provenance.pictures.svg import svg
from provenance.rdf.quads import quads
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.serialization import Format, serialize, serialize_quads
from provenance.rdf.term import Quad
from provenance.records.save import to_json


@dataclass(frozen=True)
class Material:
    """A record, and what several of its files are made from, worked out once.

    Attributes:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.
        footnotes: Footnotes to it, where they were made: what each is called, and its words.
    """

    record: Record
    base: str
    footnotes: tuple[tuple[str, str], ...] = ()

    @cached_property
    def quads(self) -> list[Quad]:
        """All its quads, each once."""
        return list(quads(self.record, self.base))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The reference to its original."""
        return tuple(refer_all((self.record,)))

    def rdf(self, syntax: Format) -> str:
        """Return its RDF in a syntax."""
        return serialize_quads(self.quads, syntax, self.base)

    def cited(self, name: str) -> str:
        """Return it in a bibliographic format."""
        return "".join(formats()[name].write(self.references))


class Sibling(NamedTuple):
    """A file beside a page: its suffix, its media type, what to call it, how it is made."""

    suffix: str
    media_type: str
    title: str
    make: Callable[[Material], str]


def _linked_art(one: Material) -> str:
    return serialize(one.record, "json-ld", one.base, "linked-art")


_LINKED_ART: Final = 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"'
_RIS: Final = "application/x-research-info-systems"
_CSL: Final = "application/vnd.citationstyles.csl+json"

SIBLINGS: Final = (
    Sibling(".ttl", "text/turtle", "Turtle", lambda one: one.rdf("turtle")),
    Sibling(".jsonld", "application/ld+json", "JSON-LD", lambda one: one.rdf("json-ld")),
    Sibling(".nt", "application/n-triples", "N-Triples", lambda one: one.rdf("ntriples")),
    Sibling(".rdf", "application/rdf+xml", "RDF/XML", lambda one: rdfxml(one.quads)),
    Sibling(".nq", "application/n-quads", "N-Quads", lambda one: one.rdf("nquads")),
    Sibling(".linked-art.json", _LINKED_ART, "Linked Art (JSON-LD)", _linked_art),
    Sibling(".bib", "application/x-bibtex", "BibLaTeX", lambda one: one.cited("biblatex")),
    Sibling(".ris", _RIS, "RIS", lambda one: one.cited("ris")),
    Sibling(".csl.json", _CSL, "CSL-JSON", lambda one: one.cited("csl-json")),
    Sibling(
        ".json", "application/json", "Record (JSON)", lambda one: f"{to_json(one.record, 2)}\n"
    ),
    Sibling(".svg", "image/svg+xml", "Picture (SVG)", lambda one: svg(chart(one.record.custody))),
)
"""Every sibling of a page; the thing's IRI and the suffix make the file's address."""
