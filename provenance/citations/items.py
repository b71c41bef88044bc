"""References as the processor reads them: what is safe, and what our own styles ask for."""

import re
from typing import Final

from pydantic import JsonValue

from provenance.archives.table import repositories
from provenance.bibliography.formats.csl_json import item
from provenance.bibliography.reference import Edition, Location, Reference
from provenance.bibliography.syntax.texts import every_text
from provenance.bibliography.words.dating import at_most_as_precise
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import (
    beside,
    editions_in_words,
    formerly_in_words,
    further_in_words,
    is_only_copy,
    mid_sentence,
    sentences,
    translations_in_words,
    unusual_date,
)
from provenance.bibliography.words.titles import title_of, untold_date, without_own_date
from provenance.bibliography.words.wording import say
from provenance.citations.dating import in_style
from provenance.citations.keeping import archive_of
from provenance.citations.mending import APART, with_own_stop
from provenance.citations.signs import LESS_THAN, hidden, on_the_web
from provenance.citations.style import Style
from provenance.references.write import write_code

_GENRE: Final = b'variable="genre"'
_UNKNOWN: Final = "und"
"""What has no language is taken for English, and English titles get capitals in many styles."""

_PROSE: Final = ("archive_collection", "archive_location", "references", "annote")
_RANGES: Final = (
    re.compile(r"\b((?:(?:ll?|pp?|fols?)\.|frames?|pages|Л\.|С\.) ?[\d\w]*?\d[\w]*)-(\d)"),
    re.compile(r"(?<![\d/-])((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)\d\d)(?![\d/-])"),
)
"""Leaves, pages or years from one to another; a hyphen in a file's number ("POL 15-1") is none."""

_NUMBERS: Final = re.compile(r"\b(\d+)-(\d+)\b")

RESTORED: Final = (LESS_THAN.encode(), b"<")
"""What stands for a sign that the processor would have read, and the sign."""


def readable(reference: Reference, style: Style) -> dict[str, JsonValue]:
    """Return a reference as an item of CSL-JSON for a style.

    It differs from what is exported: ranges of leaves have a dash; ``annote`` says in mid-sentence
    how the copy came to where it is, who translated what has no author, where it is printed (our
    styles print it in notes); codes and names of archives are in the style's manner; what has no
    title is called by its kind, and has a title supplied only for a style that prints no kinds. The
    title of what is printed in an edition is parted from the date that goes with it.
    """
    reference = _with_dashes(reference)
    printed = reference.container is not None and not reference.container.is_site
    made = {
        **item(reference),
        **({} if printed else _calling(reference, style)),
        **({} if printed else _dating(reference, style)),
        **_place(reference, style),
        **_copying(reference, style),
        "annote": _in_mid_sentence(reference),
        "URL": on_the_web(reference.url),
    }
    made |= {key: _dashed(str(made[key])) for key in _PROSE if made.get(key)}
    kept = {key: value for key, value in made.items() if value}
    safe = {key: every_text(value, hidden) for key, value in kept.items()}
    if "title" in safe:
        safe["title"] = with_own_stop(_parted(str(safe["title"]), reference))
    return safe


def _with_dashes(reference: Reference) -> Reference:
    """Return a reference whose editions have a dash in ranges of pages and of issues."""
    if not reference.publications:
        return reference
    container = reference.container and _edition_with_dashes(reference.container)
    editions = tuple(map(_edition_with_dashes, reference.editions))
    return reference.model_copy(update={"container": container, "editions": editions})


def _edition_with_dashes(edition: Edition) -> Edition:
    told = {"pages": edition.pages, "number": edition.number}
    dashed = {field: _NUMBERS.sub(r"\1–\2", text) for field, text in told.items() if text}
    return edition.model_copy(update=dashed)


def _dashed(text: str) -> str:
    if "-" not in text:
        return text
    for each in _RANGES:
        text = each.sub(r"\1–\2", text)
    return text


def _parted(title: str, reference: Reference) -> str:
    """Return the title of what is printed in an edition, parted from the date behind it."""
    printed = reference.container
    when = untold_date(reference) if printed and not printed.is_site else None
    date = f", {hidden(when)}" if when else ""
    return f"{title.removesuffix(date)}{APART}{date}" if date else title


def _calling(reference: Reference, style: Style) -> dict[str, JsonValue]:
    kind = reference.kind or style.untitled or say("document")
    if reference.title is None and _GENRE in style.text:
        return {"title": None, "genre": kind}
    called = reference if reference.kind else reference.model_copy(update={"kind": kind})
    title = title_of(called)
    if style.notes:  # these give the whole date beside it
        title = without_own_date(title, reference.date)
    return {"title": title, "language": cited_language(reference) or _UNKNOWN}


def _dating(reference: Reference, style: Style) -> dict[str, JsonValue]:
    """Return a date in words as a plain one, and the words as a remark, if the style wants it so.

    Styles that print the year apart from the day would print the words twice.
    """
    words, when = unusual_date(reference), reference.date
    literal = in_style(when, style)
    if literal:
        return {"issued": {"literal": literal}}
    plain = at_most_as_precise(when) if when and words and style.plain_dates else None
    if words is None or plain is None:
        return {}
    remarks = [say("dated", date=words), further_in_words(beside(reference)) or ""]
    return {"issued": _plain_date(plain), "references": sentences(remarks)}


def _plain_date(plain: str) -> JsonValue:
    ends: list[JsonValue] = [[int(part) for part in end.split("-")] for end in plain.split("/")]
    return {"date-parts": ends}


def _copying(reference: Reference, style: Style) -> dict[str, JsonValue]:
    """Return the kind of a copy for styles of author and year.

    APA would print the medium before the addressee: "telegram; copy to USSR Foreign Ministry".
    Styles of notes have it before the archive: "copy in National Security Archive".
    """
    if style.notes or not (reference.kind and is_only_copy(reference)):
        return {}
    return {"genre": say("copy-of", kind=reference.kind), "medium": None}


def _in_mid_sentence(reference: Reference) -> str:
    unnamed = () if reference.authors else translations_in_words(reference)
    once = formerly_in_words(reference) or ""
    clauses = (once, reference.copy_clause or "", *unnamed, *editions_in_words(beside(reference)))
    return "; ".join(mid_sentence(one) for one in clauses if one)


def _place(reference: Reference, style: Style) -> dict[str, JsonValue]:
    where = reference.location
    if where is None:
        return {}
    archive = archive_of(where)
    code = _code(where, archive, style)
    short = _abbreviation(archive, style)
    return {
        "archive_location": code,
        **({"archive": short, "archive-place": None} if short else {}),
    }


def _code(where: Location, archive: str | None, style: Style) -> str | None:
    named = where.collection
    levels = tuple(
        part
        for part in (where.code.levels if where.code else ())
        if (part.level, part.value) != ("collection", named)
    )
    if style.codes and where.code and levels:
        code = where.code.model_copy(update={"levels": levels})
        return write_code(code, archive, style=style.codes)
    return where.call_number


def _abbreviation(archive: str | None, style: Style) -> str | None:
    if archive is None or style.language is None:
        return None
    forms = repositories()[archive].abbreviations
    return next((one.text for one in forms if _is_in_use(one.lang, one.status, style)), None)


def _is_in_use(language: str | None, status: str, style: Style) -> bool:
    return language == style.language and status == "current"
