"""A folder served on the loopback, as a plain host serves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}


class _Quiet(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - of the library
        """Return the media type of a file."""
        return _TYPES.get(Path(str(path)).suffix) or super().guess_type(path)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - of the library
        """Say nothing of each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address, which ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
