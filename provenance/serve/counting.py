"""What the server counts for Prometheus, and the log of requests."""

import sys
import time
from functools import lru_cache
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    values,
)
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MULTIPLE: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The name in the environment under which several processes find the folder of their counts."""

_REQUESTS: Final = Counter("custody_requests", "Requests answered", ["method", "status"])
_SECONDS: Final = Histogram(
    "custody_request_seconds",
    "How long requests took",
    ["part"],
    buckets=(0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 10, 30),
)
_METHODS: Final = frozenset(("GET", "HEAD", "POST", "OPTIONS"))
_PARTS: Final = frozenset(("sparql", "oai", "reconcile"))
_SHOWN: Final = 400


async def metrics(_request: Request) -> Response:
    """Return the counts of all processes."""
    registry: CollectorRegistry = REGISTRY
    if values.ValueClass.__name__ != "MutexValue":
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class Counted:
    """Counts the requests of an application, and tells each on standard error if so told."""

    def __init__(self, app: ASGIApp, *, log: bool) -> None:
        """Count the requests of an application."""
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def counting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            taken = time.perf_counter() - begun
            _requests(scope["method"], status).inc()
            _seconds(scope["path"]).observe(taken)
            if self._log:
                sys.stderr.write(_line(scope, status, taken))


@lru_cache(maxsize=256)
def _requests(method: str, status: int) -> Counter:
    return _REQUESTS.labels(method if method in _METHODS else "other", str(status))


def _seconds(path: str) -> Histogram:
    last = path.rsplit("/", 1)[-1]
    return _part(last if last in _PARTS else "site")


@lru_cache(maxsize=8)
def _part(name: str) -> Histogram:
    return _SECONDS.labels(name)


def _line(scope: Scope, status: int, taken: float) -> str:
    client = scope["client"][0] if scope.get("client") else "-"
    target = scope.get("raw_path") or scope["path"].encode()
    if scope["query_string"]:
        target += b"?" + scope["query_string"]
    shown = target[:_SHOWN].decode("ascii", "backslashreplace")
    plain = "".join(one if one.isprintable() else "?" for one in shown)
    return f'{client} "{scope["method"]} {plain}" {status} {taken * 1000:.1f} ms\n'
