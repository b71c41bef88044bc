"""A server that runs until it is told to stop, and then ends what it has begun."""

import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from provenance.errors import MissingExtra, SettingsWrong
from provenance.model.record import Record
from provenance.publish.options import Options
from provenance.serve.settings import Settings

try:
    import uvicorn

    from provenance.serve.app import PREPARED
    from provenance.serve.counting import MULTIPLE
    from provenance.serve.preparing import prepare
except ModuleNotFoundError as error:
    raise MissingExtra("The server", "serve") from error

_LOG: Final = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(message)s"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "stream": "ext://sys.stderr",
        }
    },
    "loggers": {"uvicorn": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}


def run(
    inputs: Sequence[str],
    settings: Settings,
    records_of: Callable[[Sequence[str]], Iterable[Record]],
    telling: Options | None = None,
) -> None:
    """Serve a site, or the records of which one is made, until SIGTERM or SIGINT.

    Requests that run then are answered still.

    Args:
        inputs: The folder of a published site, or places of records.
        settings: How to serve.
        records_of: Reads records.
        telling: Who is told how far the building of a site is; how it is built the settings say.

    Raises:
        PublishError: The site cannot be read or written.
        SettingsWrong: The inputs and the settings do not go together.
    """
    _require_free(settings)
    signal.signal(signal.SIGTERM, _leave)
    with tempfile.TemporaryDirectory(prefix="custody-serve-") as work:
        folder = Path(work)
        prepared = prepare(inputs, settings, folder, records_of, telling)
        os.environ[PREPARED] = prepared.model_dump_json()
        if settings.workers > 1:
            (folder / "counts").mkdir()
            os.environ[MULTIPLE] = str(folder / "counts")
        _stop_quietly()
        _run(settings)


def _run(settings: Settings) -> None:
    uvicorn.run(
        "provenance.serve.app:from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http="provenance.serve.connection:Connection",
        ws="none",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.stop_seconds,
        log_config=_LOG,
    )


def _require_free(settings: Settings) -> None:
    """Require that the port can be had, before all the work that needs it.

    Raises:
        SettingsWrong: It cannot.
    """
    host, port = settings.host, settings.port
    try:
        socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ).close()
    except OSError as error:
        raise SettingsWrong([f"{host}, port {port}: {error.strerror}"]) from error


def _leave(*_: object) -> None:
    """End before anything is served, and take what was begun away."""
    sys.exit(128 + signal.SIGTERM)


def _stop_quietly() -> None:
    """End well, with status 0, after the signals to stop: uvicorn raises them again at its end."""
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: None)
