"""A real server in a process of its own, and the real curl to ask it."""

import atexit
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest
import uvicorn

from provenance.cli.inputs import records_of
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder
from provenance.serve.app import application
from provenance.serve.connection import Connection
from provenance.serve.preparing import prepare
from provenance.serve.settings import Settings

RECORD: Final = "dobrynin-1962-10-30"
BASE: Final = "https://example.org/archive/id/"

ONE_PROCESS: Final = {"CUSTODY_SERVE_QUERY_PROCESSES": "1"}
"""Each process that runs queries takes a second to start."""

_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+")
_PATIENCE: Final = 30

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="apt-get install curl")


class Answer(NamedTuple):
    """What curl received: the last status, the headers in small letters, the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers["content-type"].removesuffix("; charset=utf-8")


class Client:
    """The real curl, with the address of a server."""

    address: str

    def curl(self, path: str, *options: str) -> Answer:
        """Ask for a path."""
        command = ["curl", "-s", "-i", "--path-as-is", "--max-time", str(_PATIENCE)]
        done = subprocess.run(
            [*command, *options, f"{self.address}{path}"], capture_output=True, check=True
        )
        return _answer(done.stdout)


class Server(Client):
    """``provenance serve`` in a process of its own, on a free port of this machine."""

    def __init__(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from provenance.cli import main; main()", "serve",
             *arguments, "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
        _OPEN.append(self)
        self.told: list[str] = []
        self.address = self._address()

    def _address(self) -> str:
        """Wait until the server says where it listens and that it has started."""
        assert self.process.stderr is not None
        address = ""
        started = False
        for line in self.process.stderr:
            self.told.append(line)
            found = _ADDRESS.search(line)
            address = found[0] if found else address
            started = started or "startup complete" in line
            if address and started:
                return address
        raise AssertionError("".join(self.told))

    def stop(self) -> int:
        """Ask the server to stop, and return its exit status."""
        if self in _OPEN:
            _OPEN.remove(self)
            self.process.terminate()
            assert self.process.stderr is not None
            with self.process.stderr as stderr:
                self.told += stderr.readlines()
        return self.process.wait(_PATIENCE)


class Thread(Client):
    """The same application under uvicorn in a thread of the tests."""

    def __init__(self, site: Path, settings: Settings) -> None:
        self._work = tempfile.TemporaryDirectory()
        prepared = prepare([str(site)], settings, Path(self._work.name), records_of)
        config = uvicorn.Config(
            application(prepared), http=Connection, ws="none", log_level="critical"
        )
        self._server = uvicorn.Server(config)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(
            target=self._server.run, args=([self._listening],), daemon=True
        )
        self._thread.start()
        _OPEN.append(self)
        until = time.monotonic() + _PATIENCE
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.01)

    def stop(self) -> int:
        """Ask the server to stop."""
        _OPEN.remove(self)
        self._server.should_exit = True
        self._thread.join(_PATIENCE)
        self._listening.close()
        self._work.cleanup()
        return 0


_OPEN: Final[list[Server | Thread]] = []


@pytest.fixture(scope="session", autouse=True)
def all_ended() -> Iterator[None]:
    """Stop every server when the tests are done."""
    yield
    for one in tuple(_OPEN):
        one.stop()


def _answer(raw: bytes) -> Answer:
    """Take apart what curl prints; where it followed a redirection, the last of the answers."""
    head, _, body = raw.partition(b"\r\n\r\n")
    while body.startswith(b"HTTP/1.1 "):
        head, _, body = body.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return Answer(int(first.split()[1]), headers, body)


@cache
def site() -> Path:
    """Return a published site of the collection."""
    into = _temporary() / "site"
    build_site(load_all(folder("records")), into, BASE)
    return into


@cache
def sharded_site() -> Path:
    """Return a site of one record that keeps records in folders of their own."""
    into = _temporary() / "site"
    found = [one for one in load_all(folder("records")) if one.id == RECORD]
    build_site(found, into, BASE, options=Options(sharded=True))
    return into


@cache
def server() -> Thread:
    """Return a server of `site` with tight limits."""
    limits = Settings(access_log=False, query_processes=1, query_seconds=2, answer_megabytes=0.5)
    return Thread(site(), limits)


@cache
def sharded_server() -> Server:
    """Return a server of `sharded_site`."""
    return Server(str(sharded_site()), "--no-access-log", environment=ONE_PROCESS)


def _temporary() -> Path:
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    return Path(made.name)
