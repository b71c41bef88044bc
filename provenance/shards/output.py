"""Outputs in the making: one that is gone on with after a stop, and others, whole or not at all.

An unfinished output stands in a hidden folder beside its place: what was written, and its journal.
The next run reads back what the journal knows and that is as it was, packs it again, and goes on:
the file has the same bytes as if nothing had happened.
"""

import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from filelock import FileLock, Timeout
from zstandard import ZstdError

from provenance.errors import PublishError
from provenance.resources.kept import is_own
from provenance.resources.opening import opened
from provenance.resources.whole import outlive_a_power_cut
from provenance.shards.journal import Journal, Shard
from provenance.shards.packing import Sink, output, packed

_PIECE: Final = 1 << 20
_JOURNAL: Final = "the list of what is written"

AsBefore = Callable[[Iterable[Shard]], int]
"""Says how many of the shards that are written are still to be written so."""


class Output:
    """What is written to, shard by shard, with its journal.

    Args:
        sink: Where the bytes go.
        journal: What is known of them.
    """

    def __init__(self, sink: Sink, journal: Journal) -> None:
        self._sink = sink
        self.journal = journal

    def write(self, text: bytes) -> None:
        """Write bytes, and give them on: what is packed can be read up to here."""
        self._sink.write(text)
        self._sink.flush()

    def write_shard(self, number: int, mark: bytes, records: int, text: bytes) -> Shard:
        """Write the text of a shard, and return what its journal is to know of it."""
        self.write(text)
        return Shard(number, mark, records, len(text), zlib.crc32(text))


@contextmanager
def fresh_output(into: str | None) -> Iterator[Output]:
    """Open an output that is made in one go; a file appears whole or not at all.

    Args:
        into: A path, an address, or standard output where ``-`` or None.

    Raises:
        PublishError: It cannot be written, or the temporary database beside it cannot.
    """
    journal = Journal()
    try:
        with output(into) as sink:
            yield Output(sink, journal)
    except sqlite3.Error as error:
        raise PublishError(into or "-", f"{_JOURNAL}: {error}") from error
    finally:
        journal.close()


@contextmanager
def kept_output(into: str, what: str, as_before: AsBefore) -> Iterator[Output]:
    """Open an output that is gone on with where a run before was stopped.

    Where the block ends well the file stands in its place. Else what was written is kept beside it,
    unless that is nothing.

    Args:
        into: The path of the file.
        what: What makes it from its records: of something else nothing is gone on with.
        as_before: Is given the shards that are written, and says how many of them are still to be
            written so: from the first whose records are others, all are made again.

    Raises:
        PublishError: It cannot be written, or somebody else writes it now.
    """
    file = Path(into)
    folder = unfinished(file)
    if not file.parent.is_dir():
        raise PublishError(into, f"there is no folder {str(file.parent)!r}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or not is_own(folder.lstat()):
            raise PublishError(into, f"{folder} is a link, or others may write to it; remove it")
        with _alone(folder, into), _journal(folder, what) as journal:
            old = folder / f"made{file.suffix}"
            journal.forget_from(sum(1 for _ in _texts(journal, old)))
            journal.forget_from(as_before(journal.shards()))
            yield from _made(file, folder, journal)
    except sqlite3.Error as error:
        raise PublishError(into, f"{_JOURNAL}: {error}") from error
    except OSError as error:
        if isinstance(error, PublishError):
            raise
        raise PublishError(into, str(error)) from error
    finally:
        with suppress(OSError):  # where the lock had to be closed before it could go
            folder.rmdir()


def unfinished(file: Path) -> Path:
    """Return the folder in which an output stands until it is whole."""
    return file.with_name(f".{file.name}.unfinished")


def _made(file: Path, folder: Path, journal: Journal) -> Iterator[Output]:
    made, old = folder / f"making{file.suffix}", folder / f"made{file.suffix}"
    made.unlink(missing_ok=True)
    with made.open("xb") as raw:  # not through a link that stands there
        with packed(raw, made.name) as sink:
            going_on = Output(sink, journal)
            for text in _texts(journal, old):
                going_on.write(text)
            made.replace(old)
            yield going_on
        raw.flush()
        os.fsync(raw.fileno())
    old.chmod(0o644)
    old.replace(file)
    outlive_a_power_cut(file.parent)


def _texts(journal: Journal, file: Path) -> Iterator[bytes]:
    """Yield the texts of the shards as long as a file holds them as the journal knows them."""
    if not file.exists():
        return
    with opened(str(file)) as stream:
        for shard in journal.shards():
            text = _read(stream, shard.length)
            if text is None or zlib.crc32(text) != shard.sum:
                return
            yield text


def _read(stream: IO[bytes], length: int) -> bytes | None:
    """Read a length of bytes from a file whose end may be torn off; None where it is."""
    parts, left = list[bytes](), length
    try:
        while left and (part := stream.read(min(left, _PIECE))):
            parts.append(part)
            left -= len(part)
    except (OSError, EOFError, zlib.error, ZstdError):
        return None
    return None if left else b"".join(parts)


@contextmanager
def _alone(folder: Path, into: str) -> Iterator[None]:
    lock = FileLock(folder / "lock")
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise PublishError(into, "another run is writing it; wait for that") from error


@contextmanager
def _journal(folder: Path, what: str) -> Iterator[Journal]:
    """Open the journal of an output; what stands beside it goes unless a later run can use it."""
    is_of_use = (folder / "journal").exists()
    try:
        journal = Journal(folder / "journal", what)
        try:
            yield journal
            is_of_use = False
        except BaseException:
            is_of_use = _has_shards(journal)
            raise
        finally:
            journal.close()
    finally:
        if not is_of_use:  # now, while nobody else can begin there
            shutil.rmtree(folder, ignore_errors=True)


def _has_shards(journal: Journal) -> bool:
    try:
        return next(journal.shards(), None) is not None
    except sqlite3.Error:
        return True
