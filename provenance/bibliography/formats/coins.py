"""FORMAT: COinS, spans with an OpenURL ContextObject (Z39.88-2004), which Zotero finds in pages.

The format of the referent is Dublin Core; of an edition that is cited it is that of journals or of
books (KEV matrices of the registry of OpenURL). None has a key for an archive, and none is misused:
the archive, its code and the copy stand in what the page links to. The last ``rft.type`` is
Zotero's own name of a type, as Zotero writes it (``openurl.js``): without one it makes it a web
page.
"""

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlencode

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Edition, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.xml import legal
from provenance.bibliography.words.dating import at_most_as_precise
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.titles import dated_title, title_of

_VERSION: Final = ("ctx_ver", "Z39.88-2004")
_FORMAT: Final = "info:ofi/fmt:kev:mtx:"


def piece(reference: Reference) -> str:
    """Return a line with a span for a reference, to be put into a page."""
    told = ((key, _value(words)) for key, words in _keys(reference) if words)
    pairs = [_VERSION, *((key, value) for key, value in told if value)]
    title = escape(urlencode(pairs), quote=True)
    return f'<span class="Z3988" data-key="{reference.key}" title="{title}"></span>\n'


def _keys(reference: Reference) -> Iterator[tuple[str, str | None]]:
    edition = reference.container
    if edition is None or edition.is_site:
        return _document(reference)
    return _printed(reference, edition)


def _printed(reference: Reference, edition: Edition) -> Iterator[tuple[str, str | None]]:
    """Yield an article, a part of a book, or a book, by the keys of their own formats."""
    title, around = dated_title(reference), edition.container or edition.title
    form = "journal" if around and edition.number else "book"
    yield "rft_val_fmt", _FORMAT + form
    if around is None:
        yield "rft.genre", "book"
        yield "rft.btitle", title
    else:
        yield "rft.genre", "article" if form == "journal" else "bookitem"
        yield "rft.atitle", title
        yield "rft.jtitle" if form == "journal" else "rft.btitle", around
    yield from (("rft.au", name.inverted) for name in reference.authors)
    yield "rft.date", at_most_as_precise(edition.date) if edition.date else None
    yield "rft.pages", edition.pages
    if form == "journal":
        yield "rft.volume", edition.volume
        yield "rft.issue", edition.number
    else:
        yield "rft.place", edition.place
        yield from (("rft.pub", name.literal) for name in edition.publishers)
    yield "rft_id", web_address(reference.url)


def _document(reference: Reference) -> Iterator[tuple[str, str | None]]:
    yield "rft_val_fmt", f"{_FORMAT}dc"
    yield "rft.title", title_of(reference)
    for name in reference.authors:
        yield "rft.creator", name.inverted
    if reference.authors:
        for name in reference.translators:
            yield "rft.contributor", name.inverted
    plain = at_most_as_precise(reference.date) if reference.date else None
    yield "rft.date", plain
    yield "rft.type", reference.kind
    yield "rft.type", _type(reference)
    yield "rft.language", cited_language(reference)
    yield "rft.identifier", web_address(reference.url)


def _type(reference: Reference) -> str:
    if reference.container:
        return "webpage"
    return "letter" if is_correspondence(reference) else "manuscript"


def _value(words: str) -> str:
    return " ".join(legal(words).split())


FORMAT = Format(
    "coins",
    "text/html",
    ".html",
    piece,
    title="COinS",
    purpose="pages in which Zotero is to find the documents",
)
