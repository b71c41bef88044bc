"""FORMAT: Zotero RDF, which Zotero imports with its notes.

The shape is that of Zotero's own export (translator ``RDF.js``): the call number in
``dc:coverage``, lines ``Label: value`` of the field Extra in ``dc:description``. Zotero itself
writes no archive; it stands in ``z:archive``, after the name of its field.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.carried.elements import carried_elements
from provenance.bibliography.carried.types import kept_type
from provenance.bibliography.entries.extra import labels
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Name, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.syntax.xml import empty, node, whole
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import consulted_at
from provenance.bibliography.words.titles import title_of

_OPENING: Final = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">"""
_CLASSES: Final = {"letter": "bib:Letter", "manuscript": "bib:Manuscript"}
_ABOUT, _RESOURCE = "rdf:about", "rdf:resource"


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield references as the items of a Zotero library, each followed by its note."""
    return whole(_OPENING, chain.from_iterable(map(_elements, references)), "</rdf:RDF>")


def _elements(reference: Reference) -> Iterator[Element]:
    ours = "letter" if is_correspondence(reference) else "manuscript"
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


def _fields(reference: Reference, kind: str) -> Iterator[Element | None]:
    where = reference.location
    yield node("z:itemType", kind)
    yield _people("bib:authors", reference.authors)
    yield _people("z:recipients", reference.addressees)
    if reference.authors:
        yield _people("z:translators", reference.translators)
    if reference.note:
        yield empty("dcterms:isReferencedBy", **{_RESOURCE: _memo(reference)})
    yield node("dc:title", title_of(reference))
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
    when = reference.date
    return (when.edtf or when.printed) if when else None


def _memo(reference: Reference) -> str:
    return f"#{reference.key}-note"


FORMAT = Format("zotero-rdf", "application/rdf+xml", ".zotero.rdf", write)
