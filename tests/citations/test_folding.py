"""A style decided for some items prints of them what the whole style prints."""

from itertools import product
from random import Random
from typing import Final

import pytest
from pydantic import JsonValue

from provenance.citations.folding import Item, folded
from provenance.citations.processing import processed
from provenance.citations.style import find_style, ready
from provenance.citations.tree import Node, cited, document

TYPES: Final = (
    *("article-journal", "bill", "book", "chapter", "interview", "legal_case", "manuscript"),
    *("paper-conference", "patent", "personal_communication", "report", "review", "song"),
    *("speech", "thesis", "treaty", "webpage", "entry-encyclopedia", "dataset", "document"),
)
TEXTS: Final = (
    *("title", "title-short", "container-title", "collection-title", "publisher", "genre", "note"),
    *("publisher-place", "event-title", "archive", "archive_location", "archive-place", "URL"),
    *("archive_collection", "DOI", "authority", "medium", "references", "section", "status"),
)
NUMBERS: Final = ("page", "volume", "issue", "number", "edition", "number-of-volumes", "version")
NAMES: Final = ("author", "editor", "translator", "recipient", "interviewer", "composer")
DATES: Final = ("issued", "accessed", "original-date", "event-date")


def made_up(seed: int) -> list[Item]:
    """Return items of few types with few variables, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    types = chance.sample(TYPES, chance.choice([1, 2, 6]))
    texts = chance.sample(TEXTS, 8)
    others = chance.sample([*NUMBERS, *NAMES, *DATES], 6)
    made: list[Item] = []
    for at in range(12):
        item: Item = {"id": f"k{at}", "type": chance.choice(types)}
        item.update({key: f"{key} {at}" for key in texts if chance.random() < 0.7})
        item.update({key: _other(key, at, chance) for key in others if chance.random() < 0.7})
        made.append(item)
    return made


def _other(key: str, at: int, chance: Random) -> JsonValue:
    if key in NAMES:
        return [{"family": chance.choice("ABC") + "lekseev", "given": "Aleksandr"}]
    if key in DATES:
        return {"date-parts": [[1962, 10, at + 1]], "circa": chance.random() < 0.3}
    return chance.choice(["2", "15-17", "second", "IV"])


def entries(items: list[Item], style: bytes) -> list[Node]:
    """Return what a style prints."""
    nocite: Node = {"t": "MetaInlines", "c": [cited("*")]}
    return processed(items, style, document([], {"nocite": nocite}))


@pytest.mark.parametrize("name", ready())
def test_made_up_items_read_the_same(name: str) -> None:
    """Of few types or many, with and without variables that the style asks for."""
    pytest.importorskip("pypandoc")
    style = find_style(name).text
    for seed in range(6):
        items = made_up(seed)
        assert entries(items, folded(items, style)) == entries(items, style), seed


CONDITIONS: Final = (
    *('type="book"', 'type="song"', 'type="book song"', 'type="book chapter"', 'variable="DOI"'),
    *('type="song bill"', 'variable="volume"', 'variable="volume DOI"', 'is-numeric="volume"'),
    *('is-numeric="DOI"', 'type="book" variable="DOI"', 'type="book" variable="volume"'),
    *('type="song" variable="volume"', 'is-uncertain-date="issued"', 'variable="page-first"'),
    *('variable="archive-location"', 'disambiguate="true"', 'locator="page" type="book"'),
)
MATCHES: Final = ("", 'match="all"', 'match="any"', 'match="none"')
CALLS: Final = (
    *('<text variable="DOI"/>', '<text variable="volume"/>', '<names variable="editor"/>'),
    *('<number variable="issue"/>', '<date variable="accessed" form="text"/>'),
    '<choose><if variable="volume"><text variable="volume"/></if></choose>',
    '<names variable="composer"><substitute><names variable="editor"/><names variable="guest"/>'
    '<names variable="author"/><text variable="title"/></substitute></names>',
)


def made(parts: list[str]) -> bytes:
    """Return a style that prints parts, each in brackets."""
    body = "".join(f'<group prefix="[" suffix="]">{part}</group>' for part in parts)
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info>'
        '<title>T</title><author><name>N</name></author></info><citation><layout><text value="c"/>'
        f"</layout></citation><bibliography><layout>{body}</layout></bibliography></style>"
    ).encode()


BOOKS: Final[list[Item]] = [
    {"id": "a", "type": "book", "title": "A", "volume": "2", "author": [{"family": "Mao"}]},
    {"id": "b", "type": "book", "title": "B", "page": "3-5", "archive_location": "f. 1"},
]
CHAPTER: Final[Item] = {"id": "c", "type": "chapter", "title": "C", "volume": "first"}
HIDDEN: Final[Item] = {"id": "d", "type": "book", "title": "D", "note": "DOI: 10.1/2"}


@pytest.mark.parametrize("items", [BOOKS, [*BOOKS, CHAPTER], [*BOOKS, HIDDEN]])
def test_every_condition_and_every_group_is_decided_as_the_processor_decides_it(
    items: list[Item],
) -> None:
    """Each way to match of each condition; groups with and without words of their own."""
    pytest.importorskip("pypandoc")
    chosen = [
        f'<choose><if {one} {match}><text value="if"/></if><else-if {other}><text value="or"/>'
        '</else-if><else><text value="else"/></else></choose>'
        for one, match, other in product(CONDITIONS, MATCHES, CONDITIONS[::5])
    ]
    grouped = [
        f'<group delimiter=", "><text term="at"/>{one}<group><text value="x"/>{other}</group>{one}'
        f"{other}</group>"
        for one, other in product(CALLS, CALLS)
    ]
    style = made([*chosen, *grouped])
    smaller = folded(items, style)
    assert entries(items, smaller) == entries(items, style)
    assert len(smaller) < len(style)


def test_what_no_item_is_or_has_is_gone() -> None:
    """And the macros that only it called."""
    style = made(
        ['<choose><if type="song"><text macro="m"/></if><else><text value="e"/></else></choose>']
    ).replace(b"<citation>", b'<macro name="m"><text value="m"/></macro><citation>')
    smaller = folded(BOOKS, style)
    assert b"macro" not in smaller
    assert b"choose" not in smaller
    assert b'<text value="e" />' in smaller
