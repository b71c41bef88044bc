"""Files are read to their ends: those of object stores, and those that are packed."""

import gzip
from pathlib import Path
from typing import Any

import fsspec
import pytest
import zstandard
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

from provenance.errors import DataSyntaxError
from provenance.resources.opening import lines_of, opened, whole

LINES = [b"a" * 100_000 + b"\n", b"b\n"] * 20
CONTENT = b"".join(LINES)


class _Object(AbstractBufferedFile):  # type: ignore[misc]  # fsspec has no types
    """An object as those of S3 and its kin are read: by ranges, with a cache."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        return CONTENT[start:end]


class _Store(AbstractFileSystem):  # type: ignore[misc]  # as above
    protocol = "toystore"

    def info(self, path: str, **_more: object) -> dict[str, Any]:
        return {"name": path, "size": len(CONTENT), "type": "file"}

    def _open(self, path: str, mode: str = "rb", **_more: object) -> _Object:
        return _Object(self, path, mode, size=len(CONTENT), block_size=4096)


def test_an_object_of_a_store_is_read_by_lines_and_whole() -> None:
    fsspec.register_implementation("toystore", _Store, clobber=True)
    with opened("toystore://x/records.jsonl") as stream:
        assert list(lines_of(stream, "x")) == LINES
    with opened("toystore://x/record.yaml") as stream:
        assert whole(stream, "x") == CONTENT


def packed(content: bytes) -> bytes:
    """Pack as our own outputs are: one frame, flushed now and then."""
    packing = zstandard.ZstdCompressor(write_checksum=True).compressobj()
    parts = []
    for start in range(0, len(content), 300_000):
        parts.append(packing.compress(content[start : start + 300_000]))
        parts.append(packing.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    return b"".join((*parts, packing.flush()))


def read(file: Path) -> bytes:
    with opened(str(file)) as stream:
        return b"".join(lines_of(stream, str(file)))


def test_frames_and_members_are_joined(tmp_path: Path) -> None:
    for name, pack in (("a.zst", packed), ("a.gz", gzip.compress)):
        file = tmp_path / name
        file.write_bytes(pack(CONTENT) + pack(b"more\n"))
        assert read(file) == CONTENT + b"more\n"
        file.write_bytes(pack(b""))
        assert read(file) == b""


@pytest.mark.parametrize("name", ["a.zst", "a.gz"])
def test_a_packed_file_that_is_cut_short_is_told(tmp_path: Path, name: str) -> None:
    content = packed(CONTENT) if name == "a.zst" else gzip.compress(CONTENT)
    for end in (len(content) - 1, len(content) // 2, len(content) // 3, 9):
        (tmp_path / name).write_bytes(content[:end])
        with pytest.raises(DataSyntaxError, match=f"{name}:1: it is cut short, or not packed"):
            read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.zst", "a.gz"])
def test_a_file_that_is_not_packed_as_its_name_says_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"RGANI, f. 5, op. 49, d. 131")
    with pytest.raises(DataSyntaxError, match=f"{name}:1: it is cut short, or not packed"):
        read(tmp_path / name)
