"""Long lists are formatted with less of the style, and read as if they were with all of it."""

from itertools import product
from typing import Final

import pytest
from pydantic import JsonValue

from provenance.bibliography.referring.refer import refer
from provenance.citations import listing
from provenance.citations.entry import Entry
from provenance.citations.folding import Item, folded
from provenance.citations.items import readable
from provenance.citations.style import find_style, ready
from provenance.citations.trimming import trimmed
from provenance.model.record import Record

FAMILIES: Final = ("Smith", "Jones", "Müller", "Mao")
GIVEN: Final = ("John", "Jane", "J.", "Jürgen Karl")
CITED_BY_NUMBER: Final = b'<citation><layout><text variable="citation-number" />'
TYPES: Final = ("manuscript", "personal_communication", "chapter", "article-journal")


def alike() -> list[Item]:
    """Return items whose citations are hard to tell apart, with one to nine authors."""
    people: list[JsonValue] = [
        {"family": family, "given": given} for given, family in product(GIVEN, FAMILIES)
    ]
    return [
        {
            "id": f"{kind}-{many}-{first}-{year}",
            "type": kind,
            "title": "Telegram",
            "author": [people[first], *people[: many - 1]],
            "issued": {"date-parts": [[year]]},
            "container-title": "Bulletin",
        }
        for kind, many, first, year in product(TYPES, (1, 2, 6, 9), (0, 4, 8), (1962, 1963))
    ]


def entries(items: list[Item], name: str, *, trimmed: bool, patch: pytest.MonkeyPatch) -> object:
    """Return the entries of a list made in one of the two ways."""
    patch.setattr(listing, "MANY", 1 if trimmed else len(items) + 1)
    found: tuple[Entry, ...] = listing.listed(items, find_style(name).text)
    return found


@pytest.mark.parametrize("name", ready())
def test_a_list_reads_the_same(
    name: str, written: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents of the collection and made-up ones, and items that citations cannot tell apart."""
    pytest.importorskip("pypandoc")
    style = find_style(name)
    many, few = alike(), [one for one in alike() if "-1-" in str(one["id"])]
    for items in ([readable(refer(one), style) for one in written], many, few):
        plain = entries(items, name, trimmed=False, patch=monkeypatch)
        assert entries(items, name, trimmed=True, patch=monkeypatch) == plain


def test_lists_of_chicago_are_made_without_citations() -> None:
    """Its list writes names out, up to the seventh."""
    style = find_style("chicago-18").text
    few: list[Item] = [one for one in alike() if "-9-" not in str(one["id"])]
    assert CITED_BY_NUMBER in trimmed(few, style)[1]
    assert CITED_BY_NUMBER not in trimmed(alike(), style)[1]


CITATION: Final = '<layout><text variable="title"/></layout></citation>'
BODY: Final = '<names variable="author"><name/></names>'


def made(
    citation: str = "<citation>", body: str = BODY, listed: str = "", root: str = "", more: str = ""
) -> bytes:
    """Return a small style."""
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"'
        f" {root}><info><title>T</title><author><name>N</name></author></info>{more}"
        f"{citation}{CITATION if citation.endswith('>') else ''}"
        f"<bibliography {listed}><layout>{body}</layout></bibliography></style>"
    ).encode()


BY_NAMES: Final = '<citation disambiguate-add-names="true">'
INITIALS: Final = 'initialize-with=". "'
MACRO: Final = (
    '<macro name="m"><choose><if disambiguate="true"><text value="x"/></if></choose></macro>'
)


@pytest.mark.parametrize(
    "style",
    [
        made('<citation disambiguate-add-year-suffix="true">'),
        made(body='<text macro="m"/>', more=MACRO),
        made(BY_NAMES, listed='et-al-min="2" et-al-use-first="1"'),
        made(BY_NAMES, listed='et-al-min="two"'),
        made(BY_NAMES, root=INITIALS),
        made(BY_NAMES, root=INITIALS, body='<names variable="author"/>'),
        made(BY_NAMES, root='name-form="short"'),
        made(BY_NAMES, body='<names variable="author"><name form="short"/></names>'),
        made('<citation disambiguate-add-year-suffix=">" ').replace(b"<bib", b"/><bib"),
    ],
)
def test_a_style_whose_list_may_show_its_citations_stays_whole(style: bytes) -> None:
    """A letter behind the year, a form for what is alike, more names, names in full."""
    assert trimmed(alike()[:12], style)[1] == folded(alike()[:12], style)


@pytest.mark.parametrize(
    "style",
    [
        made(),
        made(BY_NAMES),
        made(more=MACRO),
        made(BY_NAMES, root=INITIALS, body=BODY.replace("<name/>", '<name initialize="false"/>')),
        made(
            BY_NAMES,
            body=f'<choose><if type="bill"><text macro="m"/></if><else>{BODY}</else></choose>',
            more=MACRO,
        ),
        made(
            BY_NAMES,
            root=INITIALS,
            body='<names variable="author"><name initialize="false"/><substitute>'
            '<names variable="translator"/></substitute></names>',
        ),
    ],
)
def test_any_other_style_is_cut(style: bytes) -> None:
    """And what is left of it is a style that the processor reads."""
    _, cut = trimmed(alike()[:12], style)
    assert cut.count(b"citation-number") == 1
    assert b'variable="title"' not in cut


def test_only_variables_that_a_style_names_are_handed_on() -> None:
    """A title is used for labels without being named."""
    item: Item = {"id": "k", "type": "manuscript", "title": "T", "author": [], "annote": "A"}
    assert trimmed([item], made())[0] == [
        {"id": "k", "type": "manuscript", "title": "T", "author": []},
    ]
    style = made(body='<text variable="annote"/>')
    assert trimmed([item], style)[0] == [item]
