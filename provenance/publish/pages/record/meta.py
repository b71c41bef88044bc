"""What the head of a record's page says to programs: Highwire, Dublin Core, Signposting.

Highwire Press tags (https://www.google.com/intl/en/scholar/inclusion.html#indexing) and Dublin Core
in HTML (DCMI, Expressing Dublin Core metadata using HTML/XHTML meta and link elements, 2008) are
what Zotero and search engines read; Signposting (https://signposting.org/FAIR/, level 1) is what a
program follows from a page to the thing, its data and its licence.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.bibliography.reference import Reference
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.titles import title_of
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.publish.context import Context
from provenance.publish.siblings import SIBLINGS, Material
from provenance.rdf.iri import record_iri

_TYPES: Final = ("https://schema.org/ArchiveComponent", "https://schema.org/AboutPage")


class Link(NamedTuple):
    """A typed link of a page (RFC 8288)."""

    rel: str
    href: str
    type: str | None = None
    title: str | None = None


def described(material: Material, licence: str) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the ``meta`` elements of a record's page.

    Args:
        material: The record.
        licence: The IRI of the licence of the data.
    """
    for reference in material.references:
        told = (*_highwire(reference), *_dublin_core(reference, material, licence))
        yield from ((name, words) for name, words in told if words)


def followed(record: Record, context: Context) -> Iterator[Link]:
    """Yield the links of Signposting from a record's page."""
    thing = record_iri(record.id, context.base)
    yield Link("cite-as", thing)
    for kind in _TYPES:
        yield Link("type", kind)
    yield Link("license", context.licence.iri)
    for one in SIBLINGS:
        yield Link("describedby", f"{record.id}{one.suffix}", one.media_type.partition(";")[0])
    yield Link("item", f"{record.id}.json", "application/json")


def _highwire(one: Reference) -> Iterator[tuple[str, str | None]]:
    yield "citation_title", title_of(one)
    for name in one.authors:
        yield "citation_author", name.inverted
    yield "citation_date", _day(one.date)
    yield "citation_language", cited_language(one)
    for edition in one.editions[:1]:
        yield "citation_publication_date", _day(edition.date)
        yield "citation_inbook_title", edition.container
        yield "citation_firstpage", edition.pages
        for publisher in edition.publishers[:1]:
            yield "citation_publisher", publisher.literal


def _dublin_core(
    one: Reference, material: Material, licence: str
) -> Iterator[tuple[str, str | None]]:
    yield "DC.title", title_of(one)
    for name in one.authors:
        yield "DC.creator", name.literal
    for translation in one.translations:
        for name in translation.translators:
            yield "DC.contributor", name.literal
    yield "DC.date", _day(one.date)
    yield "DC.type", one.kind
    for language in one.languages:
        yield "DC.language", language
    if one.location:
        where = (one.location.name_and_place, one.location.whole_code)
        yield "DC.source", ", ".join(part for part in where if part)
    yield "DC.identifier", record_iri(material.record.id, material.base)
    yield "DC.rights", licence


def _day(when: ArchivalDate | None) -> str | None:
    """The day, month or year, where it is no more than that (ISO 8601)."""
    edtf = when.edtf if when else None
    plain = edtf is not None and edtf.replace("-", "").isdigit()
    return edtf if plain else None
