"""The endpoint ``/sparql``: the SPARQL 1.1 Protocol for queries, and the query page."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from provenance.publish.manifest import SiteDescription
from provenance.serve.answers import not_acceptable, said
from provenance.serve.anywhere import OPEN, guarded
from provenance.serve.negotiating import chosen
from provenance.serve.sparql.description import MEDIA_TYPES, description
from provenance.serve.sparql.formats import ALL, GRAPHS, HTML, TABLES, media_type, saved
from provenance.serve.sparql.page import ROWS, Asking, QueryPage
from provenance.serve.sparql.processes import Busy, Ended, Processes
from provenance.serve.sparql.requests import Refused, Wanted, wanted
from provenance.serve.sparql.talking import Asked, Outcome, Rows, Told

METHODS: Final = ("GET", "HEAD", "POST")

_ANSWER: Final = {**OPEN, **guarded(HTML), "vary": "Accept"}
_STATUS: Final[dict[Outcome, int]] = {"refused": 400, "too-large": 413, "failed": 500}
_LATER: Final = {"retry-after": "10"}


class _Problem(NamedTuple):
    status: int
    sentence: str
    headers: Mapping[str, str]


class Endpoint:
    """Answers requests to ``/sparql``."""

    def __init__(
        self, site: SiteDescription, page: QueryPage, processes: Processes, largest: int
    ) -> None:
        """Answer queries over a site.

        Args:
            site: What the site says of itself.
            page: Makes the query page.
            processes: Run the queries.
            largest: How many bytes an answer may have.
        """
        self._site = site
        self._page = page
        self._processes = processes
        self._largest = largest

    async def __call__(self, request: Request) -> Response:
        """Answer a request."""
        accept = ",".join(request.headers.getlist("accept"))
        try:
            asked = await wanted(request)
        except Refused as error:
            return said(error.status, error.sentence)
        if not asked.query:
            return self._introduced(accept, asked)
        return await self._answered(request, self._asked(accept, asked, asked.query))

    def _introduced(self, accept: str, asked: Wanted) -> Response:
        """Return the page, or what the endpoint says of itself to machines."""
        liked = chosen(accept, (*MEDIA_TYPES, HTML))
        if liked is None and asked.query is not None:
            return said(400, "The query is empty.")
        if liked is None:
            return not_acceptable((one, "sparql") for one in (*MEDIA_TYPES, HTML))
        if liked == HTML:
            return Response(self._page.html(), media_type=HTML, headers=_ANSWER)
        return Response(description(self._site, liked), media_type=liked, headers=_ANSWER)

    async def _answered(self, request: Request, asked: Asked) -> Response:
        try:
            told, body = await _while_connected(request, self._processes.answer(asked))
        except Busy:
            sentence = "Too many queries wait already; ask again a little later."
            return self._failed(_Problem(503, sentence, _LATER), asked)
        except Ended as error:
            return self._failed(_ended(error), asked)
        if told.outcome == "unacceptable":
            return not_acceptable((one, "") for one in ALL[told.kind])
        if told.outcome != "answered":
            return self._failed(_Problem(_STATUS[told.outcome], _sentence(told.problem), {}), asked)
        return self._written(told, body, asked)

    def _asked(self, accept: str, wanted: Wanted, query: str) -> Asked:
        table, graph = chosen(accept, tuple(TABLES)), chosen(accept, tuple(GRAPHS))
        form = wanted.form
        return Asked(
            query=query,
            table=form if form in TABLES.values() else table and TABLES[table],
            graph=form if form in GRAPHS.values() else graph and GRAPHS[graph],
            default_graphs=wanted.default_graphs,
            named_graphs=wanted.named_graphs,
            largest=self._largest,
            rows=ROWS,
        )

    def _written(self, told: Told, body: bytes, asked: Asked) -> Response:
        kind = media_type(told.kind, told.writer)
        if told.writer != "html":
            return Response(body, media_type=kind, headers={**_ANSWER, **saved(told.writer)})
        asking = _asking(asked)
        shown = self._page.shown(asking, told.kind, Rows.model_validate_json(body))
        return Response(self._page.html(asking, shown), media_type=kind, headers=_ANSWER)

    def _failed(self, problem: _Problem, asked: Asked) -> Response:
        if "html" not in (asked.table, asked.graph):
            return said(problem.status, problem.sentence, problem.headers)
        page = self._page.html(_asking(asked), problem=problem.sentence)
        return Response(page, problem.status, {**_ANSWER, **problem.headers}, HTML)


def _asking(asked: Asked) -> Asking:
    return Asking(asked.query, asked.default_graphs)


async def _while_connected(
    request: Request, answering: Coroutine[None, None, tuple[Told, bytes]]
) -> tuple[Told, bytes]:
    """Wait for an answer; give up where the client goes away first."""
    task: asyncio.Task[tuple[Told, bytes]] = asyncio.create_task(answering)
    gone = asyncio.create_task(_gone(request))
    try:
        both: set[asyncio.Task[Any]] = {task, gone}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Ended(in_time=True)
        return await task
    finally:
        gone.cancel()
        task.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _ended(error: Ended) -> _Problem:
    if error.in_time:
        return _Problem(503, "The query took more memory than it may take, and was ended.", {})
    return _Problem(503, "The query took longer than it may take, and was ended.", _LATER)


def _sentence(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}."
