"""The addresses of the reconciliation service: ``/reconcile``, and below it."""

import re
from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from provenance.archives.table import repositories
from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.serve.form import arguments
from provenance.serve.reconcile import suggesting
from provenance.serve.reconcile.extending import extended, proposed
from provenance.serve.reconcile.kinds import EVERY
from provenance.serve.reconcile.manifest import manifest
from provenance.serve.reconcile.matching import answers, result
from provenance.serve.reconcile.preview import preview
from provenance.serve.reconcile.reading import read_extension, read_queries, read_query
from provenance.serve.reconcile.replies import reply

PATH: Final = "/reconcile"
"""The address of the service."""

_LARGEST: Final = 1024 * 1024
_NUMBER: Final = re.compile("[0-9]{1,6}", re.ASCII)
_FROM_ANYWHERE: Final = [
    Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"])
]
"""The specification wants it of every address (3.3); the data are public, nothing is changed."""

_PREVIEW: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}

Arguments = dict[str, str]
Make = Callable[[Arguments, Request], object]


def routes(base: str = DEFAULT_BASE) -> list[Route]:
    """Return the routes of a reconciliation service over the table of archives.

    Args:
        base: The IRI under which agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    require_base(base)

    def asked(given: Arguments, request: Request) -> object:
        here = str(request.url.replace(query="")).rstrip("/")
        return _answer(given, base, here, sent=request.method == "POST")

    def previewed(request: Request) -> Response:
        return _preview(request, base)

    return [
        _route(PATH, asked, "GET", "POST"),
        _route(f"{PATH}/suggest/entity", _entities),
        _route(f"{PATH}/suggest/type", _types),
        _route(f"{PATH}/suggest/property", _properties),
        _route(f"{PATH}/properties", _proposed),
        Route(f"{PATH}/preview/{{id}}", previewed, middleware=_FROM_ANYWHERE),
    ]


def _route(path: str, make: Make, *methods: str) -> Route:
    """Return a route that answers in JSON, from anywhere, and says as JSON too what is wrong."""

    async def answered(request: Request) -> Response:
        given: Arguments = {}
        try:
            given = dict(await arguments(request, _LARGEST))
            value = await run_in_threadpool(make, given, request)
            return reply(value, given.get("callback"))
        except HTTPException as error:
            return reply({"status": "error", "message": error.detail}, status=error.status_code)

    return Route(path, answered, methods=[*(methods or ("GET",))], middleware=_FROM_ANYWHERE)


def _answer(given: Arguments, base: str, here: str, *, sent: bool) -> object:
    """Answer at the address of the service itself: what is asked tells which answer is wanted.

    Raises:
        HTTPException: A form was sent in which nothing is asked (400).
    """
    if "queries" in given:
        return answers(read_queries(given["queries"]), base)
    if "extend" in given:
        return extended(read_extension(given["extend"]))
    if "query" in given:
        return result(read_query(given["query"]), base)
    if sent:
        raise HTTPException(400, "Send a form with queries or extend.")
    return manifest(here, base)


def _entities(given: Arguments, _request: Request) -> object:
    kinds = (given["type"],) if given.get("type") else ()
    return suggesting.entities(given.get("prefix", ""), _number(given, "cursor") or 0, kinds)


def _types(given: Arguments, _request: Request) -> object:
    return suggesting.kinds(given.get("prefix", ""), _number(given, "cursor") or 0)


def _properties(given: Arguments, _request: Request) -> object:
    return suggesting.properties(given.get("prefix", ""), _number(given, "cursor") or 0)


def _proposed(given: Arguments, _request: Request) -> object:
    return proposed(given.get("type", EVERY.id), _number(given, "limit"))


def _number(given: Arguments, name: str) -> int | None:
    """Return an argument that is a number of things.

    Raises:
        HTTPException: It is none (400).
    """
    text = given.get(name)
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise HTTPException(400, f"{name} is a number.")
    return int(text)


def _preview(request: Request, base: str) -> Response:
    entry = repositories().get(request.path_params["id"])
    if entry is None:
        return HTMLResponse("<!DOCTYPE html><title>Unknown</title>Unknown.", 404, _PREVIEW)
    return HTMLResponse(preview(entry, base), headers=_PREVIEW)
