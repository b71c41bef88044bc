"""What changed since the release before: by record, and the day from which each is as it is."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from provenance.errors import PublishError
from provenance.publish.building.state import Made
from provenance.publish.catalogue.slugs import slug
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.layout import Layout
from provenance.publish.manifest import ManifestLine, SiteDescription, read_manifest, read_site


@dataclass(frozen=True, slots=True)
class Before:
    """The release before.

    Attributes:
        folder: Where it stands.
        description: What it says of itself.
        lines: Its records by id, with those that it had withdrawn.
    """

    folder: Path
    description: SiteDescription
    lines: Mapping[str, ManifestLine]


@dataclass(frozen=True, slots=True)
class Now:
    """This release: its records by id, and where their files stand."""

    made: Mapping[str, Made]
    folder: Path
    layout: Layout


@dataclass(frozen=True, slots=True)
class Since:
    """What changed.

    Attributes:
        released: The day of this release; that of the one before where nothing changed.
        before: The release before; None where there is none under the same base.
        lines: The manifest of this release.
        added: The ids of the records that are new.
        removed: The ids of those that are withdrawn.
        changed: The ids of those that say something else.
    """

    released: str
    before: Before | None
    lines: tuple[ManifestLine, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def before(folder: Path | None, context: Context) -> Before | None:
    """Return the release that stands in a folder, if one does under the same base."""
    with suppress(PublishError):
        if folder is not None:
            description = read_site(folder)
            lines = {one.id: one for one in read_manifest(folder)}
            return Before(folder, description, lines) if description.base == context.base else None
    return None


def since(old: Before | None, now: Now, day: date) -> Since:
    """Return what changed since the release before.

    Args:
        old: The release before.
        now: This release.
        day: Its day.
    """
    made = now.made
    known = {key: one for key, one in old.lines.items() if not one.withdrawn} if old else {}
    added = tuple(one for one in made if one not in known) if old else ()
    removed = tuple(one for one in known if one not in made)
    changed = tuple(one for one in made if old and one in known and _differs(one, old, now))
    released = day.isoformat()
    if old and not (added or removed or changed):
        released = old.description.released
    touched = {*added, *removed, *changed}
    lines = tuple(_lines(old, made, touched, released))
    return Since(released, old, lines, added, removed, changed)


def _differs(one: str, old: Before, now: Now) -> bool:
    """Tell whether a record, or what is said of it as linked data, is another than before."""
    if old.lines[one].digest != now.made[one].digest:
        return True
    theirs = old.folder / f"{old.description.layout.record(one)}.nq"
    ours = now.folder / f"{now.layout.record(one)}.nq"
    try:
        return not (ours.samefile(theirs) or ours.read_bytes() == theirs.read_bytes())
    except OSError:
        return True


def _lines(
    old: Before | None, made: Mapping[str, Made], touched: Iterable[str], released: str
) -> Iterator[ManifestLine]:
    before = old.lines if old else {}
    news = set(touched)
    for one in sorted({*made, *before}):
        known = before.get(one)
        day = known.modified if known and one not in news else released
        if one in made:
            yield _line(made[one], day)
        elif known:
            yield known.model_copy(update={"modified": day, "withdrawn": True})


def _line(made: Made, day: str) -> ManifestLine:
    entry = made.entry
    return ManifestLine(
        id=made.id, digest=made.digest, modified=day, title=entry.title, sets=tuple(sets_of(entry))
    )


def sets_of(entry: Entry) -> Iterator[str]:
    """Yield the sets to which a record belongs: its archives, its edition."""
    for one in entry.present_keepers:
        if one.id:
            yield f"archive:{one.id}"
    if entry.collection:
        yield f"collection:{slug(entry.collection)}"
