"""The static side: files, things that lead to their documents, and clear words for the rest."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from provenance.publish.layout import Layout
from provenance.serve.answers import leading, not_acceptable, said
from provenance.serve.anywhere import OPEN
from provenance.serve.documents import Document, documents, sharded, stem_of, way
from provenance.serve.files import File, Files, is_known
from provenance.serve.negotiating import chosen

_READING = ("GET", "HEAD")


class Site:
    """A published site as an ASGI application."""

    def __init__(self, files: Files, layout: Layout, withdrawn: frozenset[str]) -> None:
        """Serve a site.

        Args:
            files: Its files.
            layout: Where its records stand.
            withdrawn: The ids of the records that it held once.
        """
        self._files = files
        self._layout = layout
        self._withdrawn = withdrawn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        place = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix("/")
        response = self._answer(Request(scope), place)
        await response(scope, receive, send)

    async def quick(self, scope: Scope, send: Send, place: str) -> bool:
        """Answer a request for a thing, or a file that is kept in memory; tell whether it was one.

        This is the way of most requests, past all that the others need.
        """
        file = self._files.file(place or "index.html")
        if file is None:
            document = self._liked(place, _told(scope, b"accept"))
            if not isinstance(document, Document):
                return False
            status, headers, body = 303, leading(place, document), b""
        elif file.body is None:
            return False
        elif is_known(file.tag, _told(scope, b"if-none-match")):
            status, headers, body = 304, file.headers, b""
        else:
            status, body = 200, file.body
            headers = [*file.headers, (b"content-length", b"%d" % file.size)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        sent = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": sent})
        return True

    def _answer(self, request: Request, place: str) -> Response:
        if request.method not in _READING:
            return said(405, "Only GET and HEAD are answered here.", {"allow": "GET, HEAD"})
        file = self._files.file(place)
        if file is not None:
            return _from_disk(request, file)
        found = self._liked(place, _told(request.scope, b"accept"))
        if found and not isinstance(found, Document):
            return not_acceptable((one.media_type, way(place, one.place)) for one in found)
        return self._moved(place) or self._missing(place)

    def _liked(self, place: str, accept: bytes | None) -> Document | tuple[Document, ...]:
        """Return the document of a thing that a client likes best, or all where it likes none."""
        stem = stem_of(place, self._layout)
        found = documents(self._files.folder, stem) if stem else ()
        liked = chosen((accept or b"").decode("latin-1"), tuple(one.media_type for one in found))
        return next((one for one in found if one.media_type == liked), found)

    def _moved(self, place: str) -> Response | None:
        """Lead to where a record's document stands, or to the page of a folder."""
        index = f"{place}index.html" if place.endswith("/") else f"{place}/index.html"
        for there in (sharded(place, self._layout), index):
            if there and self._files.file(there) is not None:
                headers = {**OPEN, "location": way(place, there)}
                return Response(status_code=301, headers=headers)
        return None

    def _missing(self, place: str) -> Response:
        stem = stem_of(place.split(".", 1)[0], self._layout) or ""
        if Path(stem).name in self._withdrawn and stem.startswith("record/"):
            return said(410, "This record was withdrawn.")
        return said(404, "There is nothing here.")


def _from_disk(request: Request, file: File) -> Response:
    headers = {name.decode(): value.decode() for name, value in file.headers}
    known = request.headers.get("if-none-match")
    if is_known(file.tag, known.encode("latin-1") if known else None):
        return Response(status_code=304, headers=headers)
    return FileResponse(file.path, headers=headers, media_type=headers["content-type"])


def _told(scope: Scope, name: bytes) -> bytes | None:
    found = [value for key, value in scope["headers"] if key == name]
    return b",".join(found) if found else None
