"""FORMAT: COinS, spans with an OpenURL ContextObject (Z39.88-2004), which Zotero finds in pages.

The format of the referent is Dublin Core; it has no key for an archive, and none is misused: the
archive, its code and the copy stand in what the page links to. The last ``rft.type`` is Zotero's
own name of a type, as Zotero writes it (``openurl.js``): without one it makes it a web page.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final
from urllib.parse import urlencode

from provenance.bibliography.format import Format
from provenance.bibliography.reference import Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.syntax.xml import legal
from provenance.bibliography.words.dating import at_most_as_precise
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.titles import title_of

_CONTEXT: Final = (
    ("ctx_ver", "Z39.88-2004"),
    ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
)


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a line with a span for each reference, to be put into a page."""
    for reference in references:
        told = ((key, _value(words)) for key, words in _keys(reference) if words)
        pairs = [*_CONTEXT, *((key, value) for key, value in told if value)]
        title = escape(urlencode(pairs), quote=True)
        yield f'<span class="Z3988" data-key="{reference.key}" title="{title}"></span>\n'


def _keys(reference: Reference) -> Iterator[tuple[str, str | None]]:
    yield "rft.title", title_of(reference)
    for name in reference.authors:
        yield "rft.creator", name.inverted
    if reference.authors:
        for name in reference.translators:
            yield "rft.contributor", name.inverted
    plain = at_most_as_precise(reference.date) if reference.date else None
    yield "rft.date", plain
    yield "rft.type", reference.kind
    yield "rft.type", "letter" if is_correspondence(reference) else "manuscript"
    yield "rft.language", cited_language(reference)
    yield "rft.identifier", web_address(reference.url)


def _value(words: str) -> str:
    return one_line(legal(words))


FORMAT = Format("coins", "text/html", ".html", write)
