"""Files of a site that is being written: what is the same as before is linked, not written."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from provenance.errors import PublishError


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a site that is being written.

    Attributes:
        folder: Where they are written.
        old: The site that stood there before, if one did.
        names: The names of those that were written.
    """

    folder: Path
    old: Path | None = None
    names: set[str] = field(default_factory=set)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file; where the old site has the same, the two are one file.

        Args:
            name: Its name from the root of the site.
            content: A text is written as UTF-8.

        Raises:
            PublishError: The name leads out of the site.
        """
        file = self.place(name)
        data = content.encode() if isinstance(content, str) else content
        if self.old is None or not _holds(self.old / name, data) or not link(self.old / name, file):
            file.unlink(missing_ok=True)  # never write into a file that may be the old site's too
            file.write_bytes(data)

    def keep(self, name: str) -> None:
        """Let a file that was written by other means be the old site's where it has the same."""
        file, before = self.place(name), (self.old / name) if self.old else None
        if before and before.is_file() and _same(before, file):
            link(before, file)

    def is_as_before(self, name: str) -> bool:
        """Tell whether the old site has a file, and the same; it must have been written."""
        if self.old is None:
            return False
        file, before = self.folder / name, self.old / name
        with suppress(FileNotFoundError):
            return file.samefile(before) or _same(before, file)
        return False

    def place(self, name: str) -> Path:
        """Return where a file of the site stands, and make its folder.

        Raises:
            PublishError: The name leads out of the site.
        """
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or "\0" in name:
            raise PublishError(name, "lies outside of the site")
        self.names.add(name)
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file


def link(old: Path, new: Path) -> bool:
    """Let a file stand in a second place, or copy it where it cannot; tell whether it was there."""
    with suppress(FileNotFoundError):
        new.unlink()
    try:
        os.link(old, new)
    except FileNotFoundError:
        return False
    except OSError:
        shutil.copyfile(old, new)
    return True


def _holds(file: Path, data: bytes) -> bool:
    with suppress(OSError):
        return file.stat().st_size == len(data) and file.read_bytes() == data
    return False


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if block != second.read(1 << 20):
                return False
    return True
