"""FORMAT: BibLaTeX for ``biber``: UTF-8, only fields of the standard data model."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from provenance.bibliography.dating import at_most_as_precise, calendar, in_words, known_part
from provenance.bibliography.entries import entry, listed, people, title_of, web_address, written
from provenance.bibliography.format import Format
from provenance.bibliography.languages import language_names
from provenance.bibliography.latex import inert
from provenance.bibliography.prose import (
    editions_in_words,
    is_only_copy,
    mid_sentence,
    translations_in_words,
    unusual_date,
)
from provenance.bibliography.reference import Reference
from provenance.bibliography.wording import say

_names = partial(people, escape=inert)
_END = re.compile(r"(?<=[A-Z])\.$")


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield references as a BibLaTeX file that ``biber --validate-datamodel`` takes silently."""
    return written(entry(one.key, _values(one)) for one in references)


def _values(reference: Reference) -> dict[str, str | None]:
    where = reference.location
    return {
        "entrysubtype": inert(reference.kind or say("document")),
        "author": _names(reference.authors),
        "title": f"{{{inert(title_of(reference))}}}",
        "titleaddon": _latex(unusual_date(reference)),
        "date": _date(reference),
        "note": _latex(where.whole_code if where else None),
        "organization": listed(where.name if where else None, inert),
        "location": listed(where.place if where else None, inert),
        **_translators(reference),
        "language": _language(reference),
        "addendum": _ended("; ".join(_addendum(reference))),
        "url": web_address(reference.url),
        "library": _latex(where.abbreviation or where.archive if where else None),
        "usera": _latex(reference.copy_clause),
        "annotation": _latex(reference.note),
    }


def _latex(text: str | None) -> str | None:
    return inert(text) if text else None


def _date(reference: Reference) -> str | None:
    when = reference.date
    if when is None:
        return None
    if calendar(when):
        return known_part(when.edtf or "")
    return at_most_as_precise(when) if in_words(when) else None


def _translators(reference: Reference) -> dict[str, str | None]:
    """Return the translators' field; the data model of ``@misc`` has none of that name.

    biblatex-chicago puts ``nameb`` first where there is no author: there they are plain words.
    """
    names = _names(reference.translators)
    if not reference.authors:
        return {"userb": names}
    return {"nameb": names, "namebtype": "translator" if names else None}


def _addendum(reference: Reference) -> Iterator[str]:
    if reference.copy_clause:
        yield mid_sentence(reference.copy_clause)
    elif is_only_copy(reference):
        yield say("subject")
    yield from translations_in_words(reference)
    yield from editions_in_words(reference)


def _ended(text: str) -> str | None:
    r"""Mark a final stop after a capital as one that ends a sentence.

    LaTeX takes the stop of "D.C." for an abbreviation's, and biblatex then prints another.
    """
    return _END.sub(r"\\@.", inert(text)) if text else None


def _language(reference: Reference) -> str | None:
    made = next((one.language for one in reference.translations if one.language), None)
    tags = [made] if made else [] if reference.translations else list(reference.languages)
    return " and ".join(_in_biblatex(tag) for tag in tags) or None


def _in_biblatex(tag: str) -> str:
    return inert(language_names([tag])[0].casefold())


FORMAT = Format("biblatex", "application/x-bibtex", ".bib", write)
