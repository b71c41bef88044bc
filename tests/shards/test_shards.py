"""Records to one file in shards: the bytes of one process, whole or gone on with, each id once."""

import gzip
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import fsspec
import pytest
import zstandard
from click.testing import CliRunner
from founding_sketch import rec as founding
from stopping import Stopped, stopping

from provenance.bibliography.format import AsBibliography, export
from provenance.cli import cli
from provenance.errors import DataSyntaxError, DuplicateIdentifier, PublishError, RecordInvalid
from provenance.model.record import Record
from provenance.publish.machine.dump import as_dump, as_rdf, dump
from provenance.records.load import Waiting, load_all, waiting_in
from provenance.records.save import to_json
from provenance.resources.opening import opened
from provenance.shards import writing as under_test
from provenance.shards.joining import Writing, pieces
from provenance.shards.output import unfinished
from provenance.shards.running import SHARD, in_order, shards
from provenance.shards.writing import Progress, write_waiting

COUNT = 2 * SHARD + 7
RECORDS = Path(__file__).parents[2] / "records"


@pytest.fixture(scope="module", name="many")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the real records, again and again under new ids."""
    real = [json.loads(to_json(one)) for one in load_all(RECORDS / "cwihp")]
    file = tmp_path_factory.mktemp("many") / "many.jsonl"
    lines = (
        json.dumps(real[number % len(real)] | {"id": f"r{number:05}"}, ensure_ascii=False)
        for number in range(COUNT)
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "name",
    ["a.nq", "a.ttl", "a.trig", "a.jsonld", "a.jsonl", "a.nq.gz", "a.nq.zst"],
)
def test_two_processes_write_the_bytes_of_one_and_those_of_records_in_memory(
    many: Path, tmp_path: Path, name: str
) -> None:
    dump(many, tmp_path / f"two-{name}", workers=2)
    dump(many, tmp_path / f"one-{name}")
    dump(load_all(many), tmp_path / f"memory-{name}")
    one = (tmp_path / f"one-{name}").read_bytes()
    assert (tmp_path / f"two-{name}").read_bytes() == one
    assert (tmp_path / f"memory-{name}").read_bytes() == one
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", ["biblatex", "csl-json", "ris", "csv", "mods", "schema-org"])
def test_a_bibliography_in_shards_is_that_of_one_piece(
    many: Path, tmp_path: Path, name: str
) -> None:
    into = tmp_path / "all"
    write_waiting(waiting_in(many), AsBibliography(name), str(into), workers=2)
    assert into.read_bytes().decode() == export(load_all(many), name)


def test_linked_art_in_shards_is_that_of_one_piece(many: Path, tmp_path: Path) -> None:
    for suffix in (".jsonl", ".jsonld"):
        one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
        dump(load_all(many), one, profile="linked-art")
        dump(many, two, profile="linked-art", workers=2)
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz", "all.jsonl.zst"])
def test_a_folder_of_records_comes_back_from_one_file_of_lines(tmp_path: Path, name: str) -> None:
    into = tmp_path / name
    done = CliRunner().invoke(cli, ["dump", str(RECORDS), "--into", str(into), "--workers", "1"])
    assert not done.exception, done.output
    records = list(load_all(RECORDS))
    assert list(load_all(into)) == records
    with opened(str(into)) as file:
        assert file.read().decode() == "".join(f"{to_json(one)}\n" for one in records)


def test_a_packed_file_is_one_stream_which_every_reader_reads_to_its_end(
    many: Path, tmp_path: Path
) -> None:
    dump(many, tmp_path / "all.nq.zst")
    dump(many, tmp_path / "all.nq")
    with (tmp_path / "all.nq.zst").open("rb") as file:
        text = zstandard.ZstdDecompressor().stream_reader(file).read()  # stops after one frame
    assert text == (tmp_path / "all.nq").read_bytes()


@pytest.mark.parametrize(
    "name", ["a.nq", "a.ttl", "a.jsonld", "a.jsonl", "a.nq.gz", "a.nq.zst", "a.jsonl.zst"]
)
@pytest.mark.parametrize("torn", [0, 1, 100_000])
def test_a_run_that_was_stopped_is_gone_on_with_to_the_same_bytes(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, torn: int
) -> None:
    into, whole = tmp_path / name, tmp_path / f"whole-{name}"
    dump(many, whole)
    into.write_bytes(b"what stood there")
    with pytest.raises(Stopped):
        write_waiting(waiting_in(many), as_dump(name), str(into), told=stopping(2))
    assert into.read_bytes() == b"what stood there"
    (made,) = unfinished(into).glob("made*")
    made.write_bytes(made.read_bytes()[: made.stat().st_size - torn])  # as a power cut leaves it
    done = _shards_done(monkeypatch)
    write_waiting(waiting_in(many), as_dump(name), str(into))
    assert into.read_bytes() == whole.read_bytes()
    assert sum(done) == (COUNT - 2 * SHARD if not torn else sum(done))
    assert sum(done) < COUNT or torn > 1
    assert not unfinished(into).exists()


def _shards_done(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the records that are made from here on."""
    done: list[int] = []
    real = pieces

    def counted(how: Writing[Record], shard: Sequence[Waiting]) -> object:
        done.append(len(shard))
        return real(how, shard)

    monkeypatch.setattr(under_test, "pieces", counted)
    return done


def test_a_record_that_changed_is_made_anew_and_all_after_it(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, into = tmp_path / "records.jsonl", tmp_path / "a.nq"
    file.write_bytes(many.read_bytes())
    with pytest.raises(Stopped):
        write_waiting(waiting_in(file), as_rdf("a.nq"), str(into), told=stopping(3))
    lines = file.read_bytes().splitlines(keepends=True)
    lines[SHARD] = lines[SHARD].replace(b'"r00050"', b'"other"', 1)
    file.write_bytes(b"".join(lines))
    done = _shards_done(monkeypatch)
    write_waiting(waiting_in(file), as_rdf("a.nq"), str(into))
    assert sum(done) == COUNT - SHARD
    dump(file, tmp_path / "whole.nq")
    assert into.read_bytes() == (tmp_path / "whole.nq").read_bytes()
    assert b"/record/other>" in into.read_bytes()


def test_what_was_begun_otherwise_is_not_gone_on_with(many: Path, tmp_path: Path) -> None:
    into = tmp_path / "a.nq"
    with pytest.raises(Stopped):
        write_waiting(waiting_in(many), as_rdf("a.nq"), str(into), told=stopping(2))
    dump(many, into, profile="core")
    dump(load_all(many), tmp_path / "core.nq", profile="core")
    assert into.read_bytes() == (tmp_path / "core.nq").read_bytes()


def test_a_broken_record_in_the_middle_names_its_place_and_what_is_mended_goes_on(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, into = tmp_path / "records.jsonl", tmp_path / "a.nq"
    lines = many.read_bytes().splitlines(keepends=True)
    good, lines[103] = lines[103], b'{"id": "r00103", "colour": "red"}\n'
    file.write_bytes(b"".join(lines))
    with pytest.raises(RecordInvalid, match=r"records\.jsonl:104"):
        dump(file, into, workers=2)
    assert not into.exists()
    lines[103] = good
    file.write_bytes(b"".join(lines))
    done = _shards_done(monkeypatch)
    dump(file, into)
    assert sum(done) == COUNT - 2 * SHARD
    dump(many, tmp_path / "whole.nq")
    assert into.read_bytes() == (tmp_path / "whole.nq").read_bytes()


def test_a_line_that_is_no_json_is_told_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text(f"{to_json(founding)}\n\n{{\n", encoding="utf-8")
    with pytest.raises(DataSyntaxError, match=r"records\.jsonl:3"):
        dump(file, tmp_path / "a.nq")
    assert [one.name for one in tmp_path.iterdir()] == ["records.jsonl"]


def test_an_id_that_comes_again_is_told_with_both_files(many: Path, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(many.read_bytes())
    (folder / "b.jsonl").write_text(
        json.dumps(json.loads(to_json(founding)) | {"id": "r00003"}) + "\n", encoding="utf-8"
    )
    with pytest.raises(DuplicateIdentifier) as caught:
        dump(folder, tmp_path / "all.nq", workers=2)
    assert caught.value.identifier == "r00003"
    assert [Path(one).name for one in caught.value.places] == ["a.jsonl", "b.jsonl"]


def test_records_of_two_sources_may_share_an_id_and_get_keys_of_their_own(
    many: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes(many.read_bytes())
    both = [*waiting_in(many), *waiting_in(other)]
    write_waiting(both, AsBibliography("csl-json"), str(tmp_path / "all"), workers=2)
    items = json.loads((tmp_path / "all").read_text(encoding="utf-8"))
    assert len({one["id"].casefold() for one in items}) == len(items) == 2 * COUNT
    assert items == json.loads(export([*load_all(many), *load_all(other)], "csl-json"))


def test_two_runs_do_not_write_one_file(many: Path, tmp_path: Path) -> None:
    into = tmp_path / "a.nq"

    def told(_: Progress) -> None:
        with pytest.raises(PublishError, match="another run"):
            dump(many, into)

    write_waiting(waiting_in(many), as_rdf("a.nq"), str(into), told=told)
    assert into.exists()


def test_how_far_it_came_is_told_to_the_last_byte(many: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    write_waiting(waiting_in(many), as_rdf("a.nq"), str(tmp_path / "a.nq"), told=seen.append)
    assert seen[-1] == (COUNT, many.stat().st_size)
    assert [one.records for one in seen] == [SHARD, 2 * SHARD, COUNT]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_records_are_read(many: Path, tmp_path: Path, suffix: str) -> None:
    pack = gzip.compress if suffix == ".gz" else zstandard.ZstdCompressor().compress
    lines = many.read_bytes().splitlines(keepends=True)
    file = tmp_path / f"records.jsonl{suffix}"
    halves = b"".join(lines[:400]), b"".join(lines[400:])
    file.write_bytes(b"".join(map(pack, halves)))  # two members, two frames
    assert [one.id for one in load_all(file)] == [one.id for one in load_all(many)]


def test_an_object_store_is_read_and_written(many: Path, tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/archive/records.jsonl", many.read_bytes())
    dump("memory://archive/records.jsonl", "memory://archive/all.nq.zst")
    dump(many, tmp_path / "all.nq")
    with opened("memory://archive/all.nq.zst") as file:
        assert file.read() == (tmp_path / "all.nq").read_bytes()
    assert [one.id for one in load_all("memory://archive")][:2] == ["r00000", "r00001"]
    with pytest.raises(FileNotFoundError):
        dump("memory://archive/none.jsonl", "memory://archive/none.nq")
    assert not store.exists("/archive/none.nq")


def test_shards_come_back_in_order_whoever_is_first() -> None:
    work = [[number] for number in range(20)]
    assert list(in_order(_late, iter(work), workers=2)) == list(range(20))
    assert list(shards(range(5), 2)) == [[0, 1], [2, 3], [4]]


def _late(shard: list[int]) -> int:
    time.sleep(0.02 * (shard[0] % 3))
    return shard[0]


def test_no_more_is_taken_than_workers_need() -> None:
    taken: list[int] = []

    def work() -> Iterator[list[int]]:
        for number in range(50):
            taken.append(number)
            yield [number]

    results: Iterable[int] = in_order(_late, work(), workers=2)
    for done in results:
        assert len(taken) <= done + 2 * 2 + 1


def test_the_journal_is_a_database_that_others_can_open(many: Path, tmp_path: Path) -> None:
    into = tmp_path / "a.nq"
    with pytest.raises(Stopped):
        write_waiting(waiting_in(many), as_rdf("a.nq"), str(into), told=stopping(2))
    store = sqlite3.connect(unfinished(into) / "journal")
    assert store.execute("SELECT sum(records) FROM shards").fetchone() == (2 * SHARD,)
    store.close()


@pytest.mark.parametrize("form", ["text", "json", "shacl"])
def test_a_check_by_two_processes_says_what_one_says(many: Path, tmp_path: Path, form: str) -> None:
    said = [_checked(many, tmp_path / f"{workers}", form, workers) for workers in (1, 2)]
    assert said[0] == said[1]
    assert said[0][1].count("r00000") > 0


def test_a_check_by_two_processes_tells_of_what_cannot_be_read_and_checks_the_rest(
    many: Path, tmp_path: Path
) -> None:
    lines = many.read_bytes().splitlines(keepends=True)
    lines[60], lines[70] = b"{\n", lines[69]
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"".join(lines))
    done = CliRunner().invoke(cli, ["check", str(file), "--workers", "2", "--json"])
    assert done.exit_code == 2
    assert "records.jsonl:61" in done.stderr
    assert "r00069" in done.stderr
    summary = json.loads(done.stdout)["summary"]
    assert (summary["records"], summary["unread"]) == (COUNT - 2, 2)


def _checked(file: Path, into: Path, form: str, workers: int) -> tuple[int, str]:
    command = ["check", str(file), "--format", form, "--into", str(into)]
    done = CliRunner().invoke(cli, [*command, "--workers", str(workers)])
    assert not done.stderr
    return done.exit_code, into.read_text(encoding="utf-8")
