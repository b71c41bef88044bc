"""Harvesting a site over HTTP with two clients made by others: whole, by set, by day, in pieces."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import requests
from loopback import served
from oai_site import line, write_manifest, write_site
from oaipmh_scythe import Scythe
from oaipmh_scythe.models import Record as ScytheRecord
from sickle import Sickle
from sickle.iterator import OAIResponseIterator
from sickle.oaiexceptions import (
    BadArgument,
    BadResumptionToken,
    CannotDisseminateFormat,
    IdDoesNotExist,
    NoRecordsMatch,
    OAIError,
)

from provenance.model.record import Record
from provenance.publish.manifest import ManifestLine
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.serve.oai.formats.table import FORMATS
from provenance.serve.oai.routes import routes

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DAYS = ("2026-01-01", "2026-01-02", "2026-01-03")
MORE = 220
RECORD = "oai:data.example.org:record/"


def lines_of(ids: list[str]) -> list[ManifestLine]:
    """Lines of three days and two sets; every tenth record was withdrawn."""
    return [
        line(
            one,
            DAYS[number % 3],
            "archive:avp-rf" if number % 2 else "collection:cwihp",
            withdrawn=number % 10 == 9,
        )
        for number, one in enumerate(ids)
    ]


@pytest.fixture(scope="module")
def records(collection: list[Record]) -> list[Record]:
    """The collection, and one record of it many times over: for more than one answer."""
    again = (
        collection[0].model_copy(update={"id": f"again-{number:03}"}) for number in range(MORE)
    )
    return [*collection, *again]


@pytest.fixture(scope="module")
def lines(records: list[Record]) -> list[ManifestLine]:
    return lines_of([one.id for one in records])


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record], lines: list[ManifestLine]
) -> Path:
    return write_site(tmp_path_factory.mktemp("harvested"), records, lines, sharded=True)


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with served([*routes(folder)]) as address:
        yield f"{address}/oai"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("prefix", FORMATS)
def test_sickle_harvests_everything_in_pieces(
    url: str, lines: list[ManifestLine], prefix: str, method: str
) -> None:
    found = list(Sickle(url, http_method=method).ListRecords(metadataPrefix=prefix))
    expected = sorted((one.modified, RECORD + one.id) for one in lines)
    assert [(one.header.datestamp, one.header.identifier) for one in found] == expected
    gone = {one.header.identifier for one in found if one.deleted}
    assert gone == {RECORD + one.id for one in lines if one.withdrawn}


@pytest.mark.parametrize("chosen", ["archive:avp-rf", "collection"])
def test_sickle_harvests_a_set(url: str, lines: list[ManifestLine], chosen: str) -> None:
    arguments = {"metadataPrefix": "oai_dc", "set": chosen}
    found = {one.header.identifier for one in Sickle(url).ListRecords(**arguments)}
    members = [one for one in lines if any(spec.startswith(chosen) for spec in one.sets)]
    assert found == {RECORD + one.id for one in members}
    assert len(found) > 100  # more than one answer


def test_sickle_harvests_what_changed_since(url: str, lines: list[ManifestLine]) -> None:
    arguments = {"metadataPrefix": "oai_dc", "from": DAYS[1], "until": DAYS[1]}
    found = [one.identifier for one in Sickle(url).ListIdentifiers(**arguments)]
    assert found == sorted(RECORD + one.id for one in lines if one.modified == DAYS[1])


def test_sickle_reads_what_the_repository_offers(url: str) -> None:
    client = Sickle(url)
    assert client.Identify().baseURL == url
    assert client.Identify().adminEmail == "unstated@data.example.org.invalid"
    assert [one.metadataPrefix for one in client.ListMetadataFormats()] == list(FORMATS)
    sets = {one.setSpec: one.setName for one in client.ListSets()}
    assert sets["archive:avp-rf"] == "Archive of Foreign Policy <Russian Federation> & more"
    record = client.GetRecord(identifier=f"{RECORD}dobrynin-1962-10-30", metadataPrefix="oai_dc")
    assert record.metadata["contributor"] == ["Henriksen, John (translator)"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"metadataPrefix": "marc"}, CannotDisseminateFormat),
        ({"metadataPrefix": "oai_dc", "set": "nothing"}, NoRecordsMatch),
        ({"metadataPrefix": "oai_dc", "from": "yesterday"}, BadArgument),
        ({"resumptionToken": "forged"}, BadResumptionToken),
    ],
)
def test_sickle_understands_what_was_wrong(
    url: str, arguments: dict[str, str], error: type[OAIError]
) -> None:
    with pytest.raises(error):
        Sickle(url).ListRecords(**arguments)
    with pytest.raises(IdDoesNotExist):
        Sickle(url).GetRecord(identifier="oai:none", metadataPrefix="oai_dc")


def test_scythe_harvests_everything_in_pieces(url: str, lines: list[ManifestLine]) -> None:
    with Scythe(url) as client:
        every = client.list_records(metadata_prefix="oai_dc")
        found = {one.header.identifier for one in every if isinstance(one, ScytheRecord)}
        heads = list(client.list_identifiers(metadata_prefix="rdf", set_="archive"))
    assert found == {RECORD + one.id for one in lines}
    assert len(heads) == sum(one.sets == ("archive:avp-rf",) for one in lines)


def test_the_pieces_say_how_much_there_is(url: str, lines: list[ManifestLine]) -> None:
    responses = Sickle(url, iterator=OAIResponseIterator).ListRecords(metadataPrefix="oai_dc")
    tokens = [one.xml.find(f".//{OAI}resumptionToken") for one in responses]
    assert [one.get("completeListSize") for one in tokens] == [str(len(lines))] * 3
    assert [one.get("cursor") for one in tokens] == ["0", "100", "200"]
    assert [bool(one.text) for one in tokens] == [True, True, False]


def test_a_harvest_goes_on_over_a_site_that_is_published_again(
    records: list[Record], tmp_path: Path
) -> None:
    """What was given and then changed is given again, last; what was not given yet is not lost."""
    lines = [line(one.id, DAYS[0], "archive:avp-rf") for one in records]
    folder = write_site(tmp_path, records, lines)
    with served([*routes(folder)]) as address:
        harvest = Sickle(f"{address}/oai").ListRecords(metadataPrefix="oai_dc")
        found = [next(harvest).header.identifier for _ in range(100)]
        changed = found[7].removeprefix(RECORD)
        gone = max(one.id for one in lines)
        again = [
            line(one.id, DAYS[2], withdrawn=one.id == gone) if one.id in (changed, gone) else one
            for one in lines
        ]
        write_manifest(folder, again)
        rest = list(harvest)
    assert len({*found, *(one.header.identifier for one in rest)}) == len(lines)
    assert [(one.header.identifier, one.deleted) for one in rest[-2:]] == sorted(
        [(RECORD + changed, False), (RECORD + gone, True)]
    )


def test_a_site_that_is_being_moved_is_asked_again_later(
    collection: list[Record], tmp_path: Path
) -> None:
    lines = [line(one.id, DAYS[0]) for one in collection]
    folder = write_site(tmp_path / "site", collection, lines)
    with served([*routes(folder)]) as address:
        folder.rename(tmp_path / "aside")
        away = requests.get(f"{address}/oai?verb=Identify", timeout=10)
        (tmp_path / "aside").rename(folder)
        back = requests.get(f"{address}/oai?verb=Identify", timeout=10)
    assert (away.status_code, away.headers["Retry-After"]) == (503, "30")
    assert back.status_code == 200


@pytest.mark.parametrize(
    ("body", "status"), [("verb=Identify&" * 200, 400), ("a" * 100_000, 413), ("\xff\x00", 200)]
)
def test_a_form_is_bounded(url: str, body: str, status: int) -> None:
    assert requests.post(url, data=body.encode("latin-1"), timeout=10).status_code == status


def released_on(day: str) -> Options:
    return Options(released=date.fromisoformat(day), workers=1)


def test_a_site_as_it_is_published_and_published_again(
    collection: list[Record], tmp_path: Path
) -> None:
    """Its archives and editions are sets; who harvests by day gets what changed since, no more."""
    first, second, *others = collection[:5]
    changed = first.model_copy(update={"accounts": first.accounts[:1]})
    where = tmp_path / "site"
    build_site([first, second, *others], where, options=released_on(DAYS[0]))
    with served([*routes(where)]) as address:
        client = Sickle(f"{address}/oai")
        before = {one.setSpec for one in client.ListSets()}
        build_site([changed, *others], where, options=released_on(DAYS[2]))
        arguments = {"metadataPrefix": "oai_dc", "from": DAYS[1]}
        found = {one.header.identifier: one.deleted for one in client.ListRecords(**arguments)}
    assert any(one.startswith("archive:") for one in before)
    assert found == {
        f"oai:w3id.org:record/{first.id}": False,
        f"oai:w3id.org:record/{second.id}": True,
    }
