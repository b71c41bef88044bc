"""Dumps: what they hold, that their bytes are fixed, that they are whole or absent."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from founding_sketch import rec as founding

from provenance.errors import PublishError, UnknownFormat
from provenance.model.record import Record
from provenance.publish.machine.dump import dump
from provenance.rdf.serialization import serialize


def test_every_suffix_holds_the_same_quads(tmp_path: Path) -> None:
    for suffix in (".nq", ".nq.gz", ".nq.zst"):
        dump([founding], tmp_path / f"all{suffix}")
    plain = (tmp_path / "all.nq").read_bytes()
    assert plain == serialize(founding, "nquads").encode()
    assert gzip.decompress((tmp_path / "all.nq.gz").read_bytes()) == plain
    with (tmp_path / "all.nq.zst").open("rb") as file:
        assert zstandard.ZstdDecompressor().stream_reader(file).read() == plain


@pytest.mark.parametrize("suffix", [".nq", ".nq.gz", ".nq.zst"])
def test_the_same_records_give_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    dump([founding], one)
    dump(iter([founding]), str(other))
    assert one.read_bytes() == other.read_bytes()


def test_records_are_taken_one_at_a_time(tmp_path: Path) -> None:
    taken: list[int] = []

    def stream() -> Iterator[Record]:
        for number in range(3):
            taken.append(number)
            yield founding.model_copy(update={"id": f"r{number}"})

    dump(stream(), tmp_path / "all.nq", base="https://example.org/id/")
    assert taken == [0, 1, 2]
    assert "<https://example.org/id/record/r2>" in (tmp_path / "all.nq").read_text()


def test_a_dump_that_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    def failing() -> Iterator[Record]:
        yield founding
        raise OSError("the disk is full")

    file = tmp_path / "all.nq.zst"
    file.write_bytes(b"before")
    with pytest.raises(PublishError, match="disk is full"):
        dump(failing(), file)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"\.nq\.zst"):
        dump([founding], tmp_path / "all.rdf")
