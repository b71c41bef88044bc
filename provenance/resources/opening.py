"""Files by their names, packed or not: of this machine, or of an object store through fsspec."""

import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any, Final, cast

import zstandard

from provenance.errors import DataSyntaxError
from provenance.resources.addresses import file_system, is_remote

LONGEST_LINE: Final = 1 << 25
"""How many bytes a line may have: a packed file of a few kilobytes can hold one of gigabytes."""

LARGEST: Final = 1 << 26
"""How many bytes a file may have that is read whole, unpacked."""

PACKED: Final = (".gz", ".zst")
"""The suffixes of files that are read and written compressed: gzip, Zstandard."""


def bare(path: str) -> str:
    """Return a path without the suffix of its compression.

    Examples:
        >>> bare("records.jsonl.zst")
        'records.jsonl'
    """
    return next((path.removesuffix(one) for one in PACKED if path.endswith(one)), path)


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """Open a file for reading its bytes, unpacked; frames and members of a packed one are joined.

    Raises:
        FileNotFoundError: There is no such file.
        MissingExtra: The path is an address and fsspec is not installed.
    """
    with ExitStack() as kept:
        raw = kept.enter_context(_raw(path))
        yield kept.enter_context(_unpacked(raw, path))


def lines_of(stream: IO[bytes], path: str) -> Iterator[bytes]:
    """Yield the lines of a stream, each with its end, one in memory at a time.

    Raises:
        DataSyntaxError: A line has more than `LONGEST_LINE` bytes; it is not read to its end.
    """
    for number in count(1):
        line = stream.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            problem = f"the line has more than {LONGEST_LINE:,} bytes; expected one record a line"
            raise DataSyntaxError(path, number, problem)
        if not line:
            return
        yield line


def whole(stream: IO[bytes], path: str) -> bytes:
    """Return all bytes of a stream.

    Raises:
        DataSyntaxError: They are more than `LARGEST`; the rest is not read.
    """
    found = stream.read(LARGEST + 1)
    if len(found) > LARGEST:
        problem = f"the file has more than {LARGEST:,} bytes; expected one record"
        raise DataSyntaxError(path, 1, problem)
    return found


def length(path: str) -> int:
    """Return how many bytes a file has, as it stands there.

    Raises:
        FileNotFoundError: There is no such file.
        MissingExtra: The path is an address and fsspec is not installed.
    """
    if not is_remote(path):
        return Path(path).stat().st_size
    system, name = file_system(path)
    return int(system.size(name))


def _raw(path: str) -> IO[bytes]:
    if not is_remote(path):
        return Path(path).open("rb")
    system, name = file_system(path)
    return cast("IO[bytes]", system.open(name, "rb"))


def _unpacked(raw: IO[bytes], path: str) -> IO[bytes]:
    if path.endswith(".gz"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if path.endswith(".zst"):
        stream = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return cast("IO[bytes]", io.BufferedReader(cast("Any", stream), 1 << 17))
    return raw
