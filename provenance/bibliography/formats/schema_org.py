"""FORMAT: references in the terms of schema.org, as JSON-LD.

The profile ``schema-org`` of the linked data says of a record who did what with which sheet; this
says of a reference what a citation says: one work, where it is kept, what its copy clause is. Each
node is a fragment of the file (``#dobrynin-1962-10-30.author-1``): a reference knows of no address
under which its record is published.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Location, Name, Reference, Translation
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.words.dating import is_plain
from provenance.bibliography.words.editions import issue_in_words
from provenance.bibliography.words.prose import formerly_in_words, sentences
from provenance.bibliography.words.titles import title_of
from provenance.bibliography.words.wording import say
from provenance.model.date import ArchivalDate
from provenance.resources.frame import Frame
from provenance.resources.web import is_on_the_web

CONTEXT: Final = "https://schema.org"
"""The context that the file names; nobody here fetches it."""

_START: Final = f'{{"@context": "{CONTEXT}", "@graph": ['

Json = dict[str, object]
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


def piece(reference: Reference) -> str:
    """Return a reference as a node of JSON-LD in the vocabulary of schema.org, on one line.

    ``<`` is written as an escape: the file can stand in a ``script`` of a page.
    """
    return _encode(_work(reference)).replace("<", "\\u003c")


def _work(reference: Reference) -> Json:
    iri = f"#{reference.key}"
    where = reference.location
    original = where if where and where.holds != "copy" else None
    items = [one for one in (where, *reference.copies) if one and not one.former]
    further = [one for one in items if one is not original]
    return _node(
        iri,
        ["ArchiveComponent", "Message" if reference.addressees else "CreativeWork"],
        {
            "name": title_of(reference),
            "genre": reference.kind,
            "author": _people(reference.authors, f"{iri}.author"),
            "recipient": _people(reference.addressees, f"{iri}.recipient"),
            **_dates(reference.date),
            "inLanguage": list(reference.languages),
            **(_kept(original, iri) if original else {}),
            "description": _told(reference),
            "workTranslation": [
                _translation(one, f"{iri}.translation-{number}", iri)
                for number, one in enumerate(reference.translations, 1)
            ],
            "workExample": [
                *(_item(one, f"{iri}.item-{number}") for number, one in enumerate(further, 1)),
                *(
                    _edition(one, f"{iri}.edition-{number}")
                    for number, one in enumerate(reference.editions, 1)
                ),
            ],
            "url": _address(reference.url),
            "creditText": reference.note,
        },
    )


def _told(reference: Reference) -> str | None:
    """Return how it came to where it is; a former holder alone has no property that is true."""
    once = formerly_in_words(reference)
    return sentences([once, reference.copy_clause or ""]) if once else reference.copy_clause


def _node(iri: str, sorts: str | list[str], fields: Mapping[str, object]) -> Json:
    """Return an object without the fields that say nothing; a list of one is that one."""
    said = {key: value for key, value in fields.items() if value not in (None, [], "")}
    return {"@id": iri, "@type": sorts} | {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in said.items()
    }


def _people(names: Iterable[Name], iri: str) -> list[object]:
    return [_person(name, f"{iri}-{number}") for number, name in enumerate(names, 1)]


def _person(name: Name, iri: str) -> object:
    """Return a person or a body; the bare name where nobody says which of them it is."""
    if not (name.corporate or name.family):
        return name.literal
    fields = {"name": name.literal, "description": name.affiliation}
    if name.corporate:
        return _node(iri, "Organization", fields)
    return _node(iri, "Person", fields | {"familyName": name.family, "givenName": name.given})


def _dates(when: ArchivalDate | None) -> Json:
    """Return the exact day, month or year; else the date in EDTF; the words as printed."""
    if when is None:
        return {}
    plain = is_plain(when)
    said = (when.printed, None if plain else when.edtf)
    return {
        "dateCreated": when.edtf if plain else None,
        "temporal": [words for words in dict.fromkeys(said) if words],
    }


def _address(url: str | None) -> str | None:
    """Return an address as an IRI; what is none of the web's would be one of this very file."""
    if not is_on_the_web(url):
        return None
    return (web_address(url) or "").replace("[", "%5B").replace("]", "%5D")


def _kept(where: Location, iri: str) -> Json:
    return {
        "holdingArchive": _archive(where, f"{iri}.archive"),
        "itemLocation": where.place,
        "identifier": where.call_number,
        "isPartOf": _named(f"{iri}.collection", "ArchiveComponent", where.collection),
    }


def _archive(where: Location, iri: str) -> Json | None:
    if not where.archive:
        return None
    names = {"name": where.archive, "alternateName": where.abbreviation}
    return _node(iri, "ArchiveOrganization", names)


def _named(iri: str, sort: str, name: str | None) -> Json | None:
    return _node(iri, sort, {"name": name}) if name else None


def _item(where: Location, iri: str) -> Json:
    kind = say("subject") if where.holds == "copy" else None
    return _node(iri, "ArchiveComponent", {"description": kind, **_kept(where, iri)})


def _translation(made: Translation, iri: str, work: str) -> Json:
    fields = {
        "translator": _people(made.translators, f"{iri}.translator"),
        "inLanguage": made.language,
        "translationOfWork": {"@id": work},
    }
    return _node(iri, "CreativeWork", fields)


def _edition(one: Edition, iri: str) -> Json:
    container = " ".join(part for part in (one.container, issue_in_words(one)) if part)
    return _node(
        iri,
        "Article" if one.pages else "CreativeWork",
        {
            "name": one.title,
            "author": _people(one.authors, f"{iri}.author"),
            "isPartOf": _named(f"{iri}.container", "CreativeWork", container),
            "position": one.document,
            "pagination": one.pages,
            "publisher": _people(one.publishers, f"{iri}.publisher"),
            "datePublished": one.date.edtf if one.date and is_plain(one.date) else None,
            "url": _address(one.url),
        },
    )


FORMAT = Format(
    "schema-org",
    "application/ld+json",
    ".jsonld",
    piece,
    title="schema.org",
    purpose="search engines, programs for JSON-LD",
    frame=Frame(f"{_START}\n", ",\n", "\n]}\n", nothing=f"{_START}]}}\n"),
)
