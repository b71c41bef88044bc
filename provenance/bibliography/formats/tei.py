"""FORMAT: TEI P5, a corpus of manuscript descriptions, each with its history and correspondents.

Elements, their order and their content are those of the TEI Guidelines P5: chapter 10 (manuscript
description; 10.4 msIdentifier, 10.6 msContents, 10.8 history, 10.9 additional) and 2.4.6
(correspondence description).
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Location, Name, Reference
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
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import (
    as_kept,
    clause_of_another,
    held_at,
    own_clause,
    translations_in_words,
)
from provenance.bibliography.words.titles import title_of
from provenance.bibliography.words.wording import capitalized, say
from provenance.model.date import ArchivalDate

_OPENING: Final = """<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>{described}</p></publicationStmt>
<sourceDesc><p>{described}</p></sourceDesc></fileDesc></teiHeader>"""


_TAG: Final = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # teidata.language


def piece(reference: Reference) -> str:
    """Return a reference as a description in a TEI corpus."""
    return printed(_description(reference))


def _description(reference: Reference) -> Element:
    return element(
        "TEI",
        node("teiHeader", _file(reference), _profile(reference)),
        _text(reference),
        xml_id=xml_name(reference.key),
    )


def _file(reference: Reference) -> Element | None:
    return node(
        "fileDesc",
        node(
            "titleStmt",
            node("title", title_of(reference)),
            *(node("author", _agent(one)) for one in reference.authors),
            *(_responsible(one, "translator") for one in reference.translators),
        ),
        node("publicationStmt", node("p", capitalized(say("described-only")))),
        node("sourceDesc", _edition(reference), _manuscript(as_kept(reference))),
    )


def _responsible(name: Name, role: str) -> Element | None:
    agent = _agent(name)
    if agent is None:
        return None
    return node("respStmt", node("resp", say(role)), agent, _affiliated(name))


def _affiliated(name: Name) -> Element | None:
    return node("note", name.affiliation, type="affiliation")


def _agent(name: Name) -> Element | None:
    if name.corporate:
        return node("orgName", name.literal)
    if not name.family:
        return node("name", name.literal)
    if name.is_family_first:
        return node("persName", node("surname", name.family), node("forename", name.given))
    given = name.literal.removesuffix(name.family).rstrip(" ")
    if _letters(given) != _letters(name.given):
        return node("persName", name.literal)
    return node("persName", node("forename", given), node("surname", name.family))


def _letters(words: str | None) -> str:
    """Return words without spaces: "A.F." and "A. F." are the same given names."""
    return "".join((words or "").split())


def _edition(reference: Reference) -> Element | None:
    """3.12.2: the edition that is cited; the document stands in it, or is itself what is printed.

    A ``monogr`` wants an ``imprint``, and that wants something in it: if need be an empty date.
    """
    printed = reference.container
    if printed is None:
        return None
    authors = [node("author", _agent(one)) for one in reference.authors]
    translators = [_responsible(one, "translator") for one in reference.translators]
    text = [*authors, node("title", title_of(reference)), *translators]
    is_whole = not (printed.container or printed.title)
    work = printed.title if printed.container else None
    writers = [node("author", _agent(one)) for one in printed.authors]
    around = [node("title", printed.container or printed.title), *([] if work else writers)]
    return node(
        "biblStruct",
        None if is_whole else node("analytic", *text),
        node("analytic", *writers, node("title", work)) if work else None,
        node(
            "monogr",
            *(text if is_whole else around),
            *(node("editor", _agent(one)) for one in printed.editors),
            _imprint(printed),
        ),
        empty("ptr", target=address(printed.url)) if address(printed.url) else None,
    )


def _imprint(printed: Edition) -> Element:
    when = printed.date
    date = node("date", as_told(when), **_dating(when)) if when else None
    return element(
        "imprint",
        node("pubPlace", printed.place),
        *(node("publisher", one.literal) for one in printed.publishers),
        empty("date") if date is None else date,
        node("biblScope", printed.volume, unit="volume"),
        node("biblScope", printed.number, unit="issue"),
        node("biblScope", printed.document, unit="document"),
        node("biblScope", printed.pages, unit="page"),
    )


def _manuscript(reference: Reference) -> Element | None:
    head = node("head", title_of(reference))
    return node(
        "msDesc",
        _identifier(reference),
        head,
        _contents(reference),
        _history(reference),
        _additional(reference),
    )


def _identifier(reference: Reference) -> Element | None:
    """10.4: settlement, repository, collection, shelfmark; then what else it is, or was, called.

    Where it lies has to stand first, else a name: the guidelines want no ``msIdentifier`` that
    begins with a number (its Schematron constraint ``msId_minimal``).
    """
    where = reference.whereabouts
    also = node("altIdentifier", node("idno", reference.record, type="record"))
    present = where if where and not where.former else None
    lies = [one for one in _place(present) if one is not None]
    if lies and lies[0].tag != "idno":
        return node("msIdentifier", *lies, also)
    name = node("msName", title_of(reference))
    return node("msIdentifier", name, _once(where, reference.record), also)


def _once(where: Location | None, record: str) -> Element | None:
    """Where it lay once, or its code alone; a number has to be there, if need be the record's."""
    parts = [part for part in _place(where) if part is not None]
    if where is None or not parts:
        return None
    has_number = any(part.tag == "idno" for part in parts)  # a blank one is none
    number = None if has_number else node("idno", record, type="record")
    return node("altIdentifier", *parts, number, type="former" if where.former else None)


def _place(where: Location | None) -> Iterator[Element | None]:
    if where:
        yield node("settlement", where.place)
        yield node("repository", where.name)
        yield node("collection", where.collection)
        yield node("idno", where.call_number, type="shelfmark")


def _contents(reference: Reference) -> Element | None:
    """10.6: who wrote what in which language, and into which it was translated by whom."""
    tags = [tag for tag in reference.languages if _TAG.fullmatch(tag)]
    cited = cited_language(reference)
    others = [tag for tag in dict.fromkeys((*reference.languages, cited)) if tag not in tags]
    language = empty("textLang", mainLang=tags[0], otherLangs=" ".join(tags[1:])) if tags else None
    translated = (capitalized(words) for words in translations_in_words(reference))
    item = node(
        "msItem",
        *(node("author", _agent(one)) for one in reference.authors),
        node("title", title_of(reference)),
        language,
        *(node("note", words, type="translation") for words in translated),
        *(node("note", tag, type="language") for tag in others),
    )
    return node("msContents", item)


def _history(reference: Reference) -> Element | None:
    """10.8: when it was written, through whose hands it came; not those of another copy."""
    return node(
        "history",
        node("origin", _origin_date(reference.date)),
        node("provenance", node("p", own_clause(reference))),
    )


def _origin_date(when: ArchivalDate | None) -> Element | None:
    if when is None:
        return None
    return node("origDate", as_told(when), **_dating(when))


def _dating(when: ArchivalDate) -> dict[str, str | None]:
    """Return ``when``, or the bounds, as att.datable has them (W3C dates alone)."""
    plain = at_most_as_precise(when)
    if plain is None:
        return {}
    if when.edtf == plain and "/" not in plain:
        return {"when": plain}
    first, _, last = plain.partition("/")
    certain = "low" if is_uncertain(when) else None
    return {"notBefore": first, "notAfter": last or first, "cert": certain}


def _additional(reference: Reference) -> Element | None:
    """10.9: the original elsewhere, copies elsewhere (not where they lay once), publications.

    How another copy came to where it lies is told beside that copy.
    """
    elsewhere = [one for one in reference.copies if held_at(one) and not one.former]
    originals = (one for one in elsewhere if one.holds == "original")
    copies = (one for one in elsewhere if one.holds != "original")
    kept = "; ".join(held_at(one) for one in originals)
    surrogates = [node("bibl", held_at(one), type=one.holds) for one in copies]
    published = [
        node("bibl", edition_in_words(one)) for one in reference.editions if edition_in_words(one)
    ]
    there = reference.container.url if reference.container else None  # which the edition tells
    url = address(reference.url) if reference.url != there else None
    seen = node("bibl", node("ref", url, target=url)) if url else None
    return node(
        "additional",
        node("adminInfo", node("note", kept, type="original")),
        node("surrogates", *surrogates, node("p", clause_of_another(reference))),
        node("listBibl", *published, seen),
    )


def _profile(reference: Reference) -> Element | None:
    """2.4.6: who sent it and who was to receive it; the kind of document as a text class."""
    kind = node("textClass", node("keywords", node("term", reference.kind)))
    if not is_correspondence(reference):
        return node("profileDesc", kind)
    sent = node(
        "correspAction",
        *(_agent(one) for one in reference.authors),
        _sent_date(reference.date),
        type="sent",
    )
    received = node(
        "correspAction", *(_agent(one) for one in reference.addressees), type="received"
    )
    return node("profileDesc", kind, node("correspDesc", sent, received))


def _sent_date(when: ArchivalDate | None) -> Element | None:
    return node("date", as_told(when), **_dating(when)) if when else None


def _text(reference: Reference) -> Element | None:
    """The text is not here: its source note stands in the place of it, word for word."""
    note = node("note", reference.note, type="source")
    return node("text", node("body", node("p", note) if note is not None else empty("p")))


FORMAT = Format(
    "tei",
    "application/tei+xml",
    ".tei.xml",
    piece,
    title="TEI P5",
    purpose="editions in TEI P5: msDesc, correspDesc",
    frame=framed(
        _OPENING.format(
            title=capitalized(say("documents")), described=capitalized(say("described-only"))
        ),
        "</teiCorpus>",
    ),
)
