"""What goes on running while a page is followed: the server that a page starts."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

_ADDRESS: Final = re.compile(r"running on http://127\.0\.0\.1:(\d+)")
_PAGES_SAY: Final = re.compile(r"\b(localhost|127\.0\.0\.1):8000\b")
_NUMBER: Final = re.compile(r"\[\d+\]")
_SECONDS: Final = 240

_ENVIRONMENT: Final = {"CUSTODY_SERVE_QUERY_PROCESSES": "1", "PYTHONUNBUFFERED": "1"}
"""Each process that runs queries takes a second to start."""


class Server:
    """``provenance serve`` on a free port, which stands for port 8000 of the pages.

    Attributes:
        told: What it printed until it listened, with the port of the pages.
    """

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self._log = TemporaryFile()  # noqa: SIM115 - open as long as the server runs
        code = "from provenance.cli import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, "serve", *arguments, "--port", "0"],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        try:
            told, self.port = self._start()
        except BaseException:
            self.stop()
            raise
        self.told = _NUMBER.sub("[…]", self.shown(told))

    def _start(self) -> tuple[str, str]:
        """Wait until the server listens, and return what it told until then, and its port."""
        until = time.monotonic() + _SECONDS
        while time.monotonic() < until:
            told = self._said()
            found = _ADDRESS.search(told)
            if found and told.endswith("\n"):
                return told, found[1]
            assert self._process.poll() is None, told
            time.sleep(0.05)
        raise TimeoutError(self._said())

    def _said(self) -> str:
        self._log.flush()
        return os.pread(self._log.fileno(), 1_000_000, 0).decode()

    def at(self, text: str) -> str:
        """Return a command or program of a page with the port of this server in it."""
        return _PAGES_SAY.sub(rf"\1:{self.port}", text)

    def shown(self, text: str) -> str:
        """Return what was printed with the port of the pages in it."""
        return text.replace(f":{self.port}", ":8000")

    def stop(self) -> None:
        """Ask the server to stop, and wait until it has."""
        self._process.terminate()
        self._process.wait(_SECONDS)
        self._log.close()
