"""Routes served by a real uvicorn on this machine, for clients that talk HTTP."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

_SECONDS = 20.0


@contextmanager
def served(routes: list[BaseRoute]) -> Iterator[str]:
    """Serve routes, and give the address at which they are, without a slash at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = Starlette(routes=routes)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        _wait(server)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(_SECONDS)


def _wait(server: uvicorn.Server) -> None:
    until = time.monotonic() + _SECONDS
    while not server.started:
        if time.monotonic() > until:
            raise TimeoutError("uvicorn does not start")
        time.sleep(0.01)
