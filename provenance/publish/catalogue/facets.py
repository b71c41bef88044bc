"""By what records can be narrowed: archive, conduit, translator, year, language, completeness."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from provenance.archives.table import repositories
from provenance.bibliography.words.languages import language_names
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entry import Entry, Who

COMPLETENESS: Final = {
    "whole": "No link known to be missing",
    "gaps": "Links are missing",
    "no-original": "Where the original lies is not told",
    "lacking": "Part of the document is missing",
}
"""How much of a chain is told, in words."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet.

    Attributes:
        key: Its part of an address.
        words: What it says.
        entries: The entries that have it.
    """

    key: str
    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which records can be narrowed.

    Attributes:
        key: Its part of an address.
        words: What it asks.
        values: Its values, those with the most records first; years by time.
    """

    key: str
    words: str
    values: tuple[Value, ...]


_Found = Iterator[tuple[str, str]]


def facets(entries: Iterable[Entry]) -> tuple[Facet, ...]:
    """Return the facets of entries, those without a value left out."""
    several = tuple(entries)
    made = (_facet(key, words, find, several) for key, (words, find) in _FACETS.items())
    return tuple(one for one in made if one.values)


def _facet(
    key: str, words: str, find: Callable[[Entry], _Found], entries: tuple[Entry, ...]
) -> Facet:
    labels: dict[str, Counter[str]] = {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for value, label in dict(find(entry)).items():
            labels.setdefault(value, Counter())[label] += 1
            found.setdefault(value, []).append(entry)
    words_of = {value: most_usual(told) for value, told in labels.items()}
    values = (Value(value, words_of[value], tuple(those)) for value, those in found.items())
    by_time = key == "year"
    ordered = sorted(values, key=lambda one: (0 if by_time else -len(one.entries), one.words))
    return Facet(key, words, tuple(ordered))


def most_usual(told: Counter[str]) -> str:
    """Return the spelling that most records give; of several the first of the alphabet."""
    return min(told, key=lambda one: (-told[one], one))


def _agents(several: Iterable[Who]) -> _Found:
    for who in several:
        known = repositories().get(who.id) if who.id else None
        name = known.names[0].text if known else who.name
        yield who.id or f"name-{slug(who.name)}", name


def _archive(entry: Entry) -> _Found:
    return _agents(entry.keepers)


def _conduit(entry: Entry) -> _Found:
    return _agents(entry.conduits)


def _translator(entry: Entry) -> _Found:
    return _agents(entry.named("translator"))


def _year(entry: Entry) -> _Found:
    yield (entry.year, entry.year) if entry.year else ("undated", "No one year told")


def _language(entry: Entry) -> _Found:
    names = language_names(entry.languages)
    for tag, name in zip(entry.languages, names, strict=True):
        yield slug(tag), name


def _completeness(entry: Entry) -> _Found:
    for one in entry.completeness:
        yield one, COMPLETENESS[one]


def _collection(entry: Entry) -> _Found:
    if entry.collection:
        yield slug(entry.collection), entry.collection


_FACETS: Final[dict[str, tuple[str, Callable[[Entry], _Found]]]] = {
    "archive": ("Who keeps it, or a copy", _archive),
    "conduit": ("Through whose hands", _conduit),
    "translator": ("Who translated it", _translator),
    "year": ("When it was written", _year),
    "language": ("In which language", _language),
    "completeness": ("How much is told", _completeness),
    "collection": ("Where it is printed or described", _collection),
}
