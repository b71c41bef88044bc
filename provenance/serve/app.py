"""The application of a server process: the site's files first, the living parts after them."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

from provenance.publish.manifest import SiteDescription, read_manifest, read_site
from provenance.serve.anywhere import OPEN, PREFLIGHT
from provenance.serve.counting import Counted, metrics
from provenance.serve.files import Files
from provenance.serve.oai import routes as oai
from provenance.serve.preparing import Prepared
from provenance.serve.reconcile import routes as reconcile
from provenance.serve.settings import Settings
from provenance.serve.site import Site
from provenance.serve.sparql.endpoint import METHODS, Endpoint
from provenance.serve.sparql.examples import examples
from provenance.serve.sparql.page import QueryPage
from provenance.serve.sparql.processes import Bounds, Processes
from provenance.serve.stamp import stamp

PREPARED: Final = "CUSTODY_SERVED"
"""The name in the environment under which processes find what was prepared (JSON)."""

_MEGABYTE: Final = 1_000_000


def from_environment() -> ASGIApp:
    """Return the application of what was prepared."""
    return application(Prepared.model_validate_json(os.environ[PREPARED]))


def application(prepared: Prepared) -> ASGIApp:
    """Return the application of a site."""
    folder, settings = Path(prepared.site), prepared.settings
    about = read_site(folder)
    withdrawn = frozenset(one.id for one in read_manifest(folder) if one.withdrawn)
    room = settings.cache_megabytes * _MEGABYTE
    site = Site(Files(folder, about.base, about.licence, room), about.layout, withdrawn)
    processes = Processes(Path(prepared.store), _bounds(settings))
    page = QueryPage(about, examples(folder, about.base))
    largest = int(settings.answer_megabytes * _MEGABYTE)
    endpoint = Endpoint(about, page, processes, largest)
    living = Starlette(
        routes=[
            *_routes(endpoint, about, folder),
            *oai.routes(folder, settings.admin_email),
            *reconcile.routes(about.base),
        ],
        lifespan=_lifespan(processes),
        exception_handlers={ClientDisconnect: _gone},
    )
    living.router.default = site
    mount = unquote(urlsplit(about.base).path)
    return Counted(_Mounted(living, site, mount), log=settings.access_log)


class _Mounted:
    """Answers at the root, and under the path of the base as well."""

    def __init__(self, living: ASGIApp, site: Site, mount: str) -> None:
        self._living = living
        self._site = site
        self._mount = mount

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if scope["method"] == "OPTIONS":
                await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send)
                return
            path: str = scope["path"]
            place = path[1:]
            if path.startswith(self._mount):
                place = path[len(self._mount) :]
                scope = {**scope, "root_path": self._mount[:-1]}
            if scope["method"] in ("GET", "HEAD") and await self._site.quick(scope, send, place):
                return
        await self._living(scope, receive, send)


def _routes(endpoint: Endpoint, about: SiteDescription, folder: Path) -> list[BaseRoute]:
    begun = stamp(folder)

    async def sparql(request: Request) -> Response:
        return await endpoint(request)

    async def health(_request: Request) -> Response:
        numbers = about.model_dump(include={"records", "triples", "released"})
        told = {"status": "ok", **numbers, "current": stamp(folder) == begun}
        return JSONResponse(told, headers={**OPEN, "cache-control": "no-store"})

    return [
        Route("/sparql", sparql, methods=list(METHODS)),
        Route("/health", health),
        Route("/metrics", metrics),
    ]


async def _gone(_request: Request, _error: Exception) -> Response:
    """Answer who went away amid a request; nobody hears it, but it is told in the log."""
    return Response(status_code=400)


def _bounds(settings: Settings) -> Bounds:
    return Bounds(
        processes=settings.query_processes,
        waiting=settings.query_waiting,
        seconds=settings.query_seconds,
        megabytes=settings.query_megabytes,
    )


def _lifespan(processes: Processes) -> Lifespan[Starlette]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await processes.start()
        try:
            yield
        finally:
            await processes.end()

    return lifespan
