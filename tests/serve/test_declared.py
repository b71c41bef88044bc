"""What a served site says of its licence and its services, and that every link of it answers."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib import DCAT, Namespace
from serving import BASE, RECORD, Thread, all_ended

from provenance.cli.inputs import records_of
from provenance.publish.services import SERVICES
from provenance.resources.folders import folder
from provenance.serve.preparing import prepare
from provenance.serve.settings import Settings

__all__ = ["all_ended"]

CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
CC0: Final = "publicdomain/zero"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_LINK: Final = re.compile(r'(?:href|src)="([^"]*)"')
VOID: Final = Namespace("http://rdfs.org/ns/void#")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site as ``serve`` builds it from one record."""
    work = tmp_path_factory.mktemp("declared")
    settings = Settings(base=BASE, licence=CC_BY, footnotes=False, into=str(work / "site"))
    record = folder("records") / "cwihp" / f"{RECORD}.yaml"
    return Path(prepare([str(record)], settings, work, records_of).site)


@pytest.fixture(scope="module")
def server(site: Path) -> Thread:
    return Thread(site, Settings(access_log=False, query_processes=1))


def answered(address: str, accept: str = "*/*", method: str = "GET") -> tuple[int, str, str]:
    """Return the status, the header Link and the text of an answer."""
    try:
        with urlopen(Request(address, headers={"Accept": accept}, method=method)) as answer:  # noqa: S310 - its own server
            text = answer.read().decode("utf-8", "replace")
            return answer.status, answer.headers.get("link", ""), text
    except HTTPError as error:
        with error:
            return error.code, "", ""


def addresses(site: Path, root: str) -> Iterator[str]:
    """Yield every address within the site to which a page of it leads."""
    for page in site.rglob("*.html"):
        here = urljoin(root, page.relative_to(site).as_posix())
        for link in _LINK.findall(page.read_text(encoding="utf-8")):
            address, _ = urldefrag(urljoin(here, unescape(link)))
            if address.startswith(root):
                yield address


@pytest.mark.parametrize("mount", ["/", "/archive/id/"])
def test_every_link_of_every_page_answers(mount: str, site: Path, server: Thread) -> None:
    root = f"{server.address}{mount}"
    led = set(addresses(site, root))
    assert {f"{root}{one.place}" for one in SERVICES} <= led
    assert {one for one in led if answered(one, method="HEAD")[0] != 200} == set()
    assert {one.place for one in SERVICES if answered(f"{root}{one.place}")[0] != 200} == set()


def test_the_endpoint_is_the_same_wherever_it_is_named(site: Path, server: Thread) -> None:
    told = answered(f"{server.address}/sparql", "text/turtle")[2]
    (described,) = rdflib.Graph().parse(data=told, format="turtle").objects(None, SD.endpoint)
    (catalogued,) = rdflib.Graph().parse(site / "dcat.ttl").objects(None, DCAT.endpointURL)
    (named,) = rdflib.Graph().parse(site / "void.ttl").objects(None, VOID.sparqlEndpoint)
    assert str(described) == str(catalogued) == str(named) == f"{BASE}sparql"


@pytest.mark.parametrize("name", [f"record/{RECORD}.html", f"record/{RECORD}.ttl", "agent/nhk.ttl"])
def test_the_header_of_a_document_has_the_licence_of_the_owner(name: str, server: Thread) -> None:
    _, link, _ = answered(f"{server.address}/{name}")
    assert f'<{CC_BY}>; rel="license"' in link and CC0 not in link


def test_harvesters_are_told_the_licence_of_the_owner(server: Thread) -> None:
    told = answered(f"{server.address}/oai?verb=ListRecords&metadataPrefix=oai_dc")[2]
    (rights,) = ElementTree.fromstring(told).iter(f"{DC}rights")  # noqa: S314 - our own
    assert rights.text == f"CC BY 4.0, {CC_BY}"


def test_the_query_page_has_the_licence_of_the_owner(server: Thread) -> None:
    told = answered(f"{server.address}/sparql", "text/html")[2]
    assert CC_BY in told and CC0 not in told
