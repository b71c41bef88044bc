"""``provenance parse`` over many notes: the bytes of one process, whole, or gone on with."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import fsspec
import pytest
import zstandard
from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.notes import lines as note_lines
from provenance.notes.lines import stretches
from provenance.notes.resolving import resolve
from provenance.resources.opening import opened
from provenance.shards.output import unfinished

NOTES = (
    "RGANI, f. 5, op. 30, d. 12. Translated by Gary Goldberg.",
    "Ibid., d. 134.",
    "AVP RF, f. 07, op. 3, p. 1. Copy obtained by NHK.",
    "Ibid.",
    "See note 1.",
    "Mumble mumble.",
    "National Archives, RG 59, Box 12.",
)
COUNT = 400
LONG = 40


_WRONG = (b'{"id": 1}\n', b"{\n", b'{"text": "\xff"}\n', b"[" * 100_000 + b"\n")


def _notes(count: int = COUNT) -> bytes:
    """Lines of JSON; the sequences have 1, 2, 3 … notes, and one comes again later."""
    lines, sequence, left = list[str](), 0, 1
    for number in range(count):
        note = {"id": number, "text": f"{NOTES[number % 7]} {number}", "sequence": sequence % 9}
        lines.append(json.dumps(note, ensure_ascii=False))
        left -= 1
        if not left:
            sequence += 1
            left = sequence + 1
    lines[COUNT // 2] += "\n"  # a blank line
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.fixture(name="notes")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(note_lines, "STRETCH", LONG)
    file = tmp_path / "notes.jsonl"
    file.write_bytes(_notes())
    return file


def _parse(*arguments: str | Path, text: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["parse", *map(str, arguments)], input=text)


def _parsed(*arguments: str | Path) -> bytes:
    done = _parse(*arguments)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.parametrize("flags", [["--facts"], ["--json", "--resolve"], ["--explain"]])
def test_two_processes_answer_what_one_does(
    notes: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str]
) -> None:
    two = _parsed(notes, *flags, "--workers", "2")
    monkeypatch.setattr(note_lines, "STRETCH", 10 * COUNT)
    assert two == _parsed(notes, *flags, "--workers", "1")
    assert [json.loads(line)["id"] for line in two.splitlines()] == list(range(COUNT))


def test_references_back_are_those_of_each_sequence_read_in_one_go(notes: Path) -> None:
    given = [json.loads(line) for line in notes.read_bytes().splitlines() if line.strip()]
    expected, start = list[list[dict[str, object]]](), 0
    for end in range(1, COUNT + 1):
        if end == COUNT or given[end]["sequence"] != given[start]["sequence"]:
            resolved = resolve(one["text"] for one in given[start:end])
            expected += [[one.as_row() for one in note.references] for note in resolved]
            start = end
    answers = _parsed(notes, "--resolve", "--workers", "2").splitlines()
    assert [json.loads(line)["references"] for line in answers] == expected
    assert sum(map(len, expected)) > COUNT // 3


def test_a_stretch_ends_within_no_sequence_and_no_line_is_lost(notes: Path) -> None:
    lines = notes.read_bytes().splitlines(keepends=True)
    found = list(stretches(lines, "notes.jsonl", resolving=True))
    assert [line for one in found for line in one.lines] == lines
    assert [one.number for one in found[:2]] == [1, len(found[0].lines) + 1]
    for one, after in pairwise(found):
        assert len(one.lines) >= LONG
        assert one.read().lines[-1].sequence != after.read().lines[0].sequence


def test_a_broken_line_far_down_is_told_with_its_number(notes: Path, tmp_path: Path) -> None:
    lines = notes.read_bytes().splitlines(keepends=True)
    into = tmp_path / "facts.jsonl"
    for number, wrong in enumerate(_WRONG):
        notes.write_bytes(b"".join((*lines[:300], wrong, *lines[301:])))
        flags = ("--workers=2", "--resolve") if number % 2 else ("--workers=1",)
        done = _parse(notes, "--facts", *flags, "--into", into)
        assert f"{notes}:301: " in str(done.exception)
        assert not into.exists()


def test_what_a_broken_line_stopped_is_gone_on_with_when_it_is_mended(
    notes: Path, tmp_path: Path
) -> None:
    good, into = notes.read_bytes(), tmp_path / "facts.jsonl.zst"
    lines = good.splitlines(keepends=True)
    notes.write_bytes(b"".join((*lines[:300], b"{\n", *lines[301:])))
    assert _parse(notes, "--facts", "--into", into).exit_code
    notes.write_bytes(good)
    kept = [path.name for path in unfinished(into).iterdir()]
    assert "made.zst" in kept
    _parsed(notes, "--facts", "--into", into)
    with opened(str(into)) as file:
        assert file.read() == _parsed(notes, "--facts")
    assert not unfinished(into).exists()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_notes_are_read_and_packed_answers_written(
    notes: Path, tmp_path: Path, suffix: str
) -> None:
    pack = gzip.compress if suffix == ".gz" else zstandard.ZstdCompressor().compress
    file, into = tmp_path / f"packed.jsonl{suffix}", tmp_path / f"facts.jsonl{suffix}"
    file.write_bytes(pack(notes.read_bytes()))
    _parsed(file, "--facts", "--into", into, "--workers", "2")
    with opened(str(into)) as answers:
        assert answers.read() == _parsed(notes, "--facts")


def test_notes_of_an_object_store_are_read_and_answers_written_there(notes: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/notes/some.jsonl", notes.read_bytes())
    address = "memory://notes/facts.jsonl.zst"
    _parsed("memory://notes/some.jsonl", "--facts", "--into", address, "--workers", "2")
    with opened(address) as file:
        assert file.read() == _parsed(notes, "--facts")
    assert _parse("memory://notes/none.jsonl").exit_code


def test_lines_of_standard_input_are_read_as_they_come(notes: Path) -> None:
    text = b"\n \n" + notes.read_bytes()
    done = _parse("-", "--facts", "--workers", "2", text=text)
    assert done.stdout_bytes == _parsed(notes, "--facts")


def test_no_character_of_a_note_breaks_a_line_or_the_run(tmp_path: Path) -> None:
    """A line separator of Unicode ends no line, and half a pair is written as JSON has it."""
    file = tmp_path / "notes.jsonl"
    text = "RGANI, f. 5\u2028op. 30"
    lines = json.dumps({"id": "a", "text": text}, ensure_ascii=False), r'{"id":"\ud800","text":"x"}'
    file.write_text("\n".join(lines), encoding="utf-8")
    for arguments in ([file], ["-"]):
        done = _parse(*arguments, "--facts", text=file.read_bytes())
        assert [json.loads(line)["id"] for line in done.stdout.split("\n")[:2]] == ["a", "\ud800"]


def _begun(notes: Path, into: Path, count: int) -> subprocess.Popen[str]:
    """Begin a long run, and wait until some of it is written."""
    notes.write_bytes(_notes(count))
    imports = "from provenance.cli import main; from provenance.notes import lines"
    code = f"{imports}; lines.STRETCH = {LONG}; main()"
    command = [sys.executable, "-c", code, "parse", str(notes), "--facts", "--into", str(into)]
    run = subprocess.Popen(
        [*command, "--workers", "2"], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    made = unfinished(into) / "made.jsonl"
    until = time.monotonic() + 60
    while not (made.exists() and made.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    assert made.stat().st_size
    return run


def _interrupt(run: subprocess.Popen[str]) -> None:
    """Press Ctrl-C: the terminal tells it to every process."""
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)  # the pipe ends when no worker is left to hold it
    assert run.returncode == 1
    assert said.strip() == "Aborted!"


def _kill(run: subprocess.Popen[str]) -> None:
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate(timeout=60)


@pytest.mark.parametrize("stop", [_interrupt, _kill])
def test_a_run_that_was_stopped_is_gone_on_with_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: Callable[[subprocess.Popen[str]], None]
) -> None:
    monkeypatch.setattr(note_lines, "STRETCH", LONG)
    notes, into = tmp_path / "notes.jsonl", tmp_path / "all.jsonl"
    stop(_begun(notes, into, 1500))
    assert not into.exists()
    before = (unfinished(into) / "made.jsonl").read_bytes()
    _parsed(notes, "--facts", "--into", into, "--workers", "2")
    whole = _parsed(notes, "--facts")
    assert into.read_bytes() == whole
    assert before and whole.startswith(before[: before.rindex(b"\n") + 1])
