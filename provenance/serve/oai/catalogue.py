"""What there is to harvest: the manifest of a site, read once, in the order of days and ids."""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from provenance.publish.manifest import (
    ManifestLine,
    SiteDescription,
    read_manifest,
    read_sets,
    read_site,
)
from provenance.serve.stamp import stamp

_KINDS: Final = {"archive": "Records by archive", "collection": "Records by edition or collection"}
"""The names of the sets that hold others: a colon in a specification is a step of the hierarchy."""

_AFTER_ALL_IDS: Final = "~"


class Entry(NamedTuple):
    """A record that the site holds, or held; entries sort by the day of change, then by id."""

    modified: str
    id: str
    withdrawn: bool
    sets: tuple[str, ...]


class Selection(NamedTuple):
    """Which records a harvester asks for: days, both included, and a set."""

    first: str | None = None
    last: str | None = None
    set: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a site offers.

    Attributes:
        site: What the site says of itself.
        entries: Its records, sorted by day of change and id.
        sets: The names of its sets by specification, those that hold others too.
        by_id: Where in ``entries`` a record stands.
        by_set: Where in ``entries`` the members of a set stand.
    """

    site: SiteDescription
    entries: tuple[Entry, ...]
    sets: Mapping[str, str]
    by_id: Mapping[str, int]
    by_set: Mapping[str, Sequence[int]]

    def entry(self, identifier: str) -> Entry | None:
        """Return a record by its id."""
        place = self.by_id.get(identifier)
        return None if place is None else self.entries[place]

    def places(self, wanted: Selection) -> Sequence[int]:
        """Return where in ``entries`` the records stand that are asked for, in their order."""
        first = bisect_left(self.entries, (wanted.first or "",))
        last = len(self.entries)
        if wanted.last:
            last = bisect_right(self.entries, (wanted.last, _AFTER_ALL_IDS))
        if wanted.set is None:
            return range(first, last)
        members = self.by_set.get(wanted.set, ())
        return members[bisect_left(members, first) : bisect_left(members, last)]

    def place_after(self, modified: str, identifier: str) -> int:
        """Return the first place behind a day and an id, whether these are there or not."""
        return bisect_right(self.entries, (modified, identifier), key=lambda one: one[:2])


class Site:
    """The catalogue of a published site; read again when the site was published again.

    Args:
        folder: The site's folder.

    Raises:
        PublishError: It holds no site.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._stamp = stamp(folder)
        self._catalogue = read_catalogue(folder)

    def catalogue(self) -> Catalogue:
        """Return what the site offers now.

        Raises:
            PublishError: It cannot be read now.
        """
        with self._lock:
            now = stamp(self.folder)
            if now != self._stamp:
                self._catalogue, self._stamp = read_catalogue(self.folder), now
            return self._catalogue


def read_catalogue(folder: Path) -> Catalogue:
    """Return what a published site offers.

    Raises:
        PublishError: There is no site, or a file of it cannot be read.
    """
    entries = tuple(sorted(_entries(read_manifest(folder))))
    members = _members(entries)
    return Catalogue(
        site=read_site(folder),
        entries=entries,
        sets=_named(members, read_sets(folder)),
        by_id={entry.id: place for place, entry in enumerate(entries)},
        by_set=members,
    )


def with_wider(sets: Iterable[str]) -> Iterator[str]:
    """Yield sets, each after those that hold it, each once.

    Examples:
        >>> list(with_wider(["archive:garf", "archive:rgani"]))
        ['archive', 'archive:garf', 'archive:rgani']
    """
    seen: set[str] = set()
    for spec in sets:
        steps = spec.split(":")
        for length in range(1, len(steps) + 1):
            wider = ":".join(steps[:length])
            if wider not in seen:
                seen.add(wider)
                yield wider


def _entries(lines: Iterable[ManifestLine]) -> Iterator[Entry]:
    """Yield entries that share what is alike: days and sets are few, records many."""
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in lines:
        sets = shared.setdefault(line.sets, line.sets)
        yield Entry(sys.intern(line.modified), line.id, line.withdrawn, sets)


def _members(entries: tuple[Entry, ...]) -> dict[str, MutableSequence[int]]:
    found: dict[str, MutableSequence[int]] = {}
    for place, entry in enumerate(entries):
        for spec in with_wider(entry.sets):
            found.setdefault(spec, array("I")).append(place)
    return found


def _named(members: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    every = with_wider(sorted({*members, *names}))
    return {spec: names.get(spec) or _KINDS.get(spec, spec) for spec in every}
