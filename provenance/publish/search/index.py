"""The index of a site's search, as scripts: they may be read from a disk as from a server.

Each file is one call, ``custody("words/do", …)``. ``facets.js`` has the facets with their values;
``facet/KEY.js`` has the values of every record, by its number; ``words/XY.js`` has the records of
each word that begins with two letters; ``records/N.js`` has what the list shows of a few hundred.
"""

import json
from collections.abc import Iterator
from typing import Final

from provenance.publish.catalogue.catalogue import Catalogue, where
from provenance.publish.catalogue.facets import Facet
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.rendering import render
from provenance.publish.search.words import words_of

CHUNK: Final = 250
"""How many records stand in one file of what lists show."""

_FOLDER: Final = "search"


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page of search, and of every file of its index."""
    values = {"page": catalogue, "site": context, "root": "", "path": "search.html"}
    yield "search.html", render("search.html", context.theme, **values)
    facets = catalogue.facets
    listed = [
        {
            "key": facet.key,
            "words": facet.words,
            "values": [[value.key, value.words, len(value.entries)] for value in facet.values],
        }
        for facet in facets
    ]
    total = len(catalogue.entries)
    yield _file("facets", {"total": total, "chunk": CHUNK, "facets": listed})
    numbers = {entry.id: number for number, entry in enumerate(catalogue.entries)}
    for facet in facets:
        yield _file(f"facet/{facet.key}", _column(facet, numbers))
    yield from _records(catalogue, context)
    yield from _words(catalogue)


def _column(facet: Facet, numbers: dict[str, int]) -> list[list[int]]:
    column: list[list[int]] = [[] for _ in numbers]
    for number, value in enumerate(facet.values):
        for entry in value.entries:
            column[numbers[entry.id]].append(number)
    return column


def _records(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    entries = catalogue.entries
    for start in range(0, len(entries), CHUNK):
        those = [_row(entry, context) for entry in entries[start : start + CHUNK]]
        yield _file(f"records/{start // CHUNK}", those)


def _row(entry: Entry, context: Context) -> list[object]:
    return [
        f"{context.layout.record(entry.id)}.html",
        entry.title,
        entry.date,
        list(where(entry)),
        entry.steps,
        entry.accounts,
        entry.gaps,
    ]


def _words(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    found: dict[str, dict[str, list[int]]] = {}
    for number, entry in enumerate(catalogue.entries):
        for word in sorted(words_of(entry)):
            found.setdefault(word[:2], {}).setdefault(word, []).append(number)
    yield _file("words", sorted(_name(one) for one in found))
    for start, words in sorted(found.items()):
        yield _file(f"words/{_name(start)}", dict(sorted(words.items())))


def _name(start: str) -> str:
    """The first letters of words as a file's name on every system: ``do``, ``u43fu43e``."""
    plain = all(one.isascii() and one.isalnum() for one in start)
    return start if plain else "".join(f"u{ord(one):x}" for one in start)


def _file(name: str, told: object) -> tuple[str, str]:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{_FOLDER}/{name}.js", f'custody("{name}",{text});\n'
