"""What the site that stands there tells of its past; where that is damaged, it is not replaced.

A folder of ours without ``site.json``, as the first versions wrote them, has no history. Where the
file stands, it and all that belongs to it must be readable: a site that is written over one that is
damaged would say that nothing was ever there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from provenance.errors import PublishError
from provenance.publish.layout import MANIFEST, SITE
from provenance.publish.manifest import ManifestLine, SiteDescription, read_manifest, read_site

INDEX: Final = "changes/index.json"
"""Every list of changes, the latest first."""

FILES: Final = ("changes.json", "added.nq.gz", "removed.nq.gz")
"""The files of a list of changes."""

_LOST: Final = (
    "{}; the site would be written without its history (since when each record is as it is, what "
    "was withdrawn): put the file back from a copy, name another folder, or remove {} to begin a "
    "new history"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A list of changes.

    Attributes:
        name: Its folder under ``changes``: the day of the release, numbered from the second on.
        since: The day of the release before.
        added: The number of new records.
        removed: The number of withdrawn ones.
        changed: The number of those that say something else.
    """

    name: str
    since: str
    added: int
    removed: int
    changed: int


_CHANGES: Final = TypeAdapter(tuple[Change, ...])


@dataclass(frozen=True, slots=True)
class Before:
    """The release before.

    Attributes:
        folder: Where it stands.
        description: What it says of itself.
        lines: Its records by id, with those that it had withdrawn.
        changes: Its lists of changes, the latest first.
    """

    folder: Path
    description: SiteDescription
    lines: Mapping[str, ManifestLine]
    changes: tuple[Change, ...]


def before(folder: Path | None, base: str) -> Before | None:
    """Return the release that stands in a folder, if one does under a base.

    Raises:
        PublishError: What it tells of its past is damaged.
    """
    if folder is None or not (folder / SITE).exists():
        return None
    try:
        description = _description(folder)
        if description.base != base:
            return None
        return Before(folder, description, _lines(folder, description), _changes(folder))
    except (OSError, ValueError) as error:
        raise PublishError(str(folder), _LOST.format(_why(error), folder / SITE)) from error


def _description(folder: Path) -> SiteDescription:
    description = read_site(folder)
    date.fromisoformat(description.released)
    return description


def _lines(folder: Path, description: SiteDescription) -> dict[str, ManifestLine]:
    lines = {one.id: one for one in read_manifest(folder)}
    standing = sum(not one.withdrawn for one in lines.values())
    if standing != description.records:
        problem = f"has {standing} records, and {SITE} says {description.records}"
        raise PublishError(MANIFEST, problem)
    return lines


def _changes(folder: Path) -> tuple[Change, ...]:
    index = folder / INDEX
    if not index.parent.exists():
        return ()
    found = _CHANGES.validate_json(index.read_bytes())
    for one in found:
        for name in FILES:
            if not (index.parent / one.name / name).is_file():
                raise PublishError(f"changes/{one.name}/{name}", "is not there")
    return found


def _why(error: Exception) -> str:
    """Return in one line what cannot be read."""
    known = error.__cause__ if isinstance(error, PublishError) and error.__cause__ else error
    if not isinstance(known, ValidationError):
        return str(error)
    return f"{_FILE_OF.get(known.title, INDEX)} cannot be read: {known.errors()[0]['msg']}"


_FILE_OF: Final = {"SiteDescription": SITE, "ManifestLine": MANIFEST}
