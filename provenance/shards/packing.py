"""Files that are written packed, one stream each: who reads one needs to know of no frames."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final, Protocol, cast

import zstandard

LEVEL: Final = 3


class Sink(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> object:
        """Write bytes."""

    def flush(self) -> object:
        """Give on what was written so far."""


@contextmanager
def packed(raw: IO[bytes], name: str) -> Iterator[Sink]:
    """Pack what is written as the suffix of a name says; no name and no time goes into the file.

    Args:
        raw: Where the bytes go.
        name: The name of the file; ``.gz`` and ``.zst`` are packed.
    """
    if name.endswith(".gz"):
        with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:
            yield cast("Sink", stream)
    elif name.endswith(".zst"):
        writer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        with writer.stream_writer(raw, closefd=False) as packing:
            yield cast("Sink", packing)
    else:
        yield raw
