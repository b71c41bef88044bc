"""What changed since the release before: by record, and the day from which each is as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from provenance.errors import PublishError
from provenance.publish.building.state import Made
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entry import Entry
from provenance.publish.layout import Layout
from provenance.publish.machine.history import Before
from provenance.publish.manifest import ManifestLine

_TOO_EARLY: Final = (
    "is before {}, the day of the release that stands there, and something changed since: whoever "
    "asks for what changed since that day would miss it; name that day or a later one"
)


@dataclass(frozen=True, slots=True)
class Now:
    """This release: its records by id, where their files stand, the licence of its data."""

    made: Mapping[str, Made]
    folder: Path
    layout: Layout
    licence: str


@dataclass(frozen=True, slots=True)
class Since:
    """What changed.

    Attributes:
        day: The day on which it is made.
        released: The day of this release; that of the one before where nothing changed.
        before: The release before; None where there is none under the same base.
        lines: The manifest of this release.
        added: The ids of the records that are new.
        removed: The ids of those that are withdrawn.
        changed: The ids of those that say something else.
    """

    day: str
    released: str
    before: Before | None
    lines: tuple[ManifestLine, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def since(old: Before | None, now: Now, day: date) -> Since:
    """Return what changed since the release before.

    Args:
        old: The release before.
        now: This release.
        day: Its day.

    Raises:
        PublishError: Something changed, and the day is before that of the release before.
    """
    made = now.made
    known = {key: one for key, one in old.lines.items() if not one.withdrawn} if old else {}
    added = tuple(one for one in made if one not in known) if old else ()
    removed = tuple(one for one in known if one not in made)
    changed = tuple(one for one in made if old and one in known and _differs(one, old, now))
    touched = {*added, *removed, *changed}
    released = _released(old, touched, day.isoformat())
    lines = tuple(_lines(old, made, touched, released))
    return Since(day.isoformat(), released, old, lines, added, removed, changed)


def _released(old: Before | None, touched: set[str], day: str) -> str:
    if old is None:
        return day
    known = old.description.released
    if touched and day < known:
        raise PublishError(day, _TOO_EARLY.format(known))
    return day if touched else known


def _differs(one: str, old: Before, now: Now) -> bool:
    """Tell whether a record, or what is said of it as linked data, is another than before.

    Another licence is another thing said of every record, and whoever harvests them is to hear it.
    """
    if old.description.licence != now.licence:
        return True
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
