"""Harvesting and reconciling from ``provenance serve`` itself, at the root and below the base."""

from pathlib import Path

import pytest
from serving import BASE, ONE_PROCESS, RECORD, Server, all_ended, server
from sickle import Sickle
from sickle.iterator import OAIResponseIterator

from provenance.model.record import Record
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.service import Service

__all__ = ["all_ended"]

OAI = "{http://www.openarchives.org/OAI/2.0/}"
MORE = 104
"""More records than one answer holds."""

BELOW = BASE.removeprefix("https://example.org").rstrip("/")


@pytest.mark.parametrize("path", ["", BELOW])
def test_the_server_is_harvested(path: str, collection: list[Record]) -> None:
    url = f"{server().address}{path}/oai"
    client = Sickle(url)
    found = {one.header.identifier for one in client.ListRecords(metadataPrefix="rdf")}
    assert found == {f"oai:example.org:record/{one.id}" for one in collection}
    assert client.Identify().baseURL == url
    record = client.GetRecord(
        identifier=f"oai:example.org:record/{RECORD}", metadataPrefix="oai_dc"
    )
    assert record.metadata["identifier"] == [f"{BASE}record/{RECORD}"]


def test_a_site_of_more_records_than_one_answer_holds_is_harvested_whole(
    collection: list[Record], tmp_path: Path
) -> None:
    """Of the shortest record many times over: each takes a part of the time that one costs."""
    short = min(collection, key=lambda one: len(one.model_dump_json()))
    records = [short.model_copy(update={"id": f"again-{number:03}"}) for number in range(MORE)]
    build_site(records, tmp_path / "site", BASE, options=Options(footnotes=False, workers=1))
    served = Server(str(tmp_path / "site"), "--no-access-log", environment=ONE_PROCESS)
    client = Sickle(f"{served.address}/oai", iterator=OAIResponseIterator)
    answers = list(client.ListRecords(metadataPrefix="oai_dc"))
    served.stop()
    given = [[one.text for one in answer.xml.iter(f"{OAI}identifier")] for answer in answers]
    assert [len(piece) for piece in given] == [100, MORE - 100]
    expected = {f"oai:example.org:record/{one.id}" for one in records}
    assert {one for piece in given for one in piece} == expected


@pytest.mark.parametrize("path", ["", BELOW])
def test_the_server_knows_whom_a_name_means(path: str) -> None:
    fetcher = Fetcher(allow_private=["127.0.0.1"], pause=0)
    service = Service(f"{server().address}{path}/reconcile", fetcher)
    manifest = service.manifest()
    assert manifest.identifier_space == f"{BASE}agent/"
    ((nhk,),) = service.ask(["NHK"])
    assert (nhk.id, nhk.match, manifest.address(nhk.id)) == ("nhk", True, f"{BASE}agent/nhk")
