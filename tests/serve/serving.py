"""A real server in a process of its own, and the real curl to ask it."""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder

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


class Server:
    """``provenance serve`` on a free port of this machine."""

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

    def curl(self, path: str, *options: str) -> Answer:
        """Ask for a path."""
        command = ["curl", "-s", "-i", "--path-as-is", "--max-time", str(_PATIENCE)]
        done = subprocess.run(
            [*command, *options, f"{self.address}{path}"], capture_output=True, check=True
        )
        return _answer(done.stdout)

    def stop(self) -> int:
        """Ask the server to stop, and return its exit status."""
        if self in _OPEN:
            _OPEN.remove(self)
            self.process.terminate()
            assert self.process.stderr is not None
            with self.process.stderr as stderr:
                self.told += stderr.readlines()
        return self.process.wait(_PATIENCE)


_OPEN: Final[list[Server]] = []


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
def server() -> Server:
    """Return a server of `site` with tight limits."""
    limits = {
        **ONE_PROCESS,
        "CUSTODY_SERVE_QUERY_SECONDS": "2",
        "CUSTODY_SERVE_ANSWER_MEGABYTES": "0.5",
    }
    return Server(str(site()), "--no-access-log", environment=limits)


@cache
def sharded_server() -> Server:
    """Return a server of `sharded_site`."""
    return Server(str(sharded_site()), "--no-access-log", environment=ONE_PROCESS)


def _temporary() -> Path:
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    return Path(made.name)
