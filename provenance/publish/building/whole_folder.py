"""Folders written whole or not at all: a folder beside the site is filled, then takes its name.

The folder that is being filled has one name, so that a run after a killed one finds it and goes on.
Where the system can exchange two names in one step (Linux), there is no moment without a site;
where it cannot, two renames follow one another, and the next run mends what a kill left between.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from provenance.errors import PublishError

MARKER: Final = ".custody-chain-site"
"""The file that says that a folder is a site of ours, and may be replaced."""

JOURNAL: Final = ".custody-chain-journal"
"""The file of a site that is being built in which stands how far it is."""

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
_NOT_OURS: Final = (
    "holds files that are not a site of custody-chain; name another or an empty folder"
)


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a build.

    Attributes:
        site: Where the site stands.
        fresh: The folder that is being filled.
        lock: The file that says that somebody is building here.
    """

    site: Path
    fresh: Path
    lock: Path

    @classmethod
    def of(cls, target: Path) -> "Places":
        """Return the places of a site; a link to it is followed."""
        site = target.resolve()
        beside = site.parent
        return cls(site, beside / f".{site.name}.next", beside / f".{site.name}.lock")

    @property
    def old(self) -> Path | None:
        """The site that stands there, if one does."""
        return self.site if (self.site / MARKER).is_file() else None


@contextmanager
def whole_folder(target: Path) -> Iterator[Places]:
    """Open a folder for filling that takes its name only when the block ends well.

    What an earlier run left there when it was killed is there still; what it left when it failed is
    not.

    Args:
        target: The folder; a site of ours that stands there is replaced whole.

    Raises:
        PublishError: It could not be written, something else stands there, or another run is
            writing it; what stood there before stands there still.
    """
    places = Places.of(target)
    try:
        with _locked(places):
            _mend(places)
            _require_ours(places.site)
            yield from _filled(places)
    except OSError as error:
        if isinstance(error, PublishError):
            raise
        raise PublishError(str(target), str(error)) from error


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    places.site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(places.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise PublishError(
            str(places.site), "another run is publishing here; wait for it"
        ) from error
    try:
        yield
    finally:
        places.lock.unlink(missing_ok=True)
        lock.release()


def _filled(places: Places) -> Iterator[Places]:
    places.fresh.mkdir(exist_ok=True)
    try:
        yield places
        (places.fresh / MARKER).write_text(
            "Written by custody-chain; replaced whole when written again.\n"
        )
        if hasattr(os, "sync"):
            os.sync()
        (places.fresh / JOURNAL).unlink(missing_ok=True)
        _exchange(places)
    except Exception:
        shutil.rmtree(places.fresh, ignore_errors=True)
        raise
    shutil.rmtree(places.fresh, ignore_errors=True)


def _mend(places: Places) -> None:
    """Put the old site back where a run was killed between two renames."""
    aside = _aside(places)
    if aside.exists() and not places.site.exists():
        aside.rename(places.site)
    shutil.rmtree(aside, ignore_errors=True)
    if (places.fresh / MARKER).is_file() and not (places.fresh / JOURNAL).is_file():  # an old site
        shutil.rmtree(places.fresh)


def _aside(places: Places) -> Path:
    return places.site.with_name(f".{places.site.name}.old")


def _require_ours(place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise PublishError(str(place), "is a file, not a folder; name another place")
    if any(place.iterdir()) and not (place / MARKER).is_file():
        raise PublishError(str(place), _NOT_OURS)


def settle(folder: Path, belongs: Callable[[str], bool]) -> None:
    """Make everything in a folder readable to a server, and take out what does not belong there.

    Args:
        folder: The folder.
        belongs: Whether a file, named from the folder, belongs there.
    """
    root = os.fspath(folder)
    for parent, _, names in os.walk(root, topdown=False):
        inside = Path(parent).relative_to(root).as_posix()
        before = "" if inside == "." else f"{inside}/"
        for name in names:
            if belongs(f"{before}{name}"):
                os.chmod(f"{parent}/{name}", 0o644)  # noqa: PTH101 - of a million files
            else:
                Path(parent, name).unlink()
        if parent == root or os.listdir(parent):  # noqa: PTH208 - as above
            Path(parent).chmod(0o755)
        else:
            Path(parent).rmdir()


def _exchange(places: Places) -> None:
    """Let the fresh folder and the site change names; the old site is then the fresh folder."""
    if not places.site.exists():
        places.fresh.rename(places.site)
    elif not _exchanged_in_one_step(places.fresh, places.site):
        _exchange_in_two_steps(places)


def _exchanged_in_one_step(one: Path, other: Path) -> bool:
    """Exchange two names by renameat2 (Linux 3.15 and glibc 2.28, or musl); tell whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    found = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return bool(found == 0)


def _exchange_in_two_steps(places: Places) -> None:
    aside = _aside(places)
    places.site.rename(aside)
    try:
        places.fresh.rename(places.site)
    except OSError:
        aside.rename(places.site)
        raise
    shutil.rmtree(aside, ignore_errors=True)
