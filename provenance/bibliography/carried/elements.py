"""What an import brought, as elements of Zotero RDF items."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from provenance.bibliography.carried.fields import for_format
from provenance.bibliography.reference import Carried, Reference
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.syntax.xml import legal

_FORM: Final = "zotero-rdf"
_EXTRA: Final = "dc:description"
_PART: Final = r"(?:bib|dc|dcterms|foaf|prism|vcard|z):[A-Za-z][A-Za-z0-9]{0,60}|rdf:value"
_PEOPLE: Final = frozenset(
    {"bib:authors", "bib:editors", "bib:contributors", "z:seriesEditors", "z:translators"}
    | {"z:recipients", "z:bookAuthors", "z:reviewedAuthors", "z:interviewees", "z:interviewers"}
)
_PATH: Final = re.compile(rf"(?:{_PART})(?:/(?:{_PART})/(?:{_PART})){{0,2}}")
_LINKS: Final = frozenset({"dcterms:isReferencedBy", "z:itemType"})
_ANY_NUMBER: Final = frozenset({"dc:subject", "dc:identifier", "dcterms:isPartOf", "dc:relation"})


def carried_elements(own: Iterable[Element], reference: Reference) -> Iterator[Element]:
    """Yield an item's own elements and what an import brought, as it came.

    What came under a name that the item has already, or that is no property of Zotero's, stands in
    a line of Extra with that name.

    Args:
        own: The item's own elements.
        reference: Its reference.
    """
    said, lines = list(own), []
    once = {one.tag for one in said} - _ANY_NUMBER
    alike = {(one.tag, one.text) for one in said}
    brought: list[Element] = []
    for one in for_format(reference, _FORM):
        if (one.name, one.value) in alike:
            continue
        if one.name == _EXTRA:
            lines += [words for line in one.value.split("\n") if (words := one_line(line))]
        elif one.name in _PEOPLE and one.name not in once:
            _name(brought, one)
        elif _fits(one, once):
            _put(brought, one)
        elif words := one_line(one.value):
            lines.append(f"Carried {one_line(one.name)}: {words}")
    yield from _with_lines(said, lines)
    yield from brought


def _fits(one: Carried, once: set[str]) -> bool:
    first = one.name.partition("/")[0]
    return bool(_PATH.fullmatch(one.name)) and first not in once | _LINKS


def _name(brought: list[Element], one: Carried) -> None:
    """Put a name behind those of its role; a family name has a comma behind it."""
    role = brought[-1] if brought and brought[-1].tag == one.name else None
    if role is None:
        role = Element(one.name)
        SubElement(role, "rdf:Seq")
        brought.append(role)
    person = SubElement(SubElement(role[0], "rdf:li"), "foaf:Person")
    family, _, given = one.value.partition(", ")
    SubElement(person, "foaf:surname").text = legal(family)
    if given:
        SubElement(person, "foaf:givenName").text = legal(given)


def _put(brought: list[Element], one: Carried) -> None:
    """Put words where their path leads; what hangs together stands in one element."""
    path = one.name.split("/")
    place = brought[-1] if brought and brought[-1].tag == path[0] and len(path) > 1 else None
    deep = 1
    while place is not None and deep < len(path) - 1 and len(place) and place[-1].tag == path[deep]:
        place, deep = place[-1], deep + 1
    taken = place is None or (place.text or "").strip() != ""
    if taken or deep < len(path) - 1 or any(sub.tag == path[-1] for sub in place or ()):
        place, deep = Element(path[0]), 1
        brought.append(place)
    if place is None:
        return
    for name in path[deep:]:
        place = SubElement(place, name)
    place.text = legal(one.value)


def _with_lines(own: list[Element], lines: list[str]) -> Iterator[Element]:
    extra = next((one for one in own if one.tag == _EXTRA), None)
    yield from (one for one in own if one is not extra)
    said = [extra.text or ""] if extra is not None else []
    known = "\n".join(said).split("\n")
    whole = [*said, *(line for line in dict.fromkeys(lines) if line not in known)]
    if whole:
        made = Element(_EXTRA)
        made.text = legal("\n".join(whole))
        yield made
