"""FORMAT: ``oai_dc``, unqualified Dublin Core, which every harvester must be able to ask for.

Dublin Core has no element for a role, for an archive, or for a copy: a role stands in brackets
behind the name, the archive with its call number is the source, how the copy came there is the
description.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, tostring

from provenance.bibliography.reference import Location, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.xml import element, node
from provenance.bibliography.words.dating import at_most_as_precise, in_words
from provenance.bibliography.words.editions import edition_in_words
from provenance.bibliography.words.titles import title_of
from provenance.publish.licence import Licence
from provenance.rdf.iri import record_iri
from provenance.serve.oai.formats.disseminated import XSI, Disseminated, Item

_NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_ELEMENTS: Final = "http://purl.org/dc/elements/1.1/"
_TYPE: Final = "Text"
"""The term of the DCMI Type Vocabulary."""


def write(item: Item) -> str:
    """Return an item as Dublin Core."""
    root = element("oai_dc:dc", *_elements(item))
    root.attrib |= {
        "xmlns:oai_dc": _NAMESPACE,
        "xmlns:dc": _ELEMENTS,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": FORMAT.location,
    }
    return tostring(root, encoding="unicode")


def _elements(item: Item) -> Iterator[Element | None]:
    said = _said(item.reference, record_iri(item.id, item.site.base))
    for name, words in (*said, ("rights", _rights(Licence(item.site.licence)))):
        yield node(f"dc:{name}", " ".join(words.split()) if words else None)


def _said(reference: Reference, iri: str) -> Iterator[tuple[str, str | None]]:
    yield "title", title_of(reference)
    yield from (("creator", name.inverted) for name in reference.authors)
    yield from _contributors(reference)
    yield from (("publisher", name) for name in _publishers(reference))
    yield "date", _date(reference)
    yield from (("type", words) for words in (reference.kind, _TYPE))
    yield from (("language", tag) for tag in reference.languages)
    yield "description", reference.copy_clause
    yield from (("source", words) for words in _sources(reference))
    yield from (("relation", words) for words in _relations(reference))
    yield "identifier", iri


def _rights(licence: Licence) -> str:
    if licence.is_free:
        return f"The data are free of rights: {licence.name}, {licence.iri}"
    return licence.iri if licence.name == licence.iri else f"{licence.name}, {licence.iri}"


def _contributors(reference: Reference) -> Iterator[tuple[str, str]]:
    editors = dict.fromkeys(name for one in reference.publications for name in one.editors)
    for names, role in ((reference.translators, "translator"), (editors, "editor")):
        yield from (("contributor", f"{name.inverted} ({role})") for name in names)


def _publishers(reference: Reference) -> dict[str, None]:
    houses = (name for one in reference.publications for name in one.publishers)
    return dict.fromkeys(name.literal for name in houses)


def _date(reference: Reference) -> str | None:
    """Return the date as the calendar has it; where it has none, in words."""
    when = reference.date
    return (at_most_as_precise(when) or in_words(when)) if when else None


def _sources(reference: Reference) -> Iterator[str]:
    """Yield where it lies: the original first, then the copies; what lay there once is none."""
    places = (reference.location, *reference.copies)
    found = (_place(one) for one in places if one and not one.former)
    yield from dict.fromkeys(words for words in found if words)


def _place(one: Location) -> str:
    holder = one.name_and_place or one.place
    return ", ".join(part for part in (holder, one.whole_code) if part)


def _relations(reference: Reference) -> Iterator[str]:
    """Yield the publications, and the addresses of the web at which the text was seen."""
    addresses = [web_address(one.url) for one in reference.publications]
    printed = [edition_in_words(one) for one in reference.publications]
    every = (*printed, *addresses, web_address(reference.url))
    yield from dict.fromkeys(words for words in every if words)


FORMAT: Final = Disseminated("oai_dc", _SCHEMA, _NAMESPACE, write)
