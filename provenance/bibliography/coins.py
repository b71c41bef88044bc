"""FORMAT: COinS, spans with an OpenURL ContextObject (Z39.88-2004), which Zotero finds in pages.

The format of the referent is Dublin Core; it has no key for an archive, and none is misused: the
archive, its code and the copy stand in what the page links to.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final
from urllib.parse import urlencode

from provenance.bibliography.dating import at_most_as_precise
from provenance.bibliography.entries import title_of, web_address
from provenance.bibliography.format import Format
from provenance.bibliography.languages import cited_language
from provenance.bibliography.lines import one_line
from provenance.bibliography.reference import Reference

_CONTEXT: Final = (
    ("ctx_ver", "Z39.88-2004"),
    ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
)


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a line with a span for each reference, to be put into a page."""
    for reference in references:
        pairs = [*_CONTEXT, *((key, one_line(words)) for key, words in _keys(reference) if words)]
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
    yield "rft.language", cited_language(reference)
    yield "rft.identifier", web_address(reference.url)


FORMAT = Format("coins", "text/html", ".html", write)
