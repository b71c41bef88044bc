"""What goes wrong before, amid and beside the work, and who else is there."""

import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from founding_sketch import rec as founding

from provenance.errors import DataSyntaxError, PublishError
from provenance.publish.machine.dump import as_rdf
from provenance.records.load import waiting_in
from provenance.records.save import save_all
from provenance.resources.taken import Taken
from provenance.shards import output
from provenance.shards.output import unfinished
from provenance.shards.running import in_order, shards
from provenance.shards.writing import write_waiting


def total(shard: list[int]) -> int:
    return sum(shard)


def broken_at(number: int) -> Iterator[int]:
    yield from range(number)
    raise DataSyntaxError("x.jsonl", number, "too long")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [0, 1, 3, 4, 23])
def test_what_is_before_a_fault_is_done(workers: int, number: int) -> None:
    done = list[int]()
    with pytest.raises(DataSyntaxError, match=rf"x\.jsonl:{number}: too long"):
        for one in in_order(total, shards(broken_at(number), 4), workers):
            done.append(one)
    assert sum(done) == sum(range(number))


@pytest.fixture(name="records")
def _records(tmp_path: Path) -> Path:
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(120))
    save_all(copies, tmp_path / "in.jsonl")
    return tmp_path / "in.jsonl"


def written(records: Path, into: Path) -> None:
    write_waiting(waiting_in(records), as_rdf(into.name, profile="core"), str(into))


def test_a_folder_of_others_is_no_unfinished_output(records: Path, tmp_path: Path) -> None:
    into, theirs = tmp_path / "a.nq", tmp_path / "theirs"
    theirs.mkdir()
    unfinished(into).symlink_to(theirs)
    with pytest.raises(PublishError, match="is a link, or others may write to it"):
        written(records, into)
    assert not list(theirs.iterdir())
    assert unfinished(into).is_symlink()
    unfinished(into).unlink()
    unfinished(into).mkdir()
    unfinished(into).chmod(0o777)
    with pytest.raises(PublishError, match="is a link, or others may write to it"):
        written(records, into)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no users here")
def test_a_folder_of_another_user_is_no_unfinished_output(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who made it may write there still, whatever its permissions are now."""
    into, another = tmp_path / "a.nq", os.getuid() + 1
    stopped(records, into)
    begun = {one.name: one.read_bytes() for one in unfinished(into).iterdir()}
    monkeypatch.setattr(os, "getuid", lambda: another)
    with pytest.raises(PublishError, match="is a link, or others may write to it"):
        written(records, into)
    assert {one.name: one.read_bytes() for one in unfinished(into).iterdir()} == begun


def test_a_link_where_a_file_is_being_made_is_not_followed(records: Path, tmp_path: Path) -> None:
    into, victim = tmp_path / "a.nq", tmp_path / "victim"
    victim.write_text("words")
    unfinished(into).mkdir(mode=0o700)
    (unfinished(into) / "making.nq").symlink_to(victim)
    written(records, into)
    assert victim.read_text() == "words"
    assert not into.is_symlink()


def stopped(records: Path, into: Path) -> None:
    """Begin an output that is stopped by a broken record behind a whole shard."""
    lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"".join((*lines[:110], b"{\n", *lines[110:])))
    with pytest.raises(DataSyntaxError, match=r"in\.jsonl:111: "):
        written(records, into)
    records.write_bytes(b"".join(lines))


@pytest.mark.parametrize("torn", ["no database", "a page lost", "cut short", "empty"])
def test_a_journal_that_a_power_cut_broke_is_begun_anew(
    records: Path, tmp_path: Path, torn: str
) -> None:
    into, undisturbed = tmp_path / "a.nq", tmp_path / "undisturbed.nq"
    stopped(records, into)
    journal = unfinished(into) / "journal"
    whole = journal.read_bytes()
    left = {
        "no database": b"\xff" * len(whole),
        "a page lost": whole[:4096] + bytes(4096) + whole[8192:],
        "cut short": whole[: len(whole) // 2],
        "empty": b"",
    }
    journal.write_bytes(left[torn])
    written(records, into)
    written(records, undisturbed)
    assert into.read_bytes() == undisturbed.read_bytes()
    assert not unfinished(into).exists()


@pytest.mark.parametrize("suffix", ["nq", "nq.zst"])
def test_bytes_that_a_power_cut_left_empty_are_made_again(
    records: Path, tmp_path: Path, suffix: str
) -> None:
    """The file has its length, and the disk never got what stood in the middle of it."""
    into, undisturbed = tmp_path / f"a.{suffix}", tmp_path / f"undisturbed.{suffix}"
    stopped(records, into)
    (made,) = unfinished(into).glob("made*")
    whole, half = made.read_bytes(), made.stat().st_size // 2
    made.write_bytes(whole[:half] + bytes(64) + whole[half + 64 :])
    written(records, into)
    written(records, undisturbed)
    assert into.read_bytes() == undisturbed.read_bytes()


def test_a_journal_that_is_locked_now_is_not_taken_for_a_broken_one(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "a.nq"
    stopped(records, into)
    journal = unfinished(into) / "journal"
    begun = journal.read_bytes()
    connect = partial(sqlite3.connect, timeout=0)
    other = connect(journal, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(PublishError, match="the list of what is written: database is locked"):
        written(records, into)
    other.close()
    assert journal.read_bytes() == begun


def test_a_journal_that_cannot_be_opened_now_is_kept(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    into = tmp_path / "a.nq"
    stopped(records, into)
    begun = {one.name: one.read_bytes() for one in unfinished(into).iterdir()}
    monkeypatch.setattr(output, "Journal", failing)
    with pytest.raises(PublishError, match=r"a\.nq: the list of what is written: disk I/O error"):
        written(records, into)
    assert {one.name: one.read_bytes() for one in unfinished(into).iterdir()} == begun


def test_who_has_to_wait_takes_nothing_of_the_run_that_just_begins(
    records: Path, tmp_path: Path
) -> None:
    """The other has its lock, and no journal yet."""
    folder = unfinished(tmp_path / "a.nq")
    folder.mkdir(mode=0o700)
    with FileLock(folder / "lock"):
        (folder / "making.nq").touch()
        with pytest.raises(PublishError, match="another run is writing it"):
            written(records, tmp_path / "a.nq")
        assert {one.name for one in folder.iterdir()} >= {"lock", "making.nq"}


def test_a_temporary_database_without_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    store = sqlite3.connect("", isolation_level=None)
    store.execute("PRAGMA max_page_count = 3")
    monkeypatch.setattr(sqlite3, "connect", lambda *_, **__: store)
    expected = "in a temporary file: database or disk is full"
    with pytest.raises(PublishError, match=expected), Taken() as taken:
        for number in range(10_000):
            taken.take(f"name {number}", "a place")
