"""The description of the data set in VoID (Describing Linked Datasets, W3C 2011)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.publish.machine.dumps import PublishedFile
from provenance.publish.machine.statements import Statement, block, count
from provenance.publish.manifest import SiteDescription
from provenance.rdf.iri import record_iri
from provenance.rdf.namespaces import DCTERMS, NAMESPACES, RDF, XSD, Namespace
from provenance.rdf.term import iri, literal, typed

_VOID: Final = Namespace("void", "http://rdfs.org/ns/void#")
_FOAF: Final = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
_SYNTAXES: Final = ("Turtle", "JSON-LD", "N-Triples", "RDF_XML", "N-Quads")
"""Names under http://www.w3.org/ns/formats/."""

_RDF: Final = ("application/n-quads", "text/turtle")
_EXAMPLES: Final = 3


def void(site: SiteDescription, ids: Iterable[str], dumps: Iterable[PublishedFile]) -> str:
    """Return the description of a data set as Turtle, without blank nodes.

    Args:
        site: What the site says of itself.
        ids: The ids of records; the first few are the examples.
        dumps: The dumps; those of RDF that hold every statement are named.
    """
    about = [
        (RDF("type"), _VOID("DatasetDescription")),
        (DCTERMS("title"), literal(f"Description of the data set {site.title}")),
        (_FOAF("primaryTopic"), iri(f"{site.base}void.ttl#dataset")),
    ]
    subjects = (
        (iri(f"{site.base}void.ttl"), about),
        (iri(f"{site.base}void.ttl#dataset"), list(_dataset(site, tuple(ids), dumps))),
    )
    return "\n".join(block(subject, said) for subject, said in subjects)


def _dataset(
    site: SiteDescription, ids: tuple[str, ...], dumps: Iterable[PublishedFile]
) -> Iterator[Statement]:
    base = site.base
    yield RDF("type"), _VOID("Dataset")
    yield DCTERMS("title"), literal(site.title)
    yield DCTERMS("license"), iri(site.licence)
    yield DCTERMS("modified"), typed(site.released, XSD("date"))
    yield _FOAF("homepage"), iri(f"{base}index.html")
    yield _VOID("uriSpace"), literal(base)
    yield _VOID("triples"), count(site.triples)
    yield _VOID("entities"), count(site.records)
    yield _VOID("uriRegexPattern"), literal(f"^{_pattern(base)}record/[a-z0-9-]+$")
    for one in ids[:_EXAMPLES]:
        yield _VOID("exampleResource"), iri(record_iri(one, base))
    for dump in dumps:
        if dump.media_type in _RDF:
            yield _VOID("dataDump"), iri(f"{base}{dump.name}")
    if site.sparql:
        yield _VOID("sparqlEndpoint"), iri(site.sparql)
    for syntax in _SYNTAXES:
        yield _VOID("feature"), iri(f"http://www.w3.org/ns/formats/{syntax}")
    for namespace in NAMESPACES:
        if namespace.prefix not in ("xsd", "edtf"):
            yield _VOID("vocabulary"), iri(namespace.iri)


def _pattern(text: str) -> str:
    """Return a regular expression for a text, of SPARQL and so of XPath: it escapes less."""
    return re.sub(r"[\\.|?*+(){}\[\]^$]", r"\\\g<0>", text)
