"""The real nginx and the real Apache, each on a free port of this machine, and the real curl."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

_APACHE = Path("/etc/apache2/mods-available")
_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = (
    *("mpm_event", "authz_core", "alias", "deflate", "dir"),
    *("filter", "headers", "mime", "negotiation", "rewrite"),
)
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Answer(NamedTuple):
    """What a server answered: status, headers (names in lower case, repeated ones joined), body."""

    status: int
    headers: dict[str, str]
    body: str


def client(name: str) -> str:
    """Return a program's path, or skip."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        package = {"nginx": "nginx-light"}.get(name, name)
        pytest.skip(f"needs {name}: apt-get install {package}")
    return found


def ask(url: str, *options: str) -> Answer:
    """Ask curl, which changes nothing in the path and follows no redirect unless told to."""
    command = [client("curl"), "-sS", "-i", "--max-time", "20", "--path-as-is", *options, url]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    head, _, body = said.partition(b"\r\n\r\n")
    while body.startswith(b"HTTP/"):
        head, _, body = body.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        before = headers.get(name.lower())
        headers[name.lower()] = f"{before}, {value.strip()}" if before else value.strip()
    return Answer(int(first.split()[1]), headers, body.decode("utf-8", "replace"))


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[str]:
    """Run nginx with the whole configuration that a site brings, and yield its address."""
    text = (site / "server" / "nginx-example.conf").read_text(encoding="utf-8")
    with nginx_with(text, work) as address:
        yield address


@contextmanager
def nginx_with(text: str, work: Path) -> Iterator[str]:
    """Run nginx with a whole configuration, on a free port instead of 8080."""
    port, program = _free_port(), client("nginx")
    own = "".join(f"    {one}_temp_path {work}/{one};\n" for one in _TEMPORARY)
    text = text.replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    configuration = work / "nginx.conf"
    configuration.write_text(
        text.replace("http {\n", f"http {{\n    access_log {work}/access.log;\n{own}"),
        encoding="utf-8",
    )
    user = "user nobody nogroup; " if os.geteuid() == 0 else ""
    general = f"daemon off; pid {work}/nginx.pid; error_log {work}/error.log info; {user}"
    command = [program, "-p", str(work), "-e", f"{work}/start.log", "-c", str(configuration)]
    with _running([*command, "-g", general], port, work):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def apache(work: Path, rules: str, *, debian: bool = True) -> Iterator[str]:
    """Run Apache, as Debian sets it up or bare, with rules at the end, and yield its address."""
    port, program = _free_port(), client("apache2")
    loaded = "".join(f"LoadModule {one}_module {_MODULES}/mod_{one}.so\n" for one in _LOADED)
    places = [_APACHE / f"{one}.conf" for one in ("mime", "negotiation", "dir", "deflate")]
    own = "".join(f"Include {one}\n" for one in places if debian and one.exists())
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    configuration = work / "apache.conf"
    configuration.write_text(
        f"ServerRoot {work}\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"{loaded}{user}TypesConfig /dev/null\n"
        f"PidFile {work}/apache.pid\nErrorLog {work}/error.log\nDefaultRuntimeDir {work}\n"
        f"Mutex file:{work} default\nStartServers 1\n"
        f"<Directory />\nRequire all denied\nAllowOverride None\n</Directory>\n{own}{rules}\n",
        encoding="utf-8",
    )
    with _running([program, "-DFOREGROUND", "-f", str(configuration)], port, work):
        yield f"http://127.0.0.1:{port}"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    with (work / "said.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(process, port, work)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int, work: Path) -> None:
    for _ in range(400):
        if process.poll() is not None:
            logs = "\n".join(one.read_text() for one in sorted(work.glob("*.log")))
            pytest.fail(f"{process.args!r} ended: {logs}")
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"{process.args!r} does not listen on {port}")
