"""Files that are written packed, one stream each: who reads one needs to know of no frames."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final, Protocol, cast

import zstandard

from provenance.resources import standard_output
from provenance.resources.terminal import inert, is_terminal
from provenance.resources.whole import whole_output

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


@contextmanager
def output(into: str | None) -> Iterator[Sink]:
    """Open what a command writes to: a file appears whole or not at all, packed as its suffix says.

    Args:
        into: A path, an address, or standard output where ``-`` or None.

    Raises:
        PublishError: It could not be written; what stood there before stands there still.
        MissingExtra: It is an address and fsspec is not installed.
    """
    if into is None or into == "-":
        yield _Shown() if is_terminal() else _Plain()
        return
    with whole_output(into) as raw, packed(raw, into) as sink:
        yield sink


class _Plain:
    """Standard output, to which bytes are written as they are."""

    def write(self, data: bytes, /) -> None:
        """Write bytes."""
        standard_output.write(data)

    def flush(self) -> None:
        """Give on what was written so far."""
        standard_output.flush()


class _Shown(_Plain):
    """A terminal, to which texts of UTF-8 are written, each whole."""

    def write(self, data: bytes, /) -> None:
        """Show a text."""
        super().write(inert(data.decode("utf-8", "replace")).encode())
