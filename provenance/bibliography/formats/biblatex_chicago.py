"""FORMAT: BibLaTeX for biblatex-chicago: ``@misc`` with an ``entrysubtype``, an archive's item.

What it prints follows the Chicago Manual of Style 17, 14.221-14.231: generic titles without
quotation marks and in small letters, specific ones in quotation marks, the translator after the
date.
"""

from collections.abc import Iterator
from functools import partial

from provenance.bibliography.entries.bib import FRAME, listed
from provenance.bibliography.entries.biblatex import Fields, Flavour, names, piece, sentence_end
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Reference
from provenance.bibliography.syntax.latex import inert
from provenance.bibliography.words.prose import mid_sentence, translations_in_words
from provenance.bibliography.words.titles import (
    beside_title,
    generic_title,
    stated_undated,
    supplied_title,
    title_of,
    with_quotations,
    without_own_date,
)
from provenance.bibliography.words.translations import translation_in_words


def _title(reference: Reference) -> str:
    title = without_own_date(title_of(reference), reference.date)
    generic = supplied_title(reference) or generic_title(title)
    if generic or not reference.title:
        return sentence_end(_quoting(generic or title))
    return f"\\mkbibquote{{{sentence_end(_quoting(title))}}}"


def _quoting(words: str) -> str:
    return with_quotations(words, inert, r"\mkbibquote")


def _beside(reference: Reference) -> str | None:
    parts = (beside_title(reference), stated_undated(reference))
    return ", ".join(part for part in parts if part) or None


def _translators(reference: Reference) -> Fields:
    """Return the translators as biblatex-chicago prints them: "trans. John Henriksen".

    The data model gives ``@misc`` no ``translator``; an editor of that type is printed alike. The
    affiliation and the language from which it was made stand in a field that nothing prints.
    """
    said = "; ".join(translations_in_words(reference))
    return {
        "editor": names(reference.translators),
        "editortype": "translator",
        "listb": listed(said, inert),
    }


def _translations(reference: Reference) -> Iterator[str]:
    """Yield what the translators' field leaves unsaid: all where there is no author."""
    for one in reference.translations:
        words = translation_in_words(one)
        if words and not (reference.authors and one.translators):
            yield words


CHICAGO = Flavour(_title, _beside, _translators, _translations, mid_sentence)

FORMAT = Format(
    "biblatex-chicago",
    "application/x-bibtex",
    ".bib",
    partial(piece, CHICAGO),
    title="BibLaTeX for biblatex-chicago",
    purpose="LaTeX with biber and biblatex-chicago (notes and author-date)",
    frame=FRAME,
)
