"""Disks that are full or read-only: by the kernel itself, also for root."""

import ctypes
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import Final
from unittest.mock import patch

if sys.platform != "win32":
    import resource

_CAPABILITIES: Final = 0x20080522  # version 3 (Linux 2.6.26), two words of 32 bits for each set
_PAST_PERMISSIONS: Final = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def full_after(length: int) -> Iterator[None]:
    """Have the kernel take no byte of a file after so many: write(2) is cut short, then fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full_at_the_end() -> Iterator[None]:
    """Have the disk say only when it is to keep a file that it has no room, as over a network."""
    sync = os.fsync

    def synced(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        sync(handle)

    with patch.object(os, "fsync", synced), patch.object(os, "sync", lambda: None):
        yield


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder and all in it from this thread, be it of root."""
    places = [folder, *(one for one in folder.rglob("*") if one.is_dir())]
    modes = [place.stat().st_mode for place in places]
    for place in places:
        place.chmod(0o555)
    try:
        with _held_to_permissions():
            yield
    finally:
        for place, mode in zip(places, modes, strict=True):
            place.chmod(mode)


@contextmanager
def unreadable(file: Path) -> Iterator[None]:
    """Take the right to read a file from this thread, be it of root."""
    mode = file.stat().st_mode
    file.chmod(0)
    try:
        with _held_to_permissions():
            yield
    finally:
        file.chmod(mode)


@contextmanager
def _held_to_permissions() -> Iterator[None]:
    """Have the kernel hold root to permissions as it does others (capabilities(7))."""
    if os.geteuid():
        yield
        return
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    before = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and again
    _call("capget", head, before)
    held = (ctypes.c_uint32 * 6)(*before)
    held[0] &= ~_PAST_PERMISSIONS
    _call("capset", head, held)
    try:
        yield
    finally:
        _call("capset", head, before)


def _call(name: str, *given: object) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*given):
        raise OSError(ctypes.get_errno(), name)
