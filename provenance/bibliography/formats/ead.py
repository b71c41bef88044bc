"""FORMAT: EAD 2002, a finding aid with an item for each document, which archivists' systems import.

Elements are those of the EAD 2002 Tag Library (Society of American Archivists); each is named with
its paragraph of ISAD(G) where it has one.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.syntax.xml import (
    address,
    element,
    empty,
    framed,
    node,
    printed,
    xml_name,
)
from provenance.bibliography.words.dating import as_told, at_most_as_precise, is_uncertain
from provenance.bibliography.words.editions import edition_in_words
from provenance.bibliography.words.languages import cited_language, language_names
from provenance.bibliography.words.prose import (
    as_kept,
    clause_of_another,
    held_at,
    own_clause,
    translations_in_words,
)
from provenance.bibliography.words.titles import title_of
from provenance.bibliography.words.wording import capitalized, say

_OPENING: Final = """<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
<eadheader><eadid/><filedesc><titlestmt><titleproper>{title}</titleproper></titlestmt></filedesc>
</eadheader>
<archdesc level="otherlevel" otherlevel="list">
<did><unittitle>{title}</unittitle></did>
<dsc type="in-depth">"""
_NORMAL: Final = re.compile("[0-2][^/]*(/[0-2].*)?")  # the schema knows no year after 2999
_CLOSING: Final = "</dsc>\n</archdesc>\n</ead>"


def piece(reference: Reference) -> str:
    """Return a reference as an item of a finding aid."""
    return printed(_item(as_kept(reference)))


def _item(reference: Reference) -> Element:
    return element(
        "c",
        _identification(reference),
        *_custody(reference),
        *_elsewhere(reference),
        node("controlaccess", *_access(reference)),
        node("bibliography", *_published(reference)),
        id=xml_name(reference.key),
        level="item",
    )


def _identification(reference: Reference) -> Element | None:
    """ISAD(G) 3.1: reference code, title, dates; 3.2.1 creator; 3.4.3 language."""
    where = reference.whereabouts
    return node(
        "did",
        node("unitid", where.call_number if where else None),
        node("unittitle", title_of(reference)),
        _date(reference),
        *(node("origination", _name(one, "author")) for one in reference.authors),
        _repository(where),
        node("physloc", where.collection if where else None, type="collection"),
        *_languages(reference),
    )


def _date(reference: Reference) -> Element | None:
    when = reference.date
    if when is None:
        return None
    doubt = say("uncertain") if is_uncertain(when) else None
    plain = at_most_as_precise(when)
    normal = plain if plain and _NORMAL.fullmatch(plain) else None
    return node("unitdate", as_told(when), normal=normal, certainty=doubt)


def _repository(where: Location | None) -> Element | None:
    if where is None:
        return None
    place = node("address", node("addressline", where.place))
    label = capitalized(say("formerly")) if where.former else None
    return node("repository", node("corpname", where.name), place, label=label)


def _languages(reference: Reference) -> Iterator[Element | None]:
    cited = cited_language(reference)
    tags = dict.fromkeys(tag for tag in (cited, *reference.languages) if tag)
    for tag, words in zip(tags, language_names(tags), strict=True):
        label = None if tag == cited else capitalized(say("original-text"))
        yield node("langmaterial", node("language", words), label=label)


def _name(name: Name, role: str) -> Element | None:
    kind = "corpname" if name.corporate else "persname" if name.family else "name"
    normal = name.inverted if name.family and name.inverted != name.literal else None
    return node(kind, name.literal, role=role, normal=normal)


def _custody(reference: Reference) -> Iterator[Element | None]:
    """ISAD(G) 3.2.3: how it came to where it is, and the words in which a source tells it."""
    yield node("custodhist", node("p", own_clause(reference)))
    yield node("odd", node("p", reference.note), type="source note")
    for words in translations_in_words(reference):
        yield node("odd", node("p", capitalized(words)), type="translation")


def _elsewhere(reference: Reference) -> Iterator[Element | None]:
    """ISAD(G) 3.5.1 and 3.5.2: where the original and where copies lie, not where they lay.

    How another copy came to where it lies is told beside that copy, in ``altformavail``: 3.2.3 is
    the history of the unit itself.
    """
    for one in (one for one in reference.copies if not one.former):
        name = "originalsloc" if one.holds == "original" else "altformavail"
        yield node(name, node("p", held_at(one)))
    yield node("altformavail", node("p", clause_of_another(reference)), type="custody")


def _access(reference: Reference) -> Iterator[Element | None]:
    yield node("genreform", reference.kind)
    for one in reference.addressees:
        yield _name(one, "addressee")
    for one in reference.translators:
        yield _name(one, "translator")


def _published(reference: Reference) -> Iterator[Element | None]:
    for edition in reference.publications:
        yield node("bibref", edition_in_words(edition))
    url = address(reference.url)
    if url:
        link = empty("extptr", **{"xlink:type": "simple", "xlink:href": url})
        yield node("p", link)


FORMAT = Format(
    "ead",
    "application/xml",
    ".ead.xml",
    piece,
    title="EAD 2002",
    purpose="archivists' systems, finding aids (EAD 2002)",
    frame=framed(_OPENING.format(title=capitalized(say("documents"))), _CLOSING),
)
