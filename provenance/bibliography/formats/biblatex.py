"""FORMAT: BibLaTeX for ``biber`` and biblatex's own styles: UTF-8, the standard data model."""

from functools import partial

from provenance.bibliography.entries.bib import FRAME
from provenance.bibliography.entries.biblatex import Fields, Flavour, names, piece, plain_title
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Reference
from provenance.bibliography.words.prose import translations_in_words
from provenance.bibliography.words.titles import beside_title
from provenance.bibliography.words.wording import capitalized


def _translators(reference: Reference) -> Fields:
    """Return a field for programs: the addendum names the translators with their affiliations."""
    return {"nameb": names(reference.translators), "namebtype": "translator"}


STANDARD = Flavour(plain_title, beside_title, _translators, translations_in_words, capitalized)

FORMAT = Format(
    "biblatex",
    "application/x-bibtex",
    ".bib",
    partial(piece, STANDARD),
    title="BibLaTeX",
    purpose="LaTeX with biber and biblatex's own styles or those built on them; JabRef, Zotero",
    frame=FRAME,
)
