"""FORMAT: BibLaTeX for ``biber`` and biblatex's own styles: UTF-8, the standard data model."""

from functools import partial

from provenance.bibliography.entries.biblatex import Fields, Flavour, names, sentence_end, write
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Reference
from provenance.bibliography.syntax.latex import inert
from provenance.bibliography.words.prose import translations_in_words
from provenance.bibliography.words.titles import beside_title, title_of, with_paired_quotes
from provenance.bibliography.words.wording import capitalized


def _title(reference: Reference) -> str:
    return f"{{{sentence_end(with_paired_quotes(title_of(reference), inert))}}}"


def _translators(reference: Reference) -> Fields:
    """Return a field for programs: the addendum names the translators with their affiliations."""
    return {"nameb": names(reference.translators), "namebtype": "translator"}


STANDARD = Flavour(_title, beside_title, _translators, translations_in_words, capitalized)

FORMAT = Format("biblatex", "application/x-bibtex", ".bib", partial(write, STANDARD))
