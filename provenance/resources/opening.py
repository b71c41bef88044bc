"""Files by their names, packed or not: of this machine, or of an object store through fsspec."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any, Final, cast

import zstandard

from provenance.errors import DataSyntaxError
from provenance.resources.addresses import file_system, is_remote

LONGEST_LINE: Final = 1 << 21
"""How many bytes a line may have: a packed file of a few kilobytes can hold one of gigabytes."""

LARGEST: Final = 1 << 22
"""How many bytes a file of one record may have, unpacked."""

LARGEST_OF_MANY: Final = 1 << 28
"""How many bytes a file of many records may have, unpacked, that is read whole.

Read whole it takes up to twenty times as much memory: some 5 GB. A user may allow more.
"""

BADLY_PACKED: Final = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError)
"""What reading raises where a file is cut short, or is not packed as its name says."""

SPLIT: Final = "split it; or allow more (--largest, in MiB) if you trust it and have the memory"
"""What to do with a file that is too large to be read whole."""

_PIECE: Final = 1 << 17
_PACKED_PIECE: Final = 1 << 11
"""So many bytes are unpacked at once; they become 64 MiB at most (RFC 8878, 3.1.1.2.4)."""

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
        DataSyntaxError: While it is read: it is not packed as its name says, or is cut short.
    """
    with ExitStack() as kept:
        raw = kept.enter_context(_raw(path))
        stream = kept.enter_context(unpacked(raw, path))
        try:
            yield stream
        except BADLY_PACKED as error:
            problem = f"it is cut short, or not packed as its name says ({error})"
            raise DataSyntaxError(path, 1, problem) from error


def unpacked(raw: IO[bytes], path: str) -> IO[bytes]:
    """Return a stream of what is in a file, unpacked where its name ends in one of `PACKED`.

    Reading it raises `BADLY_PACKED` where it is not packed so.
    """
    if path.endswith(".gz"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if path.endswith(".zst"):
        return cast("IO[bytes]", io.BufferedReader(_Unpacking(raw), _PIECE))
    return raw


def within(stream: IO[bytes], path: str, most: int = LARGEST_OF_MANY) -> IO[bytes]:
    """Return a stream that gives so many bytes of another, and raises where there are more.

    Reading on raises `DataSyntaxError`; the rest is not read.
    """
    return cast("IO[bytes]", io.BufferedReader(_Within(stream, path, most), _PIECE))


def lines_of(stream: IO[bytes], path: str) -> Iterator[bytes]:
    """Yield the lines of a stream, each with its end, one in memory at a time.

    Raises:
        DataSyntaxError: A line has more than `LONGEST_LINE` bytes; it is not read to its end.
    """
    for number in count(1):
        line = next_line(stream, path, number)
        if not line:
            return
        yield line


def next_line(stream: IO[bytes], path: str, number: int) -> bytes:
    """Return the next line of a stream, with its end; nothing where there is none.

    Raises:
        DataSyntaxError: It has more than `LONGEST_LINE` bytes; it is not read to its end.
    """
    line = stream.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        problem = f"the line has more than {LONGEST_LINE:,} bytes; expected one record a line"
        raise DataSyntaxError(path, number, problem)
    return line


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
    # a reader of its own: those of fsspec read no line up to a length, some no more than a piece
    return cast("IO[bytes]", io.BufferedReader(cast("Any", system.open(name, "rb")), _PIECE))


class _Unpacking(io.RawIOBase):
    """The bytes of a file of Zstandard, frame after frame; a frame that is cut short is told.

    The reader of zstandard 0.25 takes a file that ends within a frame for whole.
    """

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._is_begun = False
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, into: Any, /) -> int:  # noqa: ANN401 - a buffer
        """Put some bytes into a buffer, and return how many; none at the end.

        Raises:
            EOFError: The file ends within a frame.
            ZstdError: It is no file of Zstandard.
        """
        while not self._ready:
            if self._frame.eof:
                piece = self._frame.unused_data
                self._frame = zstandard.ZstdDecompressor().decompressobj()
                self._is_begun = False
            else:
                piece = b""
            piece = piece or self._raw.read(_PACKED_PIECE)
            if not piece:
                if self._is_begun:
                    raise EOFError("a frame has no end")
                return 0
            self._is_begun = True
            self._ready = memoryview(self._frame.decompress(piece))
        taken = self._ready[: len(into)]
        into[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)


class _Within(io.RawIOBase):
    """So many bytes of a stream, and no more."""

    def __init__(self, stream: IO[bytes], path: str, most: int) -> None:
        self._stream, self._path, self._most = stream, path, most
        self._left = most

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, into: Any, /) -> int:  # noqa: ANN401 - a buffer
        """Put some bytes into a buffer, and return how many; none at the end.

        Raises:
            DataSyntaxError: There are more than there may be.
        """
        found = self._stream.read(min(len(into), self._left + 1))
        self._left -= len(found)
        if self._left < 0:
            problem = f"the file has more than {self._most:,} bytes, unpacked, and is read whole"
            raise DataSyntaxError(self._path, 1, problem, SPLIT)
        into[: len(found)] = found
        return len(found)
