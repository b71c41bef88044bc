"""A site names the services that answer for it, and a folder of files names none."""

from pathlib import Path
from typing import Final

import pytest
import rdflib
from html_page import Page
from rdflib import DCAT, RDF, URIRef

from provenance.errors import MalformedIri
from provenance.publish.options import Options
from provenance.publish.services import SERVICES
from provenance.publish.site import build_site
from provenance.records.load import load
from provenance.resources.folders import folder

BASE: Final = "https://example.org/id/"
ELSEWHERE: Final = "https://example.org/live/"
ENDPOINT: Final = URIRef("http://rdfs.org/ns/void#sparqlEndpoint")


def build(into: Path, services: str | None) -> Path:
    record = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
    options = Options(footnotes=False, services=services)
    build_site([record], into, BASE, options=options)
    return into


def graph(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(file, format="turtle")


def links(site: Path) -> list[str]:
    return Page((site / "data.html").read_text(encoding="utf-8")).links


def test_catalogue_and_data_set_name_the_endpoint(tmp_path: Path) -> None:
    site = build(tmp_path / "site", ELSEWHERE)
    (service,) = graph(site / "dcat.ttl").subjects(RDF.type, DCAT.DataService)
    told = list(graph(site / "dcat.ttl").objects(service, DCAT.endpointURL))
    assert told == [URIRef(f"{ELSEWHERE}sparql")]
    data_set = URIRef(f"{BASE}void.ttl#dataset")
    assert list(graph(site / "void.ttl").objects(data_set, ENDPOINT)) == told


def test_the_page_of_data_leads_to_every_service(tmp_path: Path) -> None:
    site = build(tmp_path / "site", ELSEWHERE)
    assert {f"{ELSEWHERE}{one.place}" for one in SERVICES} <= set(links(site))
    build(site, BASE)
    assert {one.place for one in SERVICES} <= set(links(site))
    assert not [one for one in links(site) if one.startswith(ELSEWHERE)]


def test_a_folder_of_files_names_no_service(tmp_path: Path) -> None:
    site = build(tmp_path / "site", BASE)
    build(site, None)
    assert not list(graph(site / "dcat.ttl").subjects(RDF.type, DCAT.DataService))
    assert not list(graph(site / "void.ttl").subject_objects(ENDPOINT))
    pages = (Page(file.read_text(encoding="utf-8")) for file in site.rglob("*.html"))
    ends = {link.rpartition("/")[2] for page in pages for link in page.links}
    assert "void.ttl" in ends and not ends.intersection(one.place for one in SERVICES)
    assert "Asked and harvested" not in (site / "data.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "live",
        "https://example.org",
        "https://example.org/?a/",
        "https://example.org/#/",
        "urn:live:/",
        "javascript:alert(1)/",
        'https://example.org/"/',
    ],
)
def test_what_is_no_address_of_services_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedIri, match="is not the address at which services answer"):
        build(tmp_path / "site", address)
    assert not (tmp_path / "site").exists()
