"""The profiles: each is found, written in its syntaxes, and refused in the others."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records

from provenance.cli import cli
from provenance.errors import NotOurGraph, UnknownFormat, UnknownProfile
from provenance.model.record import Record
from provenance.publish.machine.dump import dump
from provenance.rdf import documents
from provenance.rdf.dataset import from_graph, to_graph
from provenance.rdf.profiles.profile import Profile, profile_called, profiles, quads_of
from provenance.rdf.quads import quads
from provenance.rdf.serialization import formats_of, serialize

BASE = "https://example.org/id/"
OF_QUADS = sorted(name for name, one in profiles().items() if one.quads)
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


def test_the_full_profile_is_the_mapping_itself() -> None:
    assert list(quads_of("full")(sketch, BASE)) == list(quads(sketch, BASE))
    assert serialize(sketch, "nquads") == serialize(sketch, "nquads", profile="full")


@pytest.mark.parametrize("name", profiles())
def test_a_profile_says_what_it_is(name: str) -> None:
    found = profile_called(name)
    assert found.name == name
    assert len(found.title) > 10
    assert len(found.description) > 80
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", profiles())
def test_a_profile_is_written_in_its_syntaxes_and_in_no_other(name: str, tmp_path: Path) -> None:
    for form in formats_of(name):
        assert serialize(sketch, form, BASE, name)  # type: ignore[arg-type]  # its own names
    other = "json-lines" if profile_called(name).quads else "nquads"
    with pytest.raises(UnknownFormat, match=other):
        serialize(sketch, other, BASE, name)  # type: ignore[arg-type]  # refused on purpose
    refused = tmp_path / ("all.csv" if profile_called(name).quads else "all.nq")
    with pytest.raises(UnknownFormat, match="jsonld"):
        dump([sketch], refused, BASE, name)
    assert not refused.exists()


@pytest.mark.parametrize("name", [name for name in OF_QUADS if name != "full"])
def test_records_that_leave_something_out_are_no_lines(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"all\.jsonl"):
        dump([sketch], tmp_path / "all.jsonl", BASE, name)


@pytest.mark.parametrize("name", OF_QUADS)
@given(record=records())
@settings(generously, max_examples=40)
def test_quads_are_written_once_without_blank_nodes(name: str, record: Record) -> None:
    found = list(quads_of(name)(record, BASE))
    assert len(set(found)) == len(found)
    for subject, predicate, value, graph in found:
        assert all(one[0] == "<" and one[-1] == ">" for one in (subject, predicate, graph))
        assert value[0] in '<"'


@pytest.mark.parametrize("name", OF_QUADS)
def test_an_rdflib_dataset_holds_the_same(name: str) -> None:
    found = list(quads_of(name)(sketch, BASE))
    assert len(list(to_graph(sketch, BASE, name).quads())) == len(found)


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_what_was_left_out_stands_at_the_head(form: Any) -> None:  # noqa: ANN401 - a format's name
    for name in OF_QUADS:
        head, _, _ = serialize(sketch, form, BASE, name).partition("@prefix")
        said = " ".join(line.removeprefix("#").strip() for line in head.splitlines())
        assert (profile_called(name).description in said) is (name != "full")


@pytest.mark.parametrize("name", [name for name in OF_QUADS if name != "full"])
def test_what_is_not_full_is_not_read_back_as_if_it_were(name: str) -> None:
    with pytest.raises(NotOurGraph):
        from_graph(to_graph(sketch, BASE, name))


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for use in (
        lambda: to_graph(sketch, BASE, "none"),
        lambda: serialize(sketch, "nquads", BASE, "none"),
        lambda: dump([sketch], tmp_path / "all.nq", BASE, "none"),
    ):
        with pytest.raises(UnknownProfile, match="full"):
            use()


def test_a_profile_writes_quads_or_documents() -> None:
    with pytest.raises(ValueError, match="either"):
        Profile("odd", "odd", "odd")
    with pytest.raises(ValueError, match="either"):
        Profile("odd", "odd", "odd", quads=quads, documents=a_document)


def a_document(record: Record, base: str) -> Iterator[Mapping[str, object]]:
    yield {"@context": "https://example.org/context", "id": f"{base}record/{record.id}"}
    yield {"@context": "https://example.org/context", "id": f"{base}agent/one", "name": "Один\n"}


@pytest.fixture
def documenting(monkeypatch: pytest.MonkeyPatch) -> str:
    odd = Profile("odd", "odd", "odd", documents=a_document)
    found = {**profiles(), "odd": odd}
    monkeypatch.setattr("provenance.rdf.profiles.profile.profiles", lambda: found)
    return odd.name


def test_documents_are_an_array_or_lines_and_shared_ones_stand_once(documenting: str) -> None:
    two = [sketch, sketch.model_copy(update={"id": "other"})]
    written = serialize(two, "json-ld", BASE, documenting)
    ids = [one["id"] for one in json.loads(written)]
    assert ids == [f"{BASE}record/{sketch.id}", f"{BASE}record/other", f"{BASE}agent/one"]
    lines = serialize(two, "json-lines", BASE, documenting).splitlines()
    assert [json.loads(one)["id"] for one in lines] == ids
    with pytest.raises(UnknownProfile, match="profile of quads"):
        to_graph(sketch, BASE, documenting)


def test_no_documents_are_an_empty_array() -> None:
    assert json.loads("".join(documents.FRAMES["json-ld"].around([]))) == []


def test_dump_takes_a_profile(tmp_path: Path) -> None:
    record = str(Path(__file__).parents[2] / "records" / "cwihp" / "dobrynin-1962-10-30.yaml")
    file = tmp_path / "all.nq"
    done = CliRunner().invoke(cli, ["dump", record, "--profile", "full", "--into", str(file)])
    assert (done.exit_code, file.stat().st_size > 1000) == (0, True)
    refused = CliRunner().invoke(cli, ["dump", record, "--profile", "none", "--into", str(file)])
    assert refused.exit_code == 2
    assert "full" in refused.output
