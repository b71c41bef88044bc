"""Short answers: errors in clear sentences, redirections, what can be had."""

from collections.abc import Iterable, Mapping

from starlette.responses import PlainTextResponse, Response

from provenance.serve.anywhere import OPEN
from provenance.serve.documents import Document, way
from provenance.serve.files import Headers


def said(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer that is one or more sentences."""
    return PlainTextResponse(f"{sentence}\n", status, {**OPEN, **(headers or {})})


def leading(asked: str, document: Document) -> Headers:
    """Return the headers that lead from a thing to one of its documents."""
    return [
        (b"location", way(asked, document.place).encode()),
        (b"vary", b"Accept"),
        *((name.encode(), value.encode()) for name, value in OPEN.items()),
        (b"content-length", b"0"),
    ]


def not_acceptable(offered: Iterable[tuple[str, str]]) -> Response:
    """Return what there is, where a client takes none of it: pairs of media types and places."""
    listed = "\n".join(f"{media_type}  {place}".rstrip() for media_type, place in offered)
    return said(406, f"None of this is what was asked for:\n{listed}", {"vary": "Accept"})
