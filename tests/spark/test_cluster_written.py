"""Records to one file on a cluster: the bytes of one machine, and its errors."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from many_records import COUNT, write_many
from pyspark.sql import SparkSession

import provenance as pv
from provenance import spark
from provenance.bibliography.format import AsBibliography
from provenance.errors import (
    DataSyntaxError,
    DuplicateIdentifier,
    ProvenanceError,
    PublishError,
    RecordInvalid,
)
from provenance.model.record import Record
from provenance.publish.machine.dump import as_dump, as_rdf
from provenance.records.load import waiting_in
from provenance.resources.folders import folder
from provenance.shards.joining import Writing
from provenance.shards.writing import write_waiting

pytestmark = pytest.mark.client


@pytest.fixture(scope="module", name="many")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "many.jsonl")


def _on_one(inputs: list[Path], writing: Writing[Record], into: Path) -> bytes:
    """Return what one machine writes."""
    write_waiting((one for each in inputs for one in waiting_in(each)), writing, str(into))
    return into.read_bytes()


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("a.nq", "full"),
        ("a.nq.zst", "core"),
        ("a.nt.gz", "prov"),
        ("a.ttl", "full"),
        ("a.trig", "core"),
        ("a.jsonld", "core"),
        ("a.jsonl", "linked-art"),
        ("a.jsonl.zst", "full"),
        ("a.jsonld", "schema-org"),
    ],
)
def test_a_dump_has_the_bytes_of_one_machine(
    session: SparkSession, many: Path, tmp_path: Path, name: str, profile: str
) -> None:
    one = _on_one([many], as_dump(name, profile=profile), tmp_path / f"one-{name}")
    spark.dump(session, many, tmp_path / name, profile=profile)
    assert (tmp_path / name).read_bytes() == one
    assert one


@pytest.mark.parametrize("name", sorted(pv.formats()))
def test_a_bibliography_has_the_bytes_of_one_machine(
    session: SparkSession, many: Path, tmp_path: Path, name: str
) -> None:
    one = _on_one([many], AsBibliography(name, "copy"), tmp_path / "one")
    spark.export(session, many, tmp_path / "all", name, "copy")
    assert (tmp_path / "all").read_bytes() == one
    assert one


def test_keys_of_several_sources_are_those_of_one_machine(
    session: SparkSession, many: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes(b"".join(many.read_bytes().splitlines(keepends=True)[::3]))
    one = _on_one([other, many], AsBibliography("biblatex"), tmp_path / "one")
    spark.export(session, [other, many], tmp_path / "all", "biblatex")
    assert (tmp_path / "all").read_bytes() == one
    assert one.count(b"r00000-") > 0


def test_folders_and_packed_files_are_read_in_their_order(
    session: SparkSession, many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "packed.jsonl.zst"
    packed.write_bytes(zstandard.compress(many.read_bytes()))
    inputs = [packed, Path(str(folder("records") / "cwihp")), many]
    one = _on_one(inputs, as_rdf("a.nq", profile="core"), tmp_path / "one.nq")
    monkeypatch.chdir(tmp_path)
    spark.dump(session, ["packed.jsonl.zst", *inputs[1:]], "all.nq", profile="core")
    assert (tmp_path / "all.nq").read_bytes() == one


def test_rows_that_a_platform_hands_in_are_taken_as_lines(
    session: SparkSession, many: Path, tmp_path: Path
) -> None:
    one = _on_one([many], as_rdf("a.nq", profile="core"), tmp_path / "one.nq")
    lines = many.read_text(encoding="utf-8").split("\n")
    rows = session.sparkContext.parallelize(lines, 5)
    spark.dump(session, rows, tmp_path / "rows.nq", profile="core")
    assert (tmp_path / "rows.nq").read_bytes() == one
    frame = session.createDataFrame([(line,) for line in lines], "record string")
    spark.dump(session, frame, tmp_path / "frame.nq", profile="core")
    assert (tmp_path / "frame.nq").read_bytes() == one
    with pytest.raises(ValueError, match="expected one column of lines, found number, record"):
        spark.dump(session, frame.selectExpr("1 AS number", "record"), tmp_path / "x.nq")


def _torn(lines: list[bytes]) -> None:
    lines[-20] = lines[-20][:100] + b"\n"
    lines[-2] = lines[-2][:100] + b"\n"


def _unfit(lines: list[bytes]) -> None:
    lines[50] = json.dumps({"id": "Not A Slug"}).encode() + b"\n"


def _twice(lines: list[bytes]) -> None:
    lines[-1] = lines[8]
    lines[-2] = lines[4]


def _no_text(lines: list[bytes]) -> None:
    lines[30] = b"\xff\n"


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (_torn, DataSyntaxError),
        (_unfit, RecordInvalid),
        (_twice, DuplicateIdentifier),
        (_no_text, DataSyntaxError),
    ],
)
def test_what_is_wrong_is_told_with_its_place_as_on_one_machine(
    session: SparkSession,
    many: Path,
    tmp_path: Path,
    spoil: Callable[[list[bytes]], None],
    kind: type[ProvenanceError],
) -> None:
    lines = many.read_bytes().splitlines(keepends=True)
    spoil(lines)
    (tmp_path / "bad.jsonl").write_bytes(b"".join(lines))
    with pytest.raises(kind) as one:
        _on_one([tmp_path / "bad.jsonl"], as_rdf("one.nq"), tmp_path / "one.nq")
    into = tmp_path / "out" / "all.nq"
    into.parent.mkdir()
    into.write_bytes(b"what stood there")
    with pytest.raises(kind) as found:
        spark.dump(session, tmp_path / "bad.jsonl", into, profile="core")
    assert str(found.value) == str(one.value)
    assert into.read_bytes() == b"what stood there"
    assert [each.name for each in into.parent.iterdir()] == ["all.nq"]


def test_where_nothing_is_to_be_read_nothing_is_written(
    session: SparkSession, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none.jsonl.gz").write_bytes(b"")
    for inputs in (tmp_path / "none", tmp_path / "none.jsonl.gz", tmp_path / "absent"):
        with pytest.raises(FileNotFoundError, match="there is no"):
            spark.dump(session, inputs, tmp_path / "all.nq")
    assert not (tmp_path / "all.nq").exists()


def test_an_output_without_a_folder_is_told(
    session: SparkSession, many: Path, tmp_path: Path
) -> None:
    with pytest.raises(PublishError, match="there is no folder"):
        spark.dump(session, many, tmp_path / "absent" / "all.nq", profile="core")


def test_the_many_are_as_many_as_the_tests_need(many: Path) -> None:
    assert sum(1 for _ in waiting_in(many)) == COUNT
