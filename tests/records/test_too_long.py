"""What is too long to be a record is refused before it is read to its end."""

import io
from pathlib import Path

import pytest
import zstandard
from founding_sketch import rec as founding

from provenance.errors import DataSyntaxError
from provenance.notes.lines import lines_of_file
from provenance.records.load import load, load_all
from provenance.records.save import to_json
from provenance.resources.opening import LARGEST, LONGEST_LINE, lines_of, whole


def packed(path: Path, before: bytes, size: int) -> Path:
    """Write a small file that holds a line of so many bytes."""
    with path.open("wb") as file, zstandard.ZstdCompressor().stream_writer(file) as stream:
        stream.write(before)
        for _ in range(size >> 20):
            stream.write(b"a" * (1 << 20))
    assert path.stat().st_size < 100_000
    return path


def test_a_line_that_a_small_file_unpacks_to_is_refused_by_its_number(tmp_path: Path) -> None:
    first = f"{to_json(founding)}\n".encode()
    file = packed(tmp_path / "records.jsonl.zst", first, 16 * LONGEST_LINE)
    records = load_all(file)
    assert next(records) == founding
    with pytest.raises(DataSyntaxError, match=r"jsonl\.zst:2: the line has more than 2,097,152"):
        next(records)


def test_a_note_that_a_small_file_unpacks_to_is_refused_by_its_number(tmp_path: Path) -> None:
    file = packed(tmp_path / "notes.jsonl.zst", b'{"id": "1", "text": "', 16 * LONGEST_LINE)
    with pytest.raises(DataSyntaxError, match=r"jsonl\.zst:1: the line has more than"):
        list(lines_of_file(str(file)))


def test_a_record_that_a_small_file_unpacks_to_is_refused(tmp_path: Path) -> None:
    file = packed(tmp_path / "record.yaml.zst", b"id: ", 16 * LARGEST)
    with pytest.raises(DataSyntaxError, match="the file has more than 4,194,304 bytes"):
        load(file)


class Endless(io.RawIOBase):
    """A stream without an end; it tells how much of it was read."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: "bytearray") -> int:  # type: ignore[override]  # as a buffer
        into[:] = b"a" * len(into)
        self.taken += len(into)
        assert self.taken < 2 * LARGEST  # else who reads on would fill the memory
        return len(into)


def test_no_more_is_read_than_may_stand_there() -> None:
    for read, most in (
        (lambda one: list(lines_of(one, "x")), LONGEST_LINE),
        (lambda one: whole(one, "x"), LARGEST),
    ):
        raw = Endless()
        with pytest.raises(DataSyntaxError):
            read(io.BufferedReader(raw))
        assert raw.taken < most + (1 << 20)
