"""OAI-PMH: the answers to single requests, each error of the protocol, hostile words and tokens."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import rdflib
from oai_site import BASE, line, write_manifest, write_site

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.rdf.quads import quads
from provenance.rdf.rdfxml import rdfxml
from provenance.records.load import read_json_line
from provenance.records.save import to_json
from provenance.serve.oai.catalogue import Site, read_catalogue
from provenance.serve.oai.formats.table import FORMATS
from provenance.serve.oai.routes import answer, routes
from provenance.serve.oai.token import Token, read_token, site_mark
from provenance.serve.oai.verbs.verb import Harvest

ADDRESS = "http://here.example/oai"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
FOUNDING = "dobrynin-1962-10-30"
GONE = "gone-1962"
DAYS = ("2026-01-01", "2026-01-02", "2026-01-03")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, collection: list[Record]) -> Path:
    """Every record of the collection, and one that was withdrawn, in two sets and four days."""
    lines = [
        line(one.id, DAYS[number % 3], "archive:avp-rf" if number % 2 else "other")
        for number, one in enumerate(collection)
    ]
    lines.append(line(GONE, "2026-02-01", "archive:avp-rf", withdrawn=True))
    return write_site(tmp_path_factory.mktemp("oai"), collection, lines)


@pytest.fixture(scope="module")
def harvest(site: Path) -> Harvest:
    return Harvest(site, read_catalogue(site), ADDRESS, "a@example.org")


def ask(harvest: Harvest, query: str) -> Element:
    """Return the root of the answer to a query."""
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return ElementTree.fromstring(answer(pairs, harvest))  # noqa: S314 - our own


def codes(root: Element) -> list[str]:
    return [one.attrib["code"] for one in root.iter(f"{OAI}error")]


def texts(root: Element, name: str) -> list[str | None]:
    return [one.text for one in root.iter(name)]


RECORD = "oai:data.example.org:record/"
GET = "verb=GetRecord&metadataPrefix=oai_dc&identifier="
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
ERRORS = {
    "": "badVerb",
    "verb=listRecords": "badVerb",
    "verb=Identify&verb=Identify": "badVerb",
    "verb=Identify&set=a": "badArgument",
    "verb=GetRecord": "badArgument badArgument",
    "verb=ListRecords": "badArgument",
    f"{LIST}&set=other&set=other": "badArgument",
    f"{LIST}&from=2026-02-30": "badArgument",
    f"{LIST}&from=2026-02-03T00:00:00Z": "badArgument",
    f"{LIST}&from=2026-03-01&until=2026-01-01": "badArgument",
    f"{LIST}&set=a+b": "badArgument",
    f"{LIST}&resumptionToken=x": "badArgument badResumptionToken",
    "verb=ListRecords&metadataPrefix=a+b": "badArgument cannotDisseminateFormat",
    "verb=ListRecords&resumptionToken=x": "badResumptionToken",
    "verb=ListSets&resumptionToken=x": "badResumptionToken",
    "verb=ListRecords&metadataPrefix=marc": "cannotDisseminateFormat",
    f"{LIST}&set=archive:none": "noRecordsMatch",
    f"{LIST}&until=2025-12-31": "noRecordsMatch",
    f"{GET}{RECORD}none": "idDoesNotExist",
    f"{GET}{RECORD}{FOUNDING}+": "idDoesNotExist",
    f"{GET}%00%EF%BF%BF%3Cb%3E": "idDoesNotExist",
    "verb=GetRecord&metadataPrefix=marc&identifier=x": "idDoesNotExist cannotDisseminateFormat",
    f"verb=ListMetadataFormats&identifier={RECORD}{GONE}": "noMetadataFormats",
    "verb=ListMetadataFormats&identifier=x": "idDoesNotExist",
}


@pytest.mark.parametrize("query", ERRORS)
def test_each_error_of_the_protocol(harvest: Harvest, query: str) -> None:
    root = ask(harvest, query)
    assert codes(root) == ERRORS[query].split()
    assert all(texts(root, f"{OAI}error"))
    told = set(dict(parse_qsl(query)))
    if {"badVerb", "badArgument"} & set(codes(root)):
        told = set()
    (request,) = root.iter(f"{OAI}request")
    assert request.text == ADDRESS
    assert set(request.attrib) in (told, told - {"identifier"})  # it is told where it is a URI


def test_a_site_without_sets_has_no_hierarchy(tmp_path: Path, collection: list[Record]) -> None:
    one = collection[0]
    folder = write_site(tmp_path, [one], [line(one.id, "2026-01-01")], names={})
    bare = Harvest(folder, read_catalogue(folder), ADDRESS, "a@example.org")
    assert codes(ask(bare, "verb=ListSets")) == ["noSetHierarchy"]
    assert codes(ask(bare, f"{LIST}&set=other")) == ["noSetHierarchy"]
    assert not codes(ask(bare, LIST))


def test_it_says_who_it_is(harvest: Harvest) -> None:
    (said,) = ask(harvest, "verb=Identify").iter(f"{OAI}Identify")
    assert {one.tag.removeprefix(OAI): one.text for one in said if len(one) == 0} == {
        "repositoryName": "Records of a <crisis>",
        "baseURL": ADDRESS,
        "protocolVersion": "2.0",
        "adminEmail": "a@example.org",
        "earliestDatestamp": "2026-01-01",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DD",
    }


def test_a_set_holds_the_members_of_those_within_it(harvest: Harvest) -> None:
    sets = texts(ask(harvest, "verb=ListSets"), f"{OAI}setSpec")
    assert sets == ["archive", "archive:avp-rf", "collection", "collection:cwihp", "other"]
    wide = texts(ask(harvest, f"{LIST}&set=archive"), f"{OAI}identifier")
    narrow = texts(ask(harvest, f"{LIST}&set=archive:avp-rf"), f"{OAI}identifier")
    assert wide == narrow
    assert len(wide) > 10


def test_days_confine_a_harvest_and_both_ends_are_in_it(harvest: Harvest) -> None:
    found = {day: ask(harvest, f"{LIST}&from={day}&until={day}") for day in DAYS}
    for day, root in found.items():
        assert set(texts(root, f"{OAI}datestamp")) == {day}
    by_day = [one for root in found.values() for one in texts(root, f"{OAI}identifier")]
    every = ask(harvest, "verb=ListIdentifiers&metadataPrefix=rdf")
    assert [*by_day, f"{RECORD}{GONE}"] == texts(every, f"{OAI}identifier")


@pytest.mark.parametrize("prefix", FORMATS)
def test_of_a_withdrawn_record_there_is_the_header_alone(harvest: Harvest, prefix: str) -> None:
    query = f"verb=GetRecord&identifier={RECORD}{GONE}&metadataPrefix={prefix}"
    (record,) = ask(harvest, query).iter(f"{OAI}record")
    (header,) = record
    assert header.attrib == {"status": "deleted"}
    assert texts(header, f"{OAI}datestamp") == ["2026-02-01"]


def test_dublin_core_says_who_translated_and_where_it_lies(harvest: Harvest) -> None:
    root = ask(harvest, f"{GET}{RECORD}{FOUNDING}")
    names = ("creator", "contributor", "date", "identifier", "source", "rights", "type")
    said = {name: texts(root, f"{DC}{name}") for name in names}
    assert said["identifier"] == [f"{BASE}record/{FOUNDING}"]
    assert said["date"] == ["1962-10-30"]
    assert said["contributor"] == ["Henriksen, John (translator)"]
    assert "Archive of Foreign Policy" in str(said["source"][0])
    assert said["creator"]
    assert "Henriksen" not in str(said["creator"])
    assert "CC0 1.0" in str(said["rights"])
    assert said["type"][-1] == "Text"


def test_rdf_is_the_whole_record(harvest: Harvest, collection: list[Record]) -> None:
    record = next(one for one in collection if one.id == FOUNDING)
    root = ask(harvest, f"verb=GetRecord&metadataPrefix=rdf&identifier={RECORD}{FOUNDING}")
    (metadata,) = root.iter(f"{OAI}metadata")
    found = rdflib.Graph().parse(data=ElementTree.tostring(metadata[0]), format="xml")
    expected = rdflib.Graph().parse(data=rdfxml(quads(record, BASE)), format="xml")
    assert set(found) == set(expected)


def test_what_is_in_a_title_is_no_markup(tmp_path: Path, collection: list[Record]) -> None:
    hostile = "]]></dc:title><script>alert(1)</script> & \x07"
    plain = to_json(collection[0]).replace(json.dumps(collection[0].title), json.dumps(hostile))
    record = read_json_line(plain, "here", 1)
    lines = [line(record.id, "2026-01-01")]
    folder = write_site(tmp_path, [record], lines, sharded=True)
    harvest = Harvest(folder, read_catalogue(folder), f"{ADDRESS}/<b>&", "a@example.org")
    root = ask(harvest, LIST)
    assert texts(root, f"{DC}title") == [hostile.replace("\x07", "\ufffd")]
    assert texts(root, f"{OAI}request") == [f"{ADDRESS}/<b>&"]
    for prefix in FORMATS:
        assert not codes(ask(harvest, f"verb=ListRecords&metadataPrefix={prefix}"))


@pytest.mark.parametrize(
    "text", ["", "x", "=" * 9, "é", "e30", "W10", "A" * 5000, "WzFd", "bnVsbA"]
)
def test_no_token_of_ours(text: str) -> None:
    assert read_token(text, "ListRecords", "0") is None


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "ListIdentifiers"},
        {"site": "1"},
        {"cursor": 0},
        {"first": "then"},
        {"set": "a b"},
        {"id": "../a"},
        {"prefix": "x" * 2000},
    ],
)
def test_a_token_that_was_changed_is_none(change: dict[str, Any]) -> None:
    fine = {"site": "0", "verb": "ListRecords", "prefix": "rdf", "day": "2026-01-01", "id": "a"}
    whole = Token.model_validate({**fine, "cursor": 1})
    assert read_token(whole.write(), "ListRecords", "0") == whole
    changed = Token.model_construct(**{**fine, "cursor": 1, **change})
    assert read_token(changed.write(), "ListRecords", "0") is None


def test_a_list_of_which_nothing_is_left_begins_anew(harvest: Harvest) -> None:
    told = {"verb": "ListRecords", "prefix": "oai_dc", "last": DAYS[0], "day": DAYS[0]}
    text = Token.model_validate({"site": site_mark(BASE), "id": "zzz", "cursor": 5, **told}).write()
    assert codes(ask(harvest, f"verb=ListRecords&resumptionToken={text}")) == ["badResumptionToken"]


def test_a_folder_without_a_site_is_none(tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        routes(tmp_path)


def test_a_site_that_is_published_again_is_read_again(
    tmp_path: Path, collection: list[Record]
) -> None:
    first, second = collection[:2]
    folder = write_site(tmp_path, [first, second], [line(first.id, "2026-01-01")])
    site = Site(folder)
    assert [one.id for one in site.catalogue().entries] == [first.id]
    assert site.catalogue() is site.catalogue()
    write_manifest(folder, [line(first.id, "2026-01-01"), line(second.id, "2026-01-02")])
    assert [one.id for one in site.catalogue().entries] == [first.id, second.id]
