"""Folders written whole or not at all: a folder beside the site is filled, then takes its name.

The folder that is being filled has one name, so that a run after a killed one finds it and goes on.
Where the system can exchange two names in one step (Linux), there is no moment without a site;
where it cannot, two renames follow one another, and the next run mends what a kill left between.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from provenance.errors import PublishError
from provenance.publish.building.places import (
    JOURNAL,
    MARKER,
    Places,
    is_begun,
    is_whole,
    remove,
    require_folder,
    require_lock,
    require_site,
)
from provenance.resources.whole import outlive_a_power_cut

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
_KEPT: Final = "what is done is kept in {}, and the next run goes on from there"


@contextmanager
def whole_folder(target: Path) -> Iterator[Places]:
    """Open a folder for filling that takes its name only when the block ends well.

    While it is filled only its user can look into it. What an earlier run left there when it was
    killed, or when it failed after some records were done, is there still.

    Args:
        target: The folder; a site of ours that stands there is replaced whole.

    Raises:
        PublishError: It could not be written, something else stands there, or another run is
            writing it; what stood there before stands there still.
    """
    places = Places.of(target)
    try:
        with _locked(places):
            places.require_ours()
            _mend(places)
            yield from _filled(places)
    except PublishError as error:
        if places.fresh not in Path(error.resource).parents:
            raise
        inside = Path(error.resource).relative_to(places.fresh)
        raise PublishError(str(target), f"{inside}: {error.problem}") from error
    except OSError as error:
        raise PublishError(str(target), str(error)) from error


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    places.site.parent.mkdir(parents=True, exist_ok=True)
    require_lock(places.lock)
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
    _begin(places.fresh)
    try:
        yield places
        _end(places)
    except Exception as error:
        if not _has_records(places.fresh):
            _discard(places.fresh)
            raise
        _tell_of(places.fresh, error)
        raise
    _discard(places.fresh)


def _begin(fresh: Path) -> None:
    try:
        fresh.mkdir(mode=0o700)
    except FileExistsError:
        require_folder(fresh)
        fresh.chmod(0o700)
    (fresh / JOURNAL).touch()


def _end(places: Places) -> None:
    (places.fresh / MARKER).write_text(
        "Written by custody-chain; replaced whole when written again.\n"
    )
    if hasattr(os, "sync"):
        os.sync()
    require_site(places.site)
    _exchange(places)
    outlive_a_power_cut(places.site.parent)
    _discard(places.aside)
    with suppress(OSError):  # the next run removes it
        (places.site / JOURNAL).unlink()


def _has_records(fresh: Path) -> bool:
    """Tell whether records are done: the first line of a journal is not of a record."""
    if not is_begun(fresh):
        return False
    with (fresh / JOURNAL).open("rb") as lines:
        return sum(1 for _ in islice(lines, 2)) == 2


def _tell_of(fresh: Path, error: Exception) -> None:
    """Let an error tell that what is done is kept."""
    kept = _KEPT.format(fresh)
    if not isinstance(error, OSError):
        error.add_note(kept)
    elif isinstance(error, PublishError):
        raise PublishError(error.resource, f"{error.problem}; {kept}") from error
    else:
        raise PublishError(
            str(error.filename or fresh), f"{error.strerror or error}; {kept}"
        ) from error


def _discard(folder: Path) -> None:
    """Remove a folder of ours; where it cannot be, the next run does."""
    with suppress(OSError):
        remove(folder)


def _mend(places: Places) -> None:
    """Put the old site back where a run was killed between two renames, and remove what is left."""
    if is_whole(places.aside) and not is_whole(places.site):
        _rename(places.aside, places.site)
    if is_whole(places.site):
        (places.site / JOURNAL).unlink(missing_ok=True)
    remove(places.aside)
    if is_whole(places.fresh) and not is_begun(places.fresh):  # an old site
        remove(places.fresh)


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
    if not is_whole(places.site):
        _rename(places.fresh, places.site)
    elif not _exchanged_in_one_step(places.fresh, places.site):
        _exchange_in_two_steps(places)


def _rename(folder: Path, name: Path) -> None:
    """Give a folder a name that nothing has, or an empty folder."""
    with suppress(FileNotFoundError):
        name.rmdir()
    folder.rename(name)


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
    places.site.rename(places.aside)
    try:
        places.fresh.rename(places.site)
    except OSError:
        places.aside.rename(places.site)
        raise
