"""Folders written whole or not at all: a sibling folder is filled, then takes the name."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from provenance.errors import PublishError

MARKER: Final = ".custody-chain-site"
"""The file that says that a folder is a site of ours, and may be replaced."""


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Open a folder for filling that takes its name only when the block ends well.

    Args:
        target: The folder; a site of ours that stands there is replaced whole.

    Raises:
        PublishError: It could not be written, or something else stands there; what stood there
            before stands there still.
    """
    place = target.resolve()
    _require_ours(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.new-"))
    except OSError as error:
        raise PublishError(str(target), str(error)) from error
    try:
        yield fresh
        (fresh / MARKER).write_text(
            "Written by custody-chain; replaced whole when written again.\n"
        )
        _settle(fresh)
        _swap(fresh, place)
    except OSError as error:
        raise PublishError(str(target), str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _require_ours(place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise PublishError(str(place), "is a file, not a folder; name another place")
    if any(place.iterdir()) and not (place / MARKER).is_file():
        problem = (
            "holds files that are not a site of custody-chain; name another or an empty folder"
        )
        raise PublishError(str(place), problem)


def _settle(folder: Path) -> None:
    """Make everything readable to a server, and see it onto the disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            file = Path(parent, name)
            file.chmod(0o644)
            _fsync(file)
        Path(parent).chmod(0o755)
        _fsync(Path(parent))


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(fresh: Path, place: Path) -> None:
    """Put the fresh folder in the place of the old one; if that fails, put the old one back."""
    if not place.exists():
        fresh.rename(place)
        return
    aside = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.old-"))
    place.rename(aside / place.name)
    try:
        fresh.rename(place)
    except OSError:
        (aside / place.name).rename(place)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _fsync(place.parent)
