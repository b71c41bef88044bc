"""A check that was stopped is gone on with: its report is that of an undisturbed one."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from stopping import Stopped, stopping

from provenance.cli import cli
from provenance.errors import RecordInvalid
from provenance.model.record import Record
from provenance.records.load import load_all, waiting_in
from provenance.records.save import to_json
from provenance.shards.output import unfinished
from provenance.shards.running import SHARD, shards
from provenance.shards.writing import Told, make_shards
from provenance.validation import many as under_test
from provenance.validation.check import check
from provenance.validation.finding import Problem
from provenance.validation.many import Checking, reporting
from provenance.validation.report import Tally

COUNT = 2 * SHARD + 7
ALL = 10**9
"""More bytes than any file here has."""

RECORDS = Path(__file__).parents[2] / "records"
REPORTS = [("text", "a.txt"), ("text", "a.txt.zst"), ("json", "a.json"), ("json", "a.json.gz")]


@pytest.fixture(scope="module", name="lines")
def _lines() -> list[bytes]:
    """The real records, again and again under new ids; some have problems, some have none."""
    real = [json.loads(to_json(one)) for one in load_all(RECORDS / "cwihp")]
    return [
        f"{json.dumps(real[number % len(real)] | {'id': f'r{number:05}'})}\n".encode()
        for number in range(COUNT)
    ]


@pytest.fixture(name="sound")
def _sound(lines: list[bytes], tmp_path: Path) -> Path:
    """A file of records that can all be read."""
    return _written(lines, tmp_path)


@pytest.fixture(name="broken")
def _broken(lines: list[bytes], tmp_path: Path) -> Path:
    """A file with a line in each shard that is no record, and ids of the first shard again."""
    several = list(lines)
    several[10] = several[SHARD + 10] = several[2 * SHARD + 1] = b"{\n"
    several[20] = several[SHARD + 20] = several[2 * SHARD + 2] = lines[3]
    return _written(several, tmp_path)


def _written(lines: Sequence[bytes], folder: Path) -> Path:
    file = folder / "records.jsonl"
    file.write_bytes(b"".join(lines))
    return file


def _check(
    file: Path, into: Path, how: Checking, workers: int = 1, told: Told | None = None
) -> tuple[dict[str, object], list[str]]:
    """Return what was counted, and why records cannot be read."""
    tally, unread = Tally(), list[str]()
    making = reporting(how, tally, unread.append)
    make_shards(shards(waiting_in(file)), making, str(into), workers=workers, told=told)
    return tally.to_plain(), unread


def _records_checked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often each record is checked from here on."""
    seen = Counter[str]()

    def counted(record: Record) -> tuple[Problem, ...]:
        seen[record.id] += 1
        return check(record)

    monkeypatch.setattr(under_test, "check_in_python", counted)
    return seen


@pytest.mark.parametrize(("form", "name"), REPORTS)
@pytest.mark.parametrize("torn", [0, 1, ALL])
def test_a_check_that_was_stopped_ends_as_one_that_was_not(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, name: str, torn: int
) -> None:
    into, whole, how = tmp_path / name, tmp_path / f"whole-{name}", Checking(form)
    undisturbed = _check(broken, whole, how)
    assert len(undisturbed[1]) == 6
    into.write_bytes(b"what stood there")
    with pytest.raises(Stopped):
        _check(broken, into, how, told=stopping(2))
    assert into.read_bytes() == b"what stood there"
    (made,) = unfinished(into).glob("made*")
    made.write_bytes(
        made.read_bytes()[: max(made.stat().st_size - torn, 0)]
    )  # as a power cut leaves it
    seen = _records_checked(monkeypatch)
    assert _check(broken, into, how) == undisturbed
    assert into.read_bytes() == whole.read_bytes()
    assert ("r00000" in seen) is (torn == ALL)
    assert f"r{2 * SHARD:05}" in seen
    assert not unfinished(into).exists()


def test_two_processes_go_on_where_one_was_stopped(broken: Path, tmp_path: Path) -> None:
    into, whole, how = tmp_path / "a.json", tmp_path / "whole.json", Checking("json")
    undisturbed = _check(broken, whole, how)
    with pytest.raises(Stopped):
        _check(broken, into, how, told=stopping(1))
    assert _check(broken, into, how, workers=2) == undisturbed
    assert into.read_bytes() == whole.read_bytes()


def test_a_shacl_report_is_gone_on_with_when_what_could_not_be_read_is_mended(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into, whole, how = tmp_path / "a.ttl", tmp_path / "whole.ttl", Checking("shacl")
    undisturbed = _check(sound, whole, how)
    lines = sound.read_bytes().splitlines(keepends=True)
    good, lines[2 * SHARD + 1] = lines[2 * SHARD + 1], b'{"id": "r00101", "colour": "red"}\n'
    _written(lines, tmp_path)
    with pytest.raises(RecordInvalid, match=rf"records\.jsonl:{2 * SHARD + 2}"):
        _check(sound, into, how)
    assert not into.exists()
    lines[2 * SHARD + 1] = good
    _written(lines, tmp_path)
    seen = _records_checked(monkeypatch)
    assert _check(sound, into, how) == undisturbed
    assert into.read_bytes() == whole.read_bytes()
    assert sum(seen.values()) == COUNT - 2 * SHARD


def test_a_record_that_changed_is_checked_anew_and_all_after_it(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into, whole, how = tmp_path / "a.txt", tmp_path / "whole.txt", Checking()
    with pytest.raises(Stopped):
        _check(broken, into, how, told=stopping(3))
    lines = broken.read_bytes().splitlines(keepends=True)
    lines[SHARD] = lines[SHARD].replace(b'"r00050"', b'"other"', 1)
    lines[SHARD + 10] = lines[SHARD].replace(b'"other"', b'"mended"', 1)
    _written(lines, tmp_path)
    seen = _records_checked(monkeypatch)
    found = _check(broken, into, how)
    assert "r00049" not in seen and seen["other"] == seen["mended"] == 1
    assert _check(broken, whole, how) == found
    assert into.read_bytes() == whole.read_bytes()
    assert len(found[1]) == 5


def test_what_was_begun_in_another_form_is_not_gone_on_with(broken: Path, tmp_path: Path) -> None:
    into, whole = tmp_path / "a", tmp_path / "whole"
    with pytest.raises(Stopped):
        _check(broken, into, Checking("text"), told=stopping(2))
    assert _check(broken, into, Checking("json")) == _check(broken, whole, Checking("json"))
    assert into.read_bytes() == whole.read_bytes()


def test_the_command_goes_on_with_its_exit_status_and_what_it_tells(
    broken: Path, tmp_path: Path
) -> None:
    into = tmp_path / "a.txt"
    line = ["check", str(broken), "--workers", "1", "--into"]
    undisturbed = CliRunner().invoke(cli, [*line, str(tmp_path / "whole.txt")])
    with pytest.raises(Stopped):
        _check(broken, into, Checking(), told=stopping(2))
    done = CliRunner().invoke(cli, [*line, str(into)])
    assert (done.exit_code, done.stderr) == (2, undisturbed.stderr)
    assert done.stderr.count("\n") == 6
    assert into.read_bytes() == (tmp_path / "whole.txt").read_bytes()
