"""Files written whole or not at all: temporary file, fsync, rename."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from provenance.errors import PublishError
from provenance.resources.addresses import file_system, is_remote


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that appears under its name only when the block ends well.

    Args:
        path: The file; its folder must exist.

    Raises:
        PublishError: It could not be written; what stood there before stands there still.
    """
    if not path.parent.is_dir():
        raise PublishError(str(path), f"there is no folder {str(path.parent)!r}")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise PublishError(str(path), str(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
        outlive_a_power_cut(path.parent)
    except OSError as error:
        raise PublishError(str(path), str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def outlive_a_power_cut(folder: Path) -> None:
    """Have the disk know by now which names a folder has, where the system and the folder can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some file systems sync no folder; the file is in its place
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def whole_output(path: str) -> Iterator[IO[bytes]]:
    """Open a file as `whole_file` does; of an object store, in a transaction.

    Raises:
        PublishError: It could not be written.
        MissingExtra: The path is an address and fsspec is not installed.
    """
    if not is_remote(path):
        with whole_file(Path(path)) as file:
            yield file
        return
    system, name = file_system(path)
    try:
        with system.transaction, system.open(name, "wb") as file:
            yield file
    except OSError as error:
        raise PublishError(path, str(error)) from error


def write_whole(path: Path, text: str) -> None:
    """Write a text file as UTF-8, whole or not at all; see `whole_file`."""
    with whole_file(path) as file:
        file.write(text.encode("utf-8"))
