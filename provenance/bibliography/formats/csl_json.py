"""FORMAT: CSL-JSON 1.0.2, which Zotero, pandoc and every CSL processor read."""

import re
from typing import Final

from pydantic import JsonValue

from provenance.bibliography.carried.json import with_carried
from provenance.bibliography.carried.types import holder_of
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Location, Name, Reference, Translation
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.indented import indented
from provenance.bibliography.syntax.lines import readable
from provenance.bibliography.syntax.texts import every_text
from provenance.bibliography.words.dating import calendar, in_words
from provenance.bibliography.words.kinds import csl_type
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import beside, consulted_at, further_in_words, is_only_copy
from provenance.bibliography.words.titles import dated_title, title_of
from provenance.bibliography.words.wording import say, series
from provenance.model.date import ArchivalDate
from provenance.resources.frame import Frame

_BLANKS: Final = re.compile(r"\A[\s\ufeff]+")


def piece(reference: Reference) -> str:
    """Return a reference as an item of a CSL-JSON array.

    Where there is no author the translator stands in ``references`` and ``custom``: every style
    would put a translator in the author's place. What most programs read in no text is U+FFFD.
    """
    made = with_carried(whole(reference), reference)
    text = indented(made, "  ")
    if "\\u0000" in text or readable(text) != text:
        return indented(every_text(made, readable), "  ")
    return text


def whole(reference: Reference) -> dict[str, JsonValue]:
    """Return one reference as an item of CSL-JSON, in ``custom`` what no variable can hold."""
    return {**item(reference), "custom": _custom(reference)}


def item(reference: Reference) -> dict[str, JsonValue]:
    """Return one reference as an item of CSL-JSON, as far as variables go."""
    where = reference.location
    named = {
        "author": reference.authors,
        "recipient": reference.addressees,
        "translator": reference.translators if reference.authors else (),
    }
    return _filled(
        {
            "id": reference.key,
            "type": csl_type(reference.kind),
            "title": reference.title if reference.kind else title_of(reference),
            "genre": reference.kind,
            **{role: [_name(one) for one in names] for role, names in named.items()},
            "issued": _date(reference.date),
            "language": cited_language(reference),
            "medium": say("subject") if is_only_copy(reference) else None,
            "archive": where.name if where else None,
            "archive_collection": where.collection if where else None,
            "archive_location": where.call_number if where else None,
            "archive-place": where.place if where else None,
            "source": consulted_at(reference),
            "references": further_in_words(beside(reference)),
            "URL": web_address(reference.url),
            **(_printed_in(reference.container, reference) if reference.container else {}),
        }
    )


def _printed_in(edition: Edition, reference: Reference) -> dict[str, JsonValue]:
    """Return the fields of the edition that is cited: an issue of a journal, else a book or site.

    ``issued`` is then the edition's date; the document's stands in the title, where no style can
    take it for that of a first printing. Of a chapter Chicago would print "message to" before the
    book's title: kind and recipient are left to the title too. What stands on a site that has no
    date of its own has the document's: "n.d." would deny it.
    """
    if edition.is_site:
        return {"type": "webpage", "container-title": edition.container, "source": None}
    is_book = holder_of(reference) != "periodical"
    number = say("document-number", number=edition.document) if edition.document else None
    return {
        "type": "chapter" if is_book else "article-journal",
        "title": dated_title(reference),
        **(dict.fromkeys(("genre", "recipient")) if is_book else {}),
        "container-title": edition.container or edition.title,
        "container-author": [_name(one) for one in edition.authors],
        "editor": [_name(one) for one in edition.editors],
        "volume": edition.volume,
        "issue": None if is_book else edition.number,
        "number": number or (edition.number if is_book else None),
        "page": edition.pages,
        "publisher": series(one.literal for one in edition.publishers),
        "publisher-place": edition.place,
        "issued": _date(edition.date),
        "source": None,
    }


def _name(name: Name) -> dict[str, JsonValue]:
    """Return a name; of a given one that begins with a blank citeproc-js never finds the end.

    Its blanks are those of ECMAScript, U+FEFF among them (ECMA-262, 12.2, "White Space").
    """
    if name.family and not name.is_family_first:
        given = _BLANKS.sub("", name.given) if name.given else None
        return _filled({"family": name.family, "given": given, "suffix": name.suffix})
    return {"literal": name.literal}


def _date(when: ArchivalDate | None) -> dict[str, JsonValue] | None:
    known = calendar(when)
    if known:
        parts: JsonValue = [list(part) for part in known.parts]
        return {"date-parts": parts, "circa": True} if known.uncertain else {"date-parts": parts}
    words = in_words(when)
    return {"literal": words} if words else None


def _custom(reference: Reference) -> dict[str, JsonValue]:
    return _filled(
        {
            "record": reference.record,
            "date": reference.date.model_dump(exclude_none=True) if reference.date else None,
            "languages": list(reference.languages),
            "translations": [_translation(one) for one in reference.translations],
            "reference-code": _code(reference),
            **_once(reference.former),
            "copy": reference.copy_clause,
            "source-note": reference.note,
            "custody": reference.chain,
        }
    )


def _translation(translation: Translation) -> dict[str, JsonValue]:
    people: list[JsonValue] = [
        _filled({"name": one.literal, "affiliation": one.affiliation})
        for one in translation.translators
    ]
    return _filled({"translators": people, "from": translation.source, "to": translation.language})


def _once(where: Location | None) -> dict[str, JsonValue]:
    """Return where it lay once, in ``custom``, where no style takes it for where it lies."""
    if where is None:
        return {}
    return {
        "former-archive": where.name,
        "former-archive-place": where.place,
        "former-archive_collection": where.collection,
        "former-archive_location": where.call_number,
    }


def _code(reference: Reference) -> list[JsonValue]:
    where = reference.whereabouts
    code = where.code if where else None
    return [{"level": part.level, "value": part.value} for part in code.levels] if code else []


def _filled(fields: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {key: value for key, value in fields.items() if value not in (None, [], {}, "")}


FORMAT = Format(
    "csl-json",
    "application/vnd.citationstyles.csl+json",
    ".csl.json",
    piece,
    title="CSL-JSON",
    purpose="Zotero, pandoc, every CSL style",
    frame=Frame("[\n  ", ",\n  ", "\n]\n", nothing="[]\n"),
)
