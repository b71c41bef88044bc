"""The reconciliation service, asked as OpenRefine asks, as our client asks, and by strangers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner
from loopback import served
from pydantic import BaseModel, ConfigDict

from provenance.archives.table import repositories
from provenance.cli import cli
from provenance.errors import MalformedIri
from provenance.model.repository import Name, Repository
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.proposals import archives, reconcile
from provenance.reconciliation.service import Service
from provenance.serve.reconcile.preview import preview
from provenance.serve.reconcile.routes import routes

BASE = "https://data.example.org/id/"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served([*routes(BASE)]) as address:
        yield f"{address}/reconcile"


class Said(BaseModel):
    """What the specification lets an answer hold (0.2, appendix A), and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Kind(Said):
    id: str
    name: str


class Feature(Said):
    id: str
    value: bool | float


class Candidate(Said):
    id: str
    name: str
    description: str
    type: list[Kind]
    score: float
    match: bool
    features: list[Feature]


class Result(Said):
    result: list[Candidate]


def ask(url: str, text: str, **more: object) -> list[Candidate]:
    """Return the candidates for a name, asked for in a batch of one as OpenRefine sends it."""
    queries = {"q0": {"query": text, "type_strict": "should", "limit": 6, **more}}
    answer = requests.post(url, data={"queries": json.dumps(queries)}, timeout=20)
    assert answer.status_code == 200
    return Result.model_validate(answer.json()["q0"]).result


def test_the_manifest_says_what_there_is_and_it_is_there(url: str) -> None:
    said = requests.get(url, timeout=10).json()
    assert "0.2" in said["versions"]
    assert said["identifierSpace"] == f"{BASE}agent/"
    assert said["view"]["url"] == f"{BASE}agent/{{{{id}}}}"
    assert {"institution", "archive"} <= {one["id"] for one in said["defaultTypes"]}
    shown = requests.get(said["preview"]["url"].replace("{{id}}", "rgani"), timeout=10)
    assert shown.status_code == 200
    addresses = [one["service_url"] + one["service_path"] for one in said["suggest"].values()]
    proposing = said["extend"]["propose_properties"]
    addresses.append(proposing["service_url"] + proposing["service_path"])
    for address in addresses:
        assert requests.get(address, params={"prefix": "a"}, timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("text", "first", "score", "sure"),
    [
        ("Archive of Foreign Policy, Russian Federation", "avp-rf", 100, True),
        ("A.V.P. R.F.", "avp-rf", 100, True),
        ("TsKhSD", "tskhsd", 90, True),
        ("rgani", "rgani", 100, True),
        (f"{BASE}agent/rgani", "rgani", 100, True),
        ("NSA", "national-security-agency", 50, False),
        ("GARF (Moscow)", "garf", 80, False),
        ("CChSD", "tskhsd", 70, False),
        ("Rusian State Archive of Contemporary History", "rgani", 69, False),
    ],
)
def test_a_score_says_how_well_a_name_fits(
    url: str, text: str, first: str, score: float, sure: bool
) -> None:
    best, *others = ask(url, text)
    assert (best.id, best.match) == (first, sure)
    assert best.score == pytest.approx(score, abs=1)
    assert not any(one.match for one in others)


def test_who_is_unknown_is_nobody(url: str) -> None:
    assert ask(url, "Ministry of Silly Walks") == []
    assert ask(url, "x" * 5000) == []


def test_an_ambiguous_abbreviation_means_several_and_none_for_sure(url: str) -> None:
    found = ask(url, "NSA")
    assert {one.id for one in found} == {"national-security-agency", "national-security-archive"}
    assert not any(one.match for one in found)
    assert {one.score for one in found} == {50}


def test_a_former_name_comes_with_its_years_and_who_keeps_the_holdings(url: str) -> None:
    (found,) = ask(url, "TsKhSD")
    assert "TsKhSD (to 1999)" in found.description
    assert "holdings now at Russian State Archive of Contemporary History" in found.description
    assert Feature(id="name-in-use", value=False) in found.features


@pytest.mark.parametrize(
    "stated",
    [
        {"pid": "place", "v": "The Hague"},
        {"pid": "country", "v": ["NL", "BE"]},
        {"p": "Country", "pid": "country", "v": {"id": "NL", "name": "Netherlands"}},
    ],
)
def test_what_is_stated_beside_a_name_decides(url: str, stated: dict[str, object]) -> None:
    best, *others = ask(url, "National Archives", properties=[stated])
    assert (best.id, best.match) == ("nationaal-archief", True)
    assert others
    assert all(one.score < best.score and not one.match for one in others)


def test_what_contradicts_a_name_makes_it_doubtful(url: str) -> None:
    (found,) = ask(url, "AVP RF", properties=[{"pid": "place", "v": "Berlin"}])
    assert (found.score, found.match) == (70, False)
    (found,) = ask(url, "AVP RF", properties=[{"pid": "no-such", "v": 1}])
    assert (found.score, found.match) == (100, True)


def test_an_identifier_alone_finds_its_institution(url: str) -> None:
    entry = next(
        one
        for one in repositories().values()
        if any(identifier.scheme == "isil" for identifier in one.identifiers)
    )
    isil = next(one.value for one in entry.identifiers if one.scheme == "isil")
    (found,) = ask(url, "", properties=[{"pid": "isil", "v": isil}])
    assert (found.id, found.match) == (entry.id, True)


def test_a_type_confines(url: str) -> None:
    assert [one.id for one in ask(url, "NSA", type="government")] == ["national-security-agency"]
    assert len(ask(url, "NSA", type=["institution"])) == 2
    assert len(ask(url, "NSA", type="/people/person")) == 2


def test_every_archive_finds_itself(url: str) -> None:
    """By our own client; whose name another bears too is not taken to be sure."""
    found = reconcile(archives(), Service(url, Fetcher(allow_private=["127.0.0.1"], pause=0)))
    mistaken = []
    for match in found.matches:
        own = {who.removeprefix("agent/") for who in match.of}
        if not own <= {one.id for one in match.candidates}:
            mistaken.append(match.name)
        mistaken += [match.name for one in match.candidates if one.sure and {one.id} != own]
    assert mistaken == []
    assert sum(any(one.sure for one in match.candidates) for match in found.matches) > 300


def test_the_command_asks_it(url: str, tmp_path: Path) -> None:
    file = tmp_path / "register.yaml"
    record = Path(__file__).parents[2] / "records" / "cwihp" / "dobrynin-1962-10-30.yaml"
    command = ["reconcile", str(record), "--service", url, "--decisions", str(file)]
    done = CliRunner().invoke(cli, [*command, "--allow", "127.0.0.1"], catch_exceptions=False)
    assert done.exit_code == 0
    assert "NHK: NHK (nhk)" in done.output
    assert f"url: {BASE}agent/avp-rf" in file.read_text("utf-8")


def test_columns_are_filled(url: str) -> None:
    wanted = ["place", "country", "abbreviation", "successor", "predecessor", "isil", "wikidata"]
    asked = {"ids": ["tskhsd", "nobody"], "properties": [{"id": one} for one in wanted]}
    for answer in (
        requests.post(url, data={"extend": json.dumps(asked)}, timeout=10),
        requests.get(url, params={"extend": json.dumps(asked)}, timeout=10),
    ):
        found = answer.json()
        assert [one["id"] for one in found["meta"]] == wanted
        assert set(found["rows"]) == {"tskhsd", "nobody"}
        assert set(map(str, found["rows"]["nobody"].values())) == {"[]"}
        row = found["rows"]["tskhsd"]
        assert row["country"] == [{"str": "RU"}]
        assert {"str": "TsKhSD"} in row["abbreviation"]
        name = "Russian State Archive of Contemporary History"
        assert row["successor"] == [{"id": "rgani", "name": name}]
        kinds = {one["id"]: one["type"]["id"] for one in found["meta"] if "type" in one}
        assert kinds == {"successor": "institution", "predecessor": "institution"}


def test_an_institution_may_be_part_of_another(url: str) -> None:
    entry = next(one for one in repositories().values() if one.part_of)
    wider = repositories()[entry.part_of or ""]
    asked = {"ids": [entry.id], "properties": [{"id": "part-of"}]}
    rows = requests.post(url, data={"extend": json.dumps(asked)}, timeout=10).json()["rows"]
    assert rows == {entry.id: {"part-of": [{"id": wider.id, "name": wider.name}]}}


def test_properties_are_proposed(url: str) -> None:
    parameters = {"type": "archive", "limit": "3"}
    found = requests.get(f"{url}/properties", params=parameters, timeout=10).json()
    assert (found["type"], found["limit"], len(found["properties"])) == ("archive", 3, 3)


@pytest.mark.parametrize(
    ("what", "typed", "first"),
    [
        ("entity", "rgani", "rgani"),
        ("entity", "RGAN", "rgani"),
        ("entity", "national-security-archive", "national-security-archive"),
        ("entity", "State Archive of Contemp", "rgani"),
        ("entity", "Центр хранения совр", "tskhsd"),
        ("type", "arch", "institution"),
        ("type", "broad", "broadcaster"),
        ("property", "succ", "successor"),
    ],
)
def test_what_is_typed_is_completed(url: str, what: str, typed: str, first: str) -> None:
    parameters = {"prefix": typed, "cursor": "0", "_": "1"}
    found = requests.get(f"{url}/suggest/{what}", params=parameters, timeout=10).json()["result"]
    assert found[0]["id"] == first
    rest = requests.get(f"{url}/suggest/{what}", params=parameters | {"cursor": "1"}, timeout=10)
    assert rest.json()["result"][:19] == found[1:]


def test_an_older_client_asks_for_one_name_and_calls_a_function(url: str) -> None:
    found = requests.get(url, params={"query": "NHK"}, timeout=10).json()
    assert [one["id"] for one in found["result"]] == ["nhk"]
    parameters = {"query": '{"query": "NHK"}', "callback": "jQuery1_2"}
    answer = requests.get(url, params=parameters, timeout=10)
    assert answer.headers["Content-Type"].startswith("text/javascript")
    script = answer.text
    assert script.startswith("/**/jQuery1_2(")
    assert json.loads(script.removeprefix("/**/jQuery1_2(").removesuffix(");")) == found


@pytest.mark.parametrize("name", ["alert(1)", "a;b", "", "a" * 5000, "a\u2028b", "<script>", "1a"])
def test_a_callback_that_is_no_function_is_refused(url: str, name: str) -> None:
    answer = requests.get(url, params={"callback": name}, timeout=10)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["message"] == "The callback is not the name of a function."


HOSTILE = {
    "no JSON": ({"queries": "{"}, 400),
    "nested": ({"queries": "[" * 100_000}, 400),
    "a list": ({"queries": "[]"}, 400),
    "no query": ({"queries": '{"q0": "NHK"}'}, 400),
    "a number for a name": ({"queries": '{"q0": {"query": 1}}'}, 400),
    "a huge batch": ({"queries": json.dumps({f"q{n}": {"query": "NHK"} for n in range(51)})}, 413),
    "a huge form": ({"queries": "x" * 1_100_000}, 413),
    "many fields": ({f"f{n}": "x" for n in range(200)}, 400),
    "nothing": ({}, 400),
    "one query, broken": ({"query": "{"}, 400),
    "no ids": ({"extend": '{"properties": []}'}, 400),
    "ids of numbers": ({"extend": '{"ids": [1], "properties": []}'}, 400),
    "too many ids": ({"extend": json.dumps({"ids": ["a"] * 1001, "properties": []})}, 413),
    "unknown property": ({"extend": '{"ids": ["a"], "properties": [{"id": "<b>"}]}'}, 400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_answered_is_told(url: str, name: str) -> None:
    form, status = HOSTILE[name]
    answer = requests.post(url, data=form, timeout=20)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    assert answer.json()["message"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("limit", [0, -1, 1e300, "NaN", "Infinity", "-Infinity"])
def test_any_limit_is_one(url: str, limit: object) -> None:
    queries = f'{{"q0": {{"query": "National Archives", "limit": {limit}}}}}'
    answer = requests.post(url, data={"queries": queries}, timeout=10)
    assert 1 <= len(answer.json()["q0"]["result"]) <= 50


@pytest.mark.parametrize("name", ["cursor", "limit"])
@pytest.mark.parametrize("value", ["-1", "x", "9" * 5000, "٣"])
def test_a_number_that_is_none_is_refused(url: str, name: str, value: str) -> None:
    address = f"{url}/suggest/entity" if name == "cursor" else f"{url}/properties"
    assert requests.get(address, params={name: value}, timeout=10).status_code == 400


def test_a_page_from_elsewhere_may_ask(url: str) -> None:
    for address in (url, f"{url}/suggest/entity?prefix=a", f"{url}/preview/rgani"):
        answer = requests.get(address, headers={"Origin": "https://elsewhere.example"}, timeout=10)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_preview_is_small_and_says_the_years(url: str) -> None:
    answer = requests.get(f"{url}/preview/tskhsd", timeout=10)
    assert "TsKhSD (to 1999)" in answer.text
    assert "Russian State Archive of Contemporary History" in answer.text
    assert f'href="{BASE}agent/tskhsd"' in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    unknown = requests.get(f"{url}/preview/none", timeout=10)
    assert unknown.status_code == 404
    assert {one.headers["X-Content-Type-Options"] for one in (answer, unknown)} == {"nosniff"}
    assert requests.get(f"{url}/preview/<script>", timeout=10).status_code == 404


def test_what_is_in_a_name_is_no_markup() -> None:
    hostile = "</title><script>alert(1)</script>\"' & {{ 7*7 }}"
    name = Name(text=hostile, source="made up")
    entry = Repository(id="a", kind="archive", names=(name, name), place=hostile)
    page = preview(entry, BASE)
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 4
    assert "{{ 7*7 }}" in page


def test_a_base_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedIri):
        routes("nowhere")
