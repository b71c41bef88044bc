"""Entries of a bibliography under the archives, or the fonds, in which the cited items lie."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from provenance.archives.folding import folded
from provenance.archives.table import repositories
from provenance.bibliography.reference import Location, Reference
from provenance.bibliography.words.codes import fonds_in_words
from provenance.bibliography.words.wording import capitalized, say
from provenance.citations.entry import Entry
from provenance.citations.keeping import archive_of

By = Literal["archive", "fonds"]
"""Whether archives alone are headings, or their fonds and collections too."""

_NUMBERS: Final = re.compile(r"(\d+)")
_PRINTED: Final = "\U0010fffe"
_NOWHERE: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive, and what of it is cited.

    Attributes:
        name: Its name with abbreviation and town, as the table of archives has it, else as printed.
        keys: The references to items of which no fonds is known.
        fonds: The references by fonds, class or collection, in words.
    """

    name: str
    keys: list[str] = field(default_factory=list)
    fonds: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading; those of a fonds under the heading of their archive.

    Attributes:
        level: 1 for an archive, 2 for a fonds.
        heading: The heading.
        entries: The entries, in the order of the style.
    """

    level: int
    heading: str
    entries: tuple[Entry, ...]


def archives_of(references: Iterable[Reference], by: By = "fonds") -> tuple[Archive, ...]:
    """Return the archives in which cited items lie, by name, each with its fonds by name.

    Of editions there is "Published documents", and behind it what lies nobody says where.

    Args:
        references: The references.
        by: How far to part them.
    """
    found: dict[str, Archive] = {}
    for one in references:
        sort, name = _archive(one)
        archive = found.setdefault(sort, Archive(name))
        where = one.whereabouts
        code = where.code if where and by == "fonds" else None
        fonds = fonds_in_words(code) if code else None
        (archive.fonds.setdefault(fonds, []) if fonds else archive.keys).append(one.key)
    ordered = [found[sort] for sort in sorted(found)]
    return tuple(Archive(one.name, one.keys, _by_name(one.fonds)) for one in ordered)


def is_archive(archive: Archive) -> bool:
    """Tell whether it is one, and not what was printed or lies nobody says where."""
    return archive.name not in (_said("published-documents"), _said("no-archive"))


def grouped(references: Sequence[Reference], entries: Sequence[Entry], by: By) -> tuple[Group, ...]:
    """Return entries in groups; within each they keep their order.

    A reference of which the style makes no entry is in none.

    Args:
        references: The references that were formatted.
        entries: Their entries, as the style orders them.
        by: How far to part them.
    """
    place = {entry.key: number for number, entry in enumerate(entries)}

    def those(keys: list[str]) -> tuple[Entry, ...]:
        return tuple(entries[number] for number in sorted(place[key] for key in keys))

    groups: list[Group] = []
    for archive in archives_of((one for one in references if one.key in place), by):
        groups.append(Group(1, archive.name, those(archive.keys)))
        groups += [Group(2, name, those(keys)) for name, keys in archive.fonds.items()]
    return tuple(groups)


def _archive(reference: Reference) -> tuple[str, str]:
    """Return by what the archive of a cited item is sorted, and its name."""
    if reference.container:
        return _PRINTED, _said("published-documents")
    where = reference.whereabouts
    if where is None or where.archive is None:
        return _NOWHERE, _said("no-archive")
    name = _name(where)
    shown = capitalized(say("formerly-in", holder=name)) if reference.former else name
    return f"{folded(name)} {shown}", shown


def _name(where: Location) -> str:
    known = repositories().get(archive_of(where) or "")
    if known is None:
        return ", ".join(part for part in (where.name, where.place) if part)
    short = next((one.text for one in known.abbreviations), None)
    name = f"{known.name} ({short})" if short else known.name
    place = known.place or where.place
    return f"{name}, {place}" if place and place not in name else name


def _by_name(fonds: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: fonds[name] for name in sorted(fonds, key=lambda one: (_natural(one), one))}


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a text by which "f. 5" comes before "f. 17"."""
    pieces = _NUMBERS.split(folded(text))
    return tuple((int(one), "") if one.isdecimal() else (-1, one) for one in pieces)


def _said(wording: str) -> str:
    return capitalized(say(wording))
