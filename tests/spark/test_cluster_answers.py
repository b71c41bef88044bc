"""Reports, facts and matches on a cluster are those of one machine."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many_records import RECORDS, write_many
from pyspark.sql import SparkSession

from provenance import spark
from provenance.cli import cli
from provenance.errors import DataSyntaxError, DuplicateIdentifier
from provenance.identity.matching import match
from provenance.records.load import load_all
from provenance.records.save import to_json

pytestmark = pytest.mark.client


@pytest.fixture(scope="module", name="many")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "many.jsonl")


def _asked(*arguments: str | Path) -> int:
    return CliRunner().invoke(cli, [str(one) for one in arguments]).exit_code


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_is_that_of_the_command(
    session: SparkSession, many: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = many.read_bytes().splitlines(keepends=True)
    lines[20], lines[40] = b"{\n", lines[39]
    (tmp_path / "bad.jsonl").write_bytes(b"".join(lines))
    told = CliRunner().invoke(
        cli, ["check", str(tmp_path / "bad.jsonl"), "--format", form, "--into", f"{tmp_path}/one"]
    )
    tally = spark.check(session, tmp_path / "bad.jsonl", tmp_path / "all", form)
    assert (tmp_path / "all").read_bytes() == (tmp_path / "one").read_bytes()
    assert tally.exit_status == told.exit_code == 2
    assert capsys.readouterr().err == told.stderr
    assert tally.unread == 2


def test_a_shacl_report_is_that_of_the_command_or_there_is_none(
    session: SparkSession, tmp_path: Path
) -> None:
    where = RECORDS / "cwihp"
    _asked("check", where, "--format", "shacl", "--into", tmp_path / "one.ttl")
    spark.check(session, where, tmp_path / "all.ttl", "shacl")
    assert (tmp_path / "all.ttl").read_bytes() == (tmp_path / "one.ttl").read_bytes()
    (tmp_path / "bad.jsonl").write_bytes(b"{\n")
    with pytest.raises(DataSyntaxError):
        spark.check(session, tmp_path / "bad.jsonl", tmp_path / "none.ttl", "shacl")
    assert not (tmp_path / "none.ttl").exists()


def test_facts_are_those_of_the_command(session: SparkSession, tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    told = {said.value for one in load_all(RECORDS) for said in one.statements("text", "title")}
    notes.write_text(
        "".join(
            f"{json.dumps({'id': number, 'text': f'RGANI, f. 5, op. {number}. {text}'})}\n"
            for number, text in enumerate(sorted(told))
        ),
        encoding="utf-8",
    )
    assert _asked("parse", notes, "--facts", "--into", tmp_path / "one.jsonl.gz") == 0
    spark.facts(session, notes, tmp_path / "all.jsonl.gz")
    assert (tmp_path / "all.jsonl.gz").read_bytes() == (tmp_path / "one.jsonl.gz").read_bytes()


def test_a_line_that_is_no_note_is_told_with_its_place(
    session: SparkSession, tmp_path: Path
) -> None:
    good = '{"id": 1, "text": "RGANI, f. 5"}\n'
    (tmp_path / "notes.jsonl").write_text(f"{good}\n" * 9 + '{"id": 2}\n{\n', encoding="utf-8")
    with pytest.raises(DataSyntaxError, match=r"notes\.jsonl:19: "):
        spark.facts(session, tmp_path / "notes.jsonl", tmp_path / "all.jsonl")
    assert not (tmp_path / "all.jsonl").exists()


@pytest.fixture(scope="module", name="some")
def _some() -> list[dict[str, object]]:
    """Records of which several are of one document."""
    return [json.loads(to_json(one)) for one in load_all(RECORDS)][:60]


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), among=st.sampled_from([2, 60]))
def test_matches_are_those_of_one_machine(
    session: SparkSession,
    some: Sequence[dict[str, object]],
    tmp_path: Path,
    data: st.DataObject,
    among: int,
) -> None:
    """Among few documents there are crowds, which are not compared each with each."""
    one_of = st.integers(0, min(among, len(some)) - 1)
    inputs = [tmp_path / "one.jsonl", tmp_path / "other.jsonl"]
    for file in inputs:
        chosen = data.draw(st.lists(one_of, min_size=20, max_size=40))
        lines = [some[at] | {"id": f"r{place:03}"} for place, at in enumerate(chosen)]
        file.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    one = match(record for each in inputs for record in load_all(each))
    assert spark.match(session, inputs) == one


def test_a_record_that_stands_twice_is_not_matched(
    session: SparkSession, many: Path, tmp_path: Path
) -> None:
    lines = many.read_bytes().splitlines(keepends=True)
    (tmp_path / "twice.jsonl").write_bytes(b"".join([*lines[:9], lines[8]]))
    with pytest.raises(DuplicateIdentifier):
        spark.match(session, tmp_path / "twice.jsonl")
