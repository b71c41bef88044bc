"""Zotero RDF: the items of a library as RDF/XML, in the one shape in which Zotero writes it."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.extra import unfolded
from provenance.readers.exports.markup import without_markup
from provenance.readers.exports.opened import Whole
from provenance.readers.exports.persons import in_parts, whole
from provenance.readers.exports.roles import placings
from provenance.readers.exports.xml_tree import Element, read_tree
from provenance.readers.importing import Draft, Found, Input, Passed, Refusal

_ABOUT: Final = "rdf:about"
_RESOURCE: Final = "rdf:resource"
_NOTHING: Final = "an item without z:itemType"
_ADVICE: Final = "export it from Zotero again"
_TIMES: Final = 4
_EXTRA: Final = "dc:description"
_FOLDED_IN: Final = {"z:archive": "Archive town", "dc:coverage": "Named collection"}
_LINKED: Final = frozenset({"dcterms:isPartOf", "dcterms:isReferencedBy"})
_NOT_ITEMS: Final = {
    "bib:Memo": "notes of items",
    "z:Attachment": "attachments",
    "z:Collection": "collections",
    "bib:Journal": "periodicals",
    "bib:Periodical": "periodicals",
    "bib:Newspaper": "periodicals",
    "bib:Series": "series",
}


def read_zotero_rdf(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a Zotero library, and a refusal for every item that makes none."""
    opened = Whole(source)
    yield from opened.records(_entries(opened), "zotero-rdf")


class _Linked:
    """The elements to which items refer, followed as long as what they bring is not too much.

    Args:
        root: The element that holds them.
        room: How many characters they may bring in all; a reference beyond that stays one.
    """

    def __init__(self, root: Element, room: int) -> None:
        self._named = {
            one.attributes[_ABOUT]: one for one in root.children if _ABOUT in one.attributes
        }
        self._room = room

    def follow(self, resource: str) -> Element | None:
        """Return the element to which a reference leads."""
        target = self._named.get(resource)
        if target is None or self._room < 0:
            return None
        self._room -= target.size
        return target


def _entries(opened: Whole) -> Iterator[Entry | Refusal | Passed]:
    root = read_tree(opened)
    linked = _Linked(root, room=_TIMES * len(opened.text))
    for one in root.children:
        kind = next((child.words for child in one.children if child.name == "z:itemType"), None)
        if kind and kind not in ("note", "attachment") and one.name != "bib:Memo":
            yield _entry(one, kind, linked)
        elif one.name in _NOT_ITEMS or kind:
            yield Passed(_NOT_ITEMS.get(one.name, "notes of items"), opened.source.name, one.line)
        else:
            yield opened.refuse(one.line, f"{_NOTHING}: {one.name}", _ADVICE)


def _entry(item: Element, kind: str, linked: "_Linked | None") -> Entry:
    fields = [
        field
        for child in item.children
        if child.name != "z:itemType"
        for field in _fields(child, child.name, linked)
    ]
    plain = unfolded(fields, _EXTRA, _FOLDED_IN)
    return Entry(item.attributes.get(_ABOUT), kind, plain, item.line, item.last)


def _fields(node: Element, path: str, linked: "_Linked | None") -> Iterator[Field]:
    """Yield the fields below a property; each is named by its path."""
    people = list(_people(node))
    resource = node.attributes.get(_RESOURCE)
    if people:
        yield from (_person(path, one) for one in people)
    elif resource is not None:
        target = linked.follow(resource) if linked and path in _LINKED else None
        if target is None:
            yield Field(path, resource, node.line)
        else:
            for child in target.children:
                yield from _fields(child, f"{path}/{target.name}/{child.name}", None)
    elif node.children:
        for child in node.children:
            yield from _fields(child, f"{path}/{child.name}", linked)
    else:
        words = without_markup(node.words) if path in _known() else node.words
        yield Field(path, words, node.line)


@cache
def _known() -> frozenset[str]:
    return frozenset(placing.field for placing in placings("zotero-rdf"))


def _people(node: Element) -> Iterator[Element]:
    for child in node.children:
        if child.name == "foaf:Person":
            yield child
        elif child.name in ("rdf:Seq", "rdf:li"):
            yield from _people(child)


def _person(path: str, node: Element) -> Field:
    """A person has a surname, and a given name unless Zotero keeps the name in one field."""
    parts = {child.name.casefold(): child.words for child in node.children}
    family, given = parts.get("foaf:surname", ""), parts.get("foaf:givenname", "")
    if family and given:
        first, _, suffix = given.partition(", ")  # Zotero keeps "Jr." behind the given name
        person = in_parts(family, first, suffix or None)
        return Field(path, f"{family}, {given}", node.line, person)
    return Field(path, family or given, node.line, whole(family or given))
