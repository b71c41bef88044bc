"""FORMAT: BibTeX for classic ``bibtex`` and its styles: ASCII, every letter a LaTeX command."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from bibtexparser.model import Block, ImplicitComment

from provenance.bibliography.carried.latex import IN_TEXT, Writing, with_carried
from provenance.bibliography.entries.bib import FRAME, entry, people, written
from provenance.bibliography.entries.printed import (
    MISC,
    Printing,
    as_printed,
    edition_fields,
    entry_type,
)
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Name, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.latex import ascii_latex, unwritable
from provenance.bibliography.words.dating import (
    Calendar,
    at_most_as_precise,
    calendar,
    is_plain,
)
from provenance.bibliography.words.languages import language_names
from provenance.bibliography.words.prose import (
    beside,
    editions_in_words,
    kind_in_words,
    place_in_words,
    sentences,
    translations_in_words,
    unusual_date,
)
from provenance.bibliography.words.titles import (
    short_title,
    stated_undated,
    title_of,
    with_paired_quotes,
)
from provenance.bibliography.words.wording import say, table
from provenance.model.date import ArchivalDate

_WRITING: Final = Writing(ascii_latex, IN_TEXT)
_names = partial(people, escape=partial(ascii_latex, initials=True))


def piece(reference: Reference) -> str:
    """Return a reference as an entry of BibTeX.

    Before an entry with characters that LaTeX's Latin and Cyrillic fonts do not have, a line names
    them; they stand in the entry as they are.
    """
    return written(blocks(reference))


def blocks(reference: Reference) -> Iterator[Block]:
    """Yield the entry of a reference, before it a comment where LaTeX cannot print all of it."""
    shown = as_printed(reference, "bibtex")
    values = _all(reference, shown)
    month = _month(calendar(shown.date))
    own = entry(entry_type(reference, "bibtex"), reference.key, values, month)
    whole = with_carried(own, reference, _WRITING)
    lost = unwritable("".join(str(field.value) for field in whole.fields))
    if lost:
        yield ImplicitComment(f"% {reference.key}: no LaTeX command for {' '.join(lost)}")
    yield whole


def _all(reference: Reference, shown: Reference) -> dict[str, str | None]:
    """Return the fields of an entry; those of the edition in place of the document's own."""
    edition = reference.container
    if edition is None or entry_type(reference, "bibtex") == MISC:
        return _values(reference)
    values = _values(beside(shown))
    fields = edition_fields(reference, Printing("bibtex", _latex, _latex, _names))
    notes = [one for one in (fields.pop("note"), values["note"]) if one]
    return {
        **values,
        "howpublished": None,
        "note": sentences(notes),
        **fields,
        "address": _latex(edition.place),
    }


def _values(reference: Reference) -> dict[str, str | None]:
    where = reference.location
    return {
        "key": _latex(_sort_key(reference)) or reference.key,
        "author": _names(reference.authors),
        "title": f"{{{with_paired_quotes(title_of(reference), ascii_latex)}}}",
        "type": _latex(reference.kind),
        "howpublished": _latex(_how(reference)),
        "month": None,
        "year": _year(reference),
        "date": reference.date.edtf if reference.date else None,
        "note": _latex(sentences(_note(reference))),
        "url": web_address(reference.url),
        "archive": _latex(where.name if where else None),
        "archivecollection": _latex(where.collection if where else None),
        "archivelocation": _latex(where.call_number if where else None),
        "archiveplace": _latex(where.place if where else None),
        "translator": _names(reference.translators),
        "recipient": _names(reference.addressees),
        "origlanguage": _latex(", ".join(language_names(reference.languages))),
        "library": _latex(where.abbreviation or where.archive if where else None),
        "x-edtf": _latex(_edtf(reference.date)),
        "x-date": _latex(reference.date.printed if reference.date else None),
        "x-copy": _latex(reference.copy_clause),
        "x-source-note": _latex(reference.note),
    }


def _edtf(when: ArchivalDate | None) -> str | None:
    """Return a date in EDTF where year and month cannot say all of it."""
    return when.edtf if when and not is_plain(when) else None


def _latex(text: str | None) -> str | None:
    return ascii_latex(text) if text else None


def _sort_key(reference: Reference) -> str:
    """Return what an entry is sorted by; author-date styles print it where there is no author."""
    people: tuple[Name, ...] = reference.authors
    return people[0].sort_key if people else short_title(title_of(reference))


def _how(reference: Reference) -> str | None:
    parts = (kind_in_words(reference), place_in_words(reference))
    return sentences([part for part in parts if part])


def _note(reference: Reference) -> Iterator[str]:
    date = unusual_date(reference)
    if date:
        yield say("dated", date=date)
    if reference.copy_clause:
        yield reference.copy_clause
    yield from translations_in_words(reference)
    yield from editions_in_words(reference)


def _year(reference: Reference) -> str | None:
    if stated_undated(reference):
        return stated_undated(reference)
    known = calendar(reference.date)
    if known:
        years = "--".join(dict.fromkeys(f"{part[0]:04d}" for part in known.parts))
        return f"[{years}?]" if known.uncertain else years
    plain = at_most_as_precise(reference.date) if reference.date else None
    return plain[:4] if plain and "/" not in plain else None


def _month(known: Calendar | None) -> dict[str, str] | None:
    """Return the month as an expression: ``"30~" # oct``, ``"30~" # oct # "--2~" # nov``."""
    if known is None or any(len(part) < 2 for part in known.parts):
        return None
    if len({part[0] for part in known.parts}) > 1:
        return None
    if len({part[1] for part in known.parts}) == 1 and all(len(p) > 2 for p in known.parts):
        days = "--".join(str(part[2]) for part in known.parts)
        return {"month": f'"{days}~" # {_abbreviation(known.parts[0])}'}
    return {"month": ' # "--" # '.join(_day_and_month(part) for part in known.parts)}


def _day_and_month(part: tuple[int, ...]) -> str:
    return f'"{part[2]}~" # {_abbreviation(part)}' if len(part) > 2 else _abbreviation(part)


def _abbreviation(part: tuple[int, ...]) -> str:
    return table("wordings", "months")[str(part[1])][:3].lower()


FORMAT = Format(
    "bibtex",
    "application/x-bibtex",
    ".bib",
    piece,
    title="BibTeX",
    purpose="LaTeX with classic bibtex and its styles (plain, abbrv, alpha, chicago …), pdfLaTeX",
    frame=FRAME,
)
