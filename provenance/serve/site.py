"""The static side: files, things that lead to their documents, and clear words for the rest."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from provenance.publish.layout import Layout
from provenance.serve.answers import OPEN, not_acceptable, said, see_other
from provenance.serve.documents import documents, sharded, stem_of, way
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
        """Answer a request for a file that is kept in memory; tell whether there was one."""
        file = self._files.file(place or "index.html")
        if file is None or file.body is None:
            return False
        known = None
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                known = value
        status = 304 if is_known(file.tag, known) else 200
        headers = file.headers
        if status == 200:
            headers = [*headers, (b"content-length", b"%d" % file.size)]
        body = b"" if status == 304 or scope["method"] == "HEAD" else file.body
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        return True

    def _answer(self, request: Request, place: str) -> Response:
        if request.method not in _READING:
            return said(405, "Only GET and HEAD are answered here.", {"allow": "GET, HEAD"})
        file = self._files.file(place)
        if file is not None:
            return _from_disk(request, file)
        return self._thing(request, place) or self._moved(place) or self._missing(place)

    def _thing(self, request: Request, place: str) -> Response | None:
        stem = stem_of(place, self._layout)
        found = documents(self._files.folder, stem) if stem else ()
        if not found:
            return None
        accept = ",".join(request.headers.getlist("accept"))
        liked = chosen(accept, [one.media_type for one in found])
        if liked is None:
            return not_acceptable((one.media_type, way(place, one.place)) for one in found)
        return see_other(place, next(one for one in found if one.media_type == liked))

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
