"""The catalogue of a site in DCAT 3 (Data Catalog Vocabulary, W3C 2024), as DCAT-AP 3.0 wants it.

Every node has an IRI under ``dcat.ttl#``; the data set is the one of ``void.ttl``. Licences, media
types and standards of others are said to be such, for DCAT-AP asks for it.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from provenance.publish.licence import Licence
from provenance.publish.machine.dumps import PublishedFile
from provenance.publish.machine.statements import Statement, block
from provenance.publish.manifest import SiteDescription
from provenance.rdf.namespaces import DCTERMS, RDF, RDFS, XSD, Namespace
from provenance.rdf.term import Term, iri, literal, tagged, typed
from provenance.rdf.version import VERSION, VERSION_IRI

PLACE: Final = "dcat.ttl"
"""Where in a site the catalogue stands."""

_DCAT: Final = Namespace("dcat", "http://www.w3.org/ns/dcat#")
_FOAF: Final = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
_SPDX: Final = Namespace("spdx", "http://spdx.org/rdf/terms#")
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_UNREGISTERED: Final = frozenset(
    {"application/jsonl", "application/x-bibtex", "application/x-research-info-systems"}
)
"""Media types of our dumps that IANA does not list: they are formats of their own."""

_RDF: Final = frozenset({"application/n-quads", "text/turtle"})
_PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_SHA256: Final = _SPDX("checksumAlgorithm_sha256")
_TYPE: Final = RDF("type")

_Block = tuple[Term, list[Statement]]


def dcat(
    site: SiteDescription, files: Iterable[PublishedFile], *, publisher: str | None = None
) -> str:
    """Return the catalogue of a site as Turtle, without blank nodes.

    Args:
        site: What the site says of itself; where queries over it are answered, that is a service.
        files: The dumps, each of which becomes a distribution.
        publisher: The name of who publishes the site; DCAT-AP wants one, DCAT does not.
    """
    node = _Nodes(site.base)
    dumps = tuple(files)
    blocks = [
        (node("catalog"), list(_catalogue(site, node, publisher))),
        (node.dataset, list(_dataset(site, node, dumps, publisher))),
    ]
    for one in dumps:
        blocks.append((node(one.name), list(_distribution(site, node, one))))
        blocks.append((node(f"{one.name}.sha256"), _checksum(one)))
    if site.sparql:
        blocks.append((node("sparql"), list(_service(site, node, site.sparql))))
    if publisher:
        blocks.append((node("publisher"), _agent(publisher)))
    blocks.extend(_referred(site, node, dumps))
    return "\n".join(block(subject, said) for subject, said in blocks)


class _Nodes:
    """The IRIs of a catalogue's nodes."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.dataset = iri(f"{base}void.ttl#dataset")

    def __call__(self, name: str) -> Term:
        return iri(f"{self.base}{PLACE}#{quote(name)}")

    def file(self, name: str) -> Term:
        return iri(f"{self.base}{quote(name)}")


def _catalogue(site: SiteDescription, node: _Nodes, publisher: str | None) -> Iterator[Statement]:
    yield _TYPE, _DCAT("Catalog")
    yield DCTERMS("title"), literal(f"Catalogue of {site.title}")
    yield DCTERMS("description"), tagged(f"What {site.title} holds for programs to load.", "en")
    yield from _shared(site, node, publisher)
    yield _FOAF("homepage"), node.file("index.html")
    yield _DCAT("dataset"), node.dataset
    if site.sparql:
        yield _DCAT("service"), node("sparql")


def _dataset(
    site: SiteDescription, node: _Nodes, dumps: tuple[PublishedFile, ...], publisher: str | None
) -> Iterator[Statement]:
    records = "1 document" if site.records == 1 else f"{site.records} documents"
    yield _TYPE, _DCAT("Dataset")
    yield DCTERMS("title"), literal(site.title)
    told = f"Chains of custody of {records} in archives, as {site.triples} statements of RDF."
    yield DCTERMS("description"), tagged(told, "en")
    yield from _shared(site, node, publisher)
    yield DCTERMS("identifier"), literal(node.dataset[1:-1])
    yield _DCAT("landingPage"), node.file("index.html")
    yield DCTERMS("conformsTo"), iri(VERSION_IRI)
    for one in dumps:
        yield _DCAT("distribution"), node(one.name)


def _shared(site: SiteDescription, node: _Nodes, publisher: str | None) -> Iterator[Statement]:
    """What the catalogue and the data set have in common."""
    yield DCTERMS("license"), iri(site.licence)
    yield DCTERMS("modified"), _day(site)
    if publisher:
        yield DCTERMS("publisher"), node("publisher")


def _distribution(site: SiteDescription, node: _Nodes, one: PublishedFile) -> Iterator[Statement]:
    yield _TYPE, _DCAT("Distribution")
    yield DCTERMS("title"), tagged(one.title, "en")
    yield DCTERMS("license"), iri(site.licence)
    yield DCTERMS("issued"), _day(site)
    yield _DCAT("accessURL"), node.file(one.name)
    yield _DCAT("downloadURL"), node.file(one.name)
    if one.media_type in _UNREGISTERED:
        yield DCTERMS("format"), node(one.media_type)
    else:
        yield _DCAT("mediaType"), iri(f"{_MEDIA}{one.media_type}")
    if one.packed:
        yield _DCAT("compressFormat"), iri(f"{_MEDIA}{one.packed}")
    yield _DCAT("byteSize"), typed(str(one.size), XSD("nonNegativeInteger"))
    yield _SPDX("checksum"), node(f"{one.name}.sha256")
    if one.media_type in _RDF:
        yield DCTERMS("conformsTo"), iri(VERSION_IRI)


def _checksum(one: PublishedFile) -> list[Statement]:
    return [
        (_TYPE, _SPDX("Checksum")),
        (_SPDX("algorithm"), _SHA256),
        (_SPDX("checksumValue"), typed(one.sha256, XSD("hexBinary"))),
    ]


def _service(site: SiteDescription, node: _Nodes, sparql: str) -> Iterator[Statement]:
    yield _TYPE, _DCAT("DataService")
    yield DCTERMS("title"), tagged("SPARQL", "en")
    yield DCTERMS("license"), iri(site.licence)
    yield DCTERMS("conformsTo"), iri(_PROTOCOL)
    yield _DCAT("endpointURL"), iri(sparql)
    yield _DCAT("servesDataset"), node.dataset


def _agent(name: str) -> list[Statement]:
    return [(_TYPE, _FOAF("Agent")), (_FOAF("name"), literal(name))]


def _referred(
    site: SiteDescription, node: _Nodes, dumps: tuple[PublishedFile, ...]
) -> Iterator[_Block]:
    """Yield what is said of things of others: little more than what they are."""
    licence = literal(Licence(site.licence).name)
    yield iri(site.licence), [(_TYPE, DCTERMS("LicenseDocument")), (RDFS("label"), licence)]
    yield node.file("index.html"), [(_TYPE, _FOAF("Document"))]
    vocabulary = literal(f"Vocabulary of custody chains {VERSION}")
    yield iri(VERSION_IRI), [(_TYPE, DCTERMS("Standard")), (DCTERMS("title"), vocabulary)]
    yield _SHA256, [(_TYPE, _SPDX("ChecksumAlgorithm"))]
    if site.sparql:
        protocol = literal("SPARQL 1.1 Protocol")
        yield iri(_PROTOCOL), [(_TYPE, DCTERMS("Standard")), (DCTERMS("title"), protocol)]
    names = dict.fromkeys(one for each in dumps for one in (each.media_type, each.packed) if one)
    for name in names:
        if name in _UNREGISTERED:
            sort, subject = "MediaTypeOrExtent", node(name)
        else:
            sort, subject = "MediaType", iri(f"{_MEDIA}{name}")
        yield subject, [(_TYPE, DCTERMS(sort)), (RDFS("label"), literal(name))]


def _day(site: SiteDescription) -> Term:
    return typed(site.released, XSD("date"))
