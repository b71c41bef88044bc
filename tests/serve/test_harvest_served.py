"""Harvesting and reconciling from ``provenance serve`` itself, at the root and below the base."""

import pytest
from serving import BASE, RECORD, all_ended, server
from sickle import Sickle

from provenance.model.record import Record
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.service import Service

__all__ = ["all_ended"]

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


@pytest.mark.parametrize("path", ["", BELOW])
def test_the_server_knows_whom_a_name_means(path: str) -> None:
    fetcher = Fetcher(allow_private=["127.0.0.1"], pause=0)
    service = Service(f"{server().address}{path}/reconcile", fetcher)
    manifest = service.manifest()
    assert manifest.identifier_space == f"{BASE}agent/"
    ((nhk,),) = service.ask(["NHK"])
    assert (nhk.id, nhk.match, manifest.address(nhk.id)) == ("nhk", True, f"{BASE}agent/nhk")
