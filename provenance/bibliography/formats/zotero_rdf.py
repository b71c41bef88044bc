"""FORMAT: Zotero RDF, which Zotero imports with its notes.

The shape is that of Zotero's own export (translator ``RDF.js``): the call number in
``dc:coverage``, lines ``Label: value`` of the field Extra in ``dc:description``. Zotero itself
writes no archive; it stands in ``z:archive``, after the name of its field.
"""

from collections.abc import Iterator
from html import escape
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.carried.elements import carried_elements
from provenance.bibliography.carried.types import holder_of, kept_type
from provenance.bibliography.entries.extra import labels
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Name, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.syntax.xml import empty, framed, node, printed
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import consulted_at
from provenance.bibliography.words.titles import dated_title, title_of

_OPENING: Final = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">"""
_CLASSES: Final = {
    "letter": "bib:Letter",
    "manuscript": "bib:Manuscript",
    "journalArticle": "bib:Article",
    "bookSection": "bib:BookSection",
    "book": "bib:Book",
    "thesis": "bib:Thesis",
    "report": "bib:Report",
}
_HOLDERS: Final = {"periodical": "bib:Journal", "book": "bib:Book"}
_ABOUT, _RESOURCE = "rdf:about", "rdf:resource"


def piece(reference: Reference) -> str:
    """Return a reference as an item of a Zotero library, followed by its note."""
    return printed(*_elements(reference))


def _elements(reference: Reference) -> Iterator[Element]:
    ours = _type(reference)
    kind = kept_type(reference, "zotero-rdf") or ours
    item = empty(_CLASSES.get(kind, "bib:Document"), **{_ABOUT: f"#{reference.key}"})
    fields = _fields(reference, kind)
    item.extend(carried_elements((one for one in fields if one is not None), reference))
    yield item
    if reference.note:
        memo = node(
            "bib:Memo",
            node("rdf:value", f"<p>{escape(reference.note, quote=False)}</p>"),
            **{_ABOUT: _memo(reference)},
        )
        if memo is not None:
            yield memo


def _type(reference: Reference) -> str:
    edition = reference.container
    if edition is None:
        return "letter" if is_correspondence(reference) else "manuscript"
    if edition.is_site:
        return "webpage"
    return "journalArticle" if edition.number else "bookSection"


def _printed(edition: Edition, within: str | None) -> Iterator[Element | None]:
    """Yield in what it stands, and where, as Zotero has it of an article, a chapter, a page."""
    title = node("dc:title", edition.container or edition.title)
    numbers = (node("prism:volume", edition.volume), node("prism:number", edition.number))
    if within:
        yield node("dcterms:isPartOf", node(within, title, *numbers))
    else:
        yield from numbers
    yield _people("bib:editors", edition.editors)
    yield node("bib:pages", edition.pages)
    for house in edition.publishers:
        firm = node("foaf:name", house.literal)
        place = node("vcard:adr", node("vcard:Address", node("vcard:locality", edition.place)))
        yield node("dc:publisher", node("foaf:Organization", place, firm))


def _within(edition: Edition, reference: Reference) -> str | None:
    """Return the class of what holds a text; None where the text is a work by itself."""
    if edition.is_site:
        return "z:Website"
    sort = holder_of(reference)
    return _HOLDERS[sort] if sort else None


def _fields(reference: Reference, kind: str) -> Iterator[Element | None]:
    where = reference.location
    yield node("z:itemType", kind)
    yield _people("bib:authors", reference.authors)
    yield _people("z:recipients", reference.addressees)
    if reference.authors:
        yield _people("z:translators", reference.translators)
    if reference.note:
        yield empty("dcterms:isReferencedBy", **{_RESOURCE: _memo(reference)})
    edition = reference.container
    is_printed = edition is not None and not edition.is_site
    yield node("dc:title", dated_title(reference) if is_printed else title_of(reference))
    if edition:
        yield from _printed(edition, _within(edition, reference))
    yield node("dc:type", reference.kind)
    yield node("dc:date", _date(reference))
    yield node("z:language", cited_language(reference))
    yield node("z:archive", where.name_and_place if where else None)
    yield node("dc:coverage", where.whole_code if where else None)
    yield node("z:libraryCatalog", consulted_at(reference))
    url = node("rdf:value", web_address(reference.url))
    yield node("dc:identifier", node("dcterms:URI", url))
    lines = (f"{label}: {one_line(value)}" for label, value in labels(reference) if value)
    yield node("dc:description", "\n".join(lines))


def _people(role: str, names: tuple[Name, ...]) -> Element | None:
    items = [node("rdf:li", _person(name)) for name in names]
    return node(role, node("rdf:Seq", *items))


def _person(name: Name) -> Element | None:
    """A name in one field is a surname alone, as Zotero writes it: nothing turns it about."""
    if not (name.family and name.given) or name.is_family_first:
        return node("foaf:Person", node("foaf:surname", name.literal))
    given = ", ".join(part for part in (name.given, name.suffix) if part)
    return node("foaf:Person", node("foaf:surname", name.family), node("foaf:givenName", given))


def _date(reference: Reference) -> str | None:
    edition = reference.container
    when = edition.date if edition and not edition.is_site else reference.date
    return (when.edtf or when.printed) if when else None


def _memo(reference: Reference) -> str:
    return f"#{reference.key}-note"


FORMAT = Format(
    "zotero-rdf",
    "application/rdf+xml",
    ".zotero.rdf",
    piece,
    title="Zotero RDF",
    purpose="Zotero, with the source note as a note of the item",
    frame=framed(_OPENING, "</rdf:RDF>"),
)
