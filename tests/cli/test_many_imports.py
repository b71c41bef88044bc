"""``provenance import`` of many entries: the same records whoever makes them, and none is kept."""

import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import fsspec
import pytest
from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.model.account import Recording
from provenance.readers.exports import bibtex_blocks
from provenance.readers.identifiers import Names
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Refusal, Taken, read_inputs
from provenance.records.load import load_all
from provenance.resources.opening import opened
from provenance.shards.output import unfinished

COUNT = 105
CASES = Path(__file__).parents[1] / "cases" / "readers"


def _bib(number: int) -> str:
    author = ("Dobrynin, Anatoly", "Bundy, McGeorge")[number % 2]
    return (
        f"@misc{{key{number},\n  author = {{{author}}},\n  title = {{Telegram {number}}},\n"
        f"  date = {{1962-10-{10 + number % 3}}},\n"
        f"  howpublished = {{RGANI, f. 5, d. {number}}}\n}}\n\n"
    )


def _ris(number: int) -> str:
    return f"TY  - PCOMM\nAU  - Bundy, McGeorge\nTI  - Memo {number}\nPY  - 1962///\nER  - \n\n"


def _csv(number: int) -> str:
    title = f'"Telegram,\n{number}"' if number % 5 == 0 else f"Telegram {number}"
    return f'{title},30 October 1962,"RGANI, f. 5, op. 30, d. {number}."\n'


MANY: dict[str, tuple[str, Callable[[int], str], str]] = {
    "bibtex": ("", _bib, "@misc{key1, title = {Again}}\n@misc{open,\n  title = {Never closed\n"),
    "ris": ("", _ris, "words of nobody\n"),
    "csv": ("Title,Date,Source\n", _csv, 'too,few\n"never closed,\n'),
}


def _write(folder: Path, name: str, count: int = COUNT) -> Path:
    head, entry, tail = MANY[name]
    file = folder / f"many{importers()[name].suffixes[0]}"
    file.write_text(head + "".join(map(entry, range(count))) + tail, encoding="utf-8")
    return file


def _options(name: str) -> list[str]:
    columns = ("title=Title", "date=Date", "note=Source")
    return [f"--map={one}" for one in columns] if name == "csv" else []


def _import(name: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["import", name, *map(str, arguments), *_options(name)])


@pytest.mark.parametrize("name", list(MANY))
def test_two_processes_make_the_records_and_the_names_of_one(tmp_path: Path, name: str) -> None:
    file = _write(tmp_path, name)
    one, two = (_import(name, file, file, "--workers", str(count)) for count in (1, 2))
    assert two.stdout_bytes == one.stdout_bytes
    assert two.stderr == one.stderr
    assert two.exit_code == one.exit_code
    ids = [json.loads(line)["id"] for line in one.stdout.splitlines()]
    assert len(set(ids)) == len(ids) == 2 * COUNT


@pytest.mark.parametrize("name", list(MANY))
def test_what_is_at_fault_is_told_with_its_line_behind_all_that_is_taken(
    tmp_path: Path, name: str
) -> None:
    file = _write(tmp_path, name)
    lines = file.read_text(encoding="utf-8").splitlines()
    done = _import(name, file, "--workers", "2", "--into", tmp_path / "records.jsonl")
    told = done.stderr.splitlines()
    assert len(list(load_all(tmp_path / "records.jsonl"))) == COUNT
    for words in MANY[name][2].splitlines()[:1]:
        assert f"{file}:{lines.index(words) + 1}: " in told[0]
    assert done.exit_code == (0 if name == "ris" else 1)


@pytest.mark.parametrize("name", list(MANY))
def test_where_an_entry_stands_is_where_it_stands_in_the_file(tmp_path: Path, name: str) -> None:
    file = _write(tmp_path, name)
    text = file.read_text(encoding="utf-8")
    _import(name, file, "--into", tmp_path / "records.jsonl", "--workers", "1")
    for number, record in enumerate(load_all(tmp_path / "records.jsonl")):
        place = record.accounts[0].source.file
        assert place and place.start is not None
        stretch = text[place.start : place.end]
        assert stretch.strip() == MANY[name][1](number).strip()
        assert text.count("\n", 0, place.start) + 1 == place.line


@pytest.mark.parametrize("size", [1, 700])
def test_a_bibliography_in_pieces_is_read_as_one_is_that_is_read_whole(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Blocks that are never closed, macros, comments, entries in brackets, keys that come again."""
    texts = [one.read_bytes() for one in sorted(CASES.rglob("*.bib"))]
    mixed = b'@string{a = "A"}\n@misc{x, title = a\n@book(y, title = "B")\n' + b"".join(texts)
    broken = mixed + b'@comment{ {\n@string{a = "C"}\n@misc{x, title = a # "D"}\n@misc{"\n' + mixed
    texts += [mixed, broken, broken.replace(b"\n", b"\r\n"), broken.replace(b"}", b"", 40)]
    whole = [_read_bib(one) for one in texts]
    monkeypatch.setattr(bibtex_blocks, "_SIZE", size)
    assert [_read_bib(one) for one in texts] == whole
    assert sum(isinstance(one, Refusal) for found in whole for one in found) > 20


def _read_bib(content: bytes) -> list[Found]:
    one = Input.of_bytes("x.bib", content, Recording(by="a test"))
    return list(read_inputs(importers()["bibtex"], [one]))


class _Endless(BytesIO):
    """A table of some rows that comes without being held anywhere."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = self._made(rows)
        self._left = b""

    def _made(self, rows: int) -> Iterator[bytes]:
        yield b"Title,Date,Source\n"
        for number in range(rows):
            yield f"Telegram {number},1962,{'too,many' * 100}\n".encode()

    def read(self, size: int | None = -1, /) -> bytes:
        """Read about so many bytes."""
        while len(self._left) < (size or 0) and (row := next(self._rows, b"")):
            self._left += row
        found, self._left = self._left[:size], self._left[size:]
        return found

    def read1(self, size: int | None = -1, /) -> bytes:
        """Read about so many bytes."""
        return self.read(size)


def test_the_length_of_a_table_needs_no_memory() -> None:
    peaks = []
    for rows in (500, 10_000):
        table = Input("x.csv", lambda rows=rows: _Endless(rows), Recording(by="me"))  # type: ignore[misc]  # a default binds it
        tracemalloc.start()
        found = sum(isinstance(one, Refusal) for one in read_inputs(importers()["csv"], [table]))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert found == rows
    assert peaks[1] < peaks[0] + 200_000  # the table has ten million bytes


def test_an_object_store_is_read_and_written(tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/exports/a/one.bib", _bib(1).encode())
    store.pipe("/exports/a/.hidden/two.bib", _bib(2).encode())
    store.pipe("/exports/a/three.bib", _bib(3).encode())
    into = "memory://exports/records.jsonl.zst"
    assert _import("bibtex", "memory://exports/a", "--into", into).exit_code == 0
    assert [one.id for one in load_all(into)] == ["key1", "key3"]
    here = tmp_path / "records.jsonl.gz"
    assert _import("bibtex", "memory://exports/a/one.bib", "--into", here).exit_code == 0
    with opened(str(here)) as file:
        assert json.loads(file.read())["id"] == "key1"
    done = _import("bibtex", "memory://exports/none", "--into", into)
    assert isinstance(done.exception, FileNotFoundError)


def test_names_are_numbered_as_they_come() -> None:
    names = Names()
    given = [names.give(one) for one in ("a", "a-2", "a", "a", "a-2", "a-2-2", "b", "a")]
    assert given == ["a", "a-2", "a-3", "a-4", "a-2-2", "a-2-2-2", "b", "a-5"]


def test_a_record_that_got_a_number_is_the_same_otherwise() -> None:
    entry = _bib(0).replace("key0", "!")
    one, other = (
        _read_bib((before + entry).encode())[-1] for before in ("", entry.replace("!", "?"))
    )
    assert isinstance(one, Taken) and isinstance(other, Taken)
    assert other.record.id == f"{one.record.id}-2"
    assert (one.record.agents, one.record.title) == (other.record.agents, other.record.title)


def test_ctrl_c_ends_an_import_and_the_same_command_goes_on(tmp_path: Path) -> None:
    file, into = _write(tmp_path, "bibtex", 500), tmp_path / "out" / "records.jsonl"
    into.parent.mkdir()
    command = [sys.executable, "-c", "from provenance.cli import main; main()", "import", "bibtex"]
    run = subprocess.Popen(
        [*command, str(file), "--into", str(into), "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not any(one.stat().st_size for one in unfinished(into).glob("ma*")):
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)  # the pipe ends when no worker is left to hold it
    assert (run.returncode, said.strip()) == (1, "Aborted!")
    assert list(into.parent.iterdir()) == [unfinished(into)]
    assert _import("bibtex", file, "--into", into, "--workers", "1").exit_code == 1
    assert len(list(load_all(into))) == 500
    assert list(into.parent.iterdir()) == [into]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_as_often_as_a_reader_needs(tmp_path: Path) -> None:
    pipe = tmp_path / "a.bib"
    os.mkfifo(pipe)
    content = "".join(map(_bib, range(3))).encode()
    writer = Thread(target=lambda: pipe.write_bytes(content), daemon=True)
    writer.start()
    said = CliRunner().invoke(cli, ["import", "bibtex", str(pipe)])
    writer.join(10)
    assert said.stdout.count("\n") == 3, said.output


@pytest.mark.parametrize(("name", "content"), [("ris", b"\n"), ("csv", b",\n")])
def test_lines_that_make_no_entry_need_no_memory(name: str, content: bytes) -> None:
    head = b"Title,Date\n" if name == "csv" else b""
    given = Input.of_bytes("x", head + content * 200_000, Recording(by="a test"))
    tracemalloc.start()
    try:
        list(read_inputs(importers()[name], [given]))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 4_000_000
