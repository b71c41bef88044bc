"""The folders of a build, and which of them are ours: nothing else is renamed, emptied or removed.

A folder is ours where it holds our marker, as every whole site does, or our journal, as every site
that is being built does from its first moment. An empty folder may be taken: nothing is lost.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

from provenance.errors import PublishError

MARKER: Final = ".custody-chain-site"
"""The file that says that a folder is a site of ours, and may be replaced."""

JOURNAL: Final = ".custody-chain-journal"
"""The file of a site that is being built in which stands how far it is."""

_NOT_A_SITE: Final = (
    "holds files that are not a site of custody-chain; name another or an empty folder"
)
_OTHERS: Final = (
    "stands where the site is built, and is not of custody-chain; move it away, or name another "
    "folder for the site"
)
_ANOTHER_USER: Final = (
    "stands where the site is built, and belongs to another user; let it be removed, or name "
    "another folder for the site"
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
        return self.site if is_whole(self.site) else None

    @property
    def aside(self) -> Path:
        """Where the old site stands for a moment on a system that cannot exchange two names."""
        return self.site.with_name(f".{self.site.name}.old")

    def require_ours(self) -> None:
        """Raise where something of others would be in the way.

        Raises:
            PublishError: A folder, file or link of others has one of the names.
        """
        require_site(self.site)
        require_folder(self.fresh)
        require_folder(self.aside)


def is_whole(folder: Path) -> bool:
    """Tell whether a folder is a whole site of ours."""
    return _is_regular(folder / MARKER)


def is_begun(folder: Path) -> bool:
    """Tell whether a folder is a site of ours that is being built."""
    return _is_regular(folder / JOURNAL)


def require_site(place: Path) -> None:
    """Raise where neither nothing, nor an empty folder, nor a site of ours stands.

    Raises:
        PublishError: Something else stands there.
    """
    if not place.exists():
        return
    if not place.is_dir():
        raise PublishError(str(place), "is a file, not a folder; name another place")
    if any(place.iterdir()) and not is_whole(place):
        raise PublishError(str(place), _NOT_A_SITE)


def require_folder(place: Path) -> None:
    """Raise where something stands that this user's runs have not left; links are not followed.

    Raises:
        PublishError: Something else stands there.
    """
    try:
        found = place.lstat()
    except FileNotFoundError:
        return
    if not S_ISDIR(found.st_mode):
        raise PublishError(str(place), _OTHERS)
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        raise PublishError(str(place), _ANOTHER_USER)
    if any(place.iterdir()) and not (is_whole(place) or is_begun(place)):
        raise PublishError(str(place), _OTHERS)


def require_lock(place: Path) -> None:
    """Raise where something else than a lock of ours stands, which is an empty file.

    Raises:
        PublishError: Something else stands there.
    """
    try:
        found = place.lstat()
    except FileNotFoundError:
        return
    if not S_ISREG(found.st_mode) or found.st_size:
        raise PublishError(str(place), _OTHERS)


def remove(folder: Path) -> None:
    """Remove a folder of ours, or an empty one; what tells that it is ours goes last."""
    if folder.is_symlink() or not folder.is_dir():
        return
    inside = sorted(folder.iterdir(), key=lambda one: one.name in (MARKER, JOURNAL))
    if inside and not (is_whole(folder) or is_begun(folder)):
        return
    for one in inside:
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()
    folder.rmdir()


def _is_regular(file: Path) -> bool:
    try:
        return S_ISREG(file.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
