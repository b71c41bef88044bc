"""Standard output, named where it takes no more: the disk behind it may be full."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EPIPE
from typing import Final

from provenance.errors import PublishError

NAME: Final = "standard output"


@contextmanager
def named() -> Iterator[None]:
    """Name standard output where it cannot be written within the block.

    Raises:
        PublishError: It cannot be written.
        BrokenPipeError: Who read it went away, which is no fault.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, PublishError) or error.errno == EPIPE:
            raise
        raise PublishError(NAME, error.strerror or str(error)) from error


def write(data: bytes) -> None:
    """Write bytes; see `named` for the errors."""
    with named():
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Give on what was written; see `named` for the errors."""
    with named():
        sys.stdout.flush()


def all_is_shown() -> bool:
    """Give on what was written before a process ends; tell whether somebody still reads it.

    What cannot be written is not tried again: the interpreter would, at its end, and tell of it in
    words of its own.

    Raises:
        PublishError: It cannot be written.
    """
    try:
        flush()
    except BrokenPipeError:
        _to_nowhere()
        return False
    except PublishError:
        _to_nowhere()
        raise
    return True


def _to_nowhere() -> None:
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
