"""FORMAT: MODS 3.4, a ``modsCollection``; repositories and library catalogues exchange it.

Elements and values are those of the MODS User Guidelines, version 3 (Library of Congress); roles
are MARC relators, kinds of note come from the list of note types that the guidelines keep.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Location, Name, Reference
from provenance.bibliography.syntax.xml import address, element, framed, node, printed, xml_name
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import translations_in_words
from provenance.bibliography.words.titles import title_of
from provenance.bibliography.words.wording import say
from provenance.dates import read_printed
from provenance.model.date import ArchivalDate

_OPENING: Final = '<modsCollection xmlns="http://www.loc.gov/mods/v3">'
_CLOSING: Final = "</modsCollection>"
_AUTHOR, _ADDRESSEE, _TRANSLATOR, _EDITOR = "aut", "rcp", "trl", "edt"
_SEASON: Final = re.compile(r"(?<=\d{4})-2[1-4]")


def piece(reference: Reference) -> str:
    """Return a reference as an element of a MODS collection."""
    return printed(mods(reference))


def mods(reference: Reference) -> Element:
    """Return a reference as a ``mods`` element; what it stands in declares the namespace."""
    return element(
        "mods",
        node("titleInfo", node("title", title_of(reference)), supplied=_supplied(reference)),
        *_people(reference),
        node("typeOfResource", "text", manuscript=None if reference.container else "yes"),
        node("genre", reference.kind),
        *_origin(reference),
        *_languages(reference),
        *_notes(reference),
        *_related(reference),
        node("identifier", reference.record, type="local"),
        *_whereabouts(reference),
        node("recordInfo", node("recordIdentifier", reference.key)),
        ID=xml_name(reference.key),
        version="3.4",
    )


def _supplied(reference: Reference) -> str | None:
    return None if reference.title else "yes"


def _people(reference: Reference) -> Iterator[Element | None]:
    for names, role in (
        (reference.authors, _AUTHOR),
        (reference.addressees, _ADDRESSEE),
        (reference.translators, _TRANSLATOR),
    ):
        for name in names:
            yield _name(name, role)


def _name(name: Name, role: str) -> Element | None:
    """A person whose parts are not known is a name of no type: MODS would have it inverted."""
    parts: list[Element | None] = [node("namePart", name.literal)]
    if name.family:
        parts = [
            node("namePart", name.family, type="family"),
            node("namePart", name.given, type="given"),
            node("namePart", name.suffix, type="termsOfAddress"),
            node("displayForm", name.literal),
        ]
    kind = "corporate" if name.corporate else "personal" if name.family else None
    term = node("roleTerm", role, type="code", authority="marcrelator")
    return node(
        "name", *parts, node("role", term), node("affiliation", name.affiliation), type=kind
    )


def _origin(reference: Reference) -> Iterator[Element | None]:
    yield node("originInfo", *_dates("dateCreated", reference.date, key="yes"))


def _dates(name: str, when: ArchivalDate | None, key: str | None = None) -> list[Element | None]:
    if when is None:
        return []
    return [
        node(name, _edtf(when), encoding="edtf", keyDate=key),
        node(name, when.printed),
    ]


def _edtf(when: ArchivalDate) -> str | None:
    """Return a date's EDTF, with the season that its words name where the EDTF has years alone.

    "Winter 1996/1997" is one winter, not two years (EDTF, level 1: seasons).
    """
    read = read_printed(when.printed) if when.edtf and when.printed else None
    return read if read and _SEASON.sub("", read) == when.edtf else when.edtf


def _languages(reference: Reference) -> Iterator[Element | None]:
    cited = cited_language(reference)
    yield _language(cited, None)
    for tag in reference.languages:
        if tag != cited:
            yield _language(tag, say("original-text"))


def _language(tag: str | None, part: str | None) -> Element | None:
    term = node("languageTerm", tag, type="code", authority="rfc4646")
    return node("language", term, objectPart=part)


def _notes(reference: Reference) -> Iterator[Element | None]:
    yield node("note", reference.copy_clause, type="ownership")
    for words in translations_in_words(reference):
        yield node("note", words, type="version identification")
    yield node("note", reference.note, type="source note")


def _related(reference: Reference) -> Iterator[Element | None]:
    where = reference.whereabouts
    if where and where.collection:
        title = node("titleInfo", node("title", where.collection))
        yield node("relatedItem", title, type="host", displayLabel=say("collection"))
    for copy in (one for one in reference.copies if not one.former):
        kind = "original" if copy.holds == "original" else "otherFormat"
        yield node("relatedItem", _location(copy, copy.whole_code), type=kind)
    if reference.container:
        yield from _cited(reference.container)
    for edition in reference.editions:
        yield node("relatedItem", *_printed(edition), type="otherVersion")


def _cited(edition: Edition) -> Iterator[Element | None]:
    """Yield what the edition that is cited stands in: the item is its text, as printed there."""
    if edition.container and edition.title:
        yield node("relatedItem", *_printed(edition, address_too=False), type="host")
    elif edition.container or edition.title:
        yield node("relatedItem", *_volume(edition), type="host")
    else:
        yield node("relatedItem", *_volume(edition), type="otherVersion")


def _printed(edition: Edition, *, address_too: bool = True) -> Iterator[Element | None]:
    """Yield a work with its authors, in what it stands, and its address."""
    work = edition.title if edition.container else None
    yield node("titleInfo", node("title", work))
    if work:
        yield from (_name(name, _AUTHOR) for name in edition.authors)
        yield node("relatedItem", *_volume(edition.model_copy(update={"authors": ()})), type="host")
    else:
        yield from _volume(edition)
    if address_too:
        yield node("location", node("url", address(edition.url)))


def _volume(edition: Edition) -> Iterator[Element | None]:
    details = (
        node("detail", node("number", edition.volume), type="volume"),
        node("detail", node("number", edition.number), type="issue"),
        node("detail", node("number", edition.document), type="document"),
        node("extent", node("list", edition.pages), unit="pages"),
    )
    yield node("titleInfo", node("title", edition.container or edition.title))
    yield from (_name(name, _AUTHOR) for name in edition.authors)
    yield from (_name(name, _EDITOR) for name in edition.editors)
    yield node(
        "originInfo",
        node("place", node("placeTerm", edition.place, type="text")),
        *(node("publisher", name.literal) for name in edition.publishers),
        *_dates("dateIssued", edition.date),
    )
    yield node("part", *details)


def _whereabouts(reference: Reference) -> Iterator[Element | None]:
    """Yield where it lies, its collection left out, which is its host; and its address."""
    where = reference.whereabouts
    if where:
        yield _location(where, where.call_number)
    yield node("location", node("url", address(reference.url), usage="primary"))


def _location(where: Location, code: str | None) -> Element | None:
    """Return where an item lies: MODS has no place for the town but beside the archive's name."""
    return node(
        "location",
        node(
            "physicalLocation",
            where.name_and_place or where.place,
            type="repository",
            displayLabel=say("formerly") if where.former else None,
        ),
        node("shelfLocator", code),
    )


FORMAT = Format(
    "mods",
    "application/mods+xml",
    ".mods.xml",
    piece,
    title="MODS",
    purpose="library catalogues, repositories (MODS 3.4; later versions read it)",
    frame=framed(_OPENING, _CLOSING),
)
