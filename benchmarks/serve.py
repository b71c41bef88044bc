"""How many requests `provenance serve` answers: under wrk, beside nginx with the same files.

Needs the extra ``serve`` and, from Debian, wrk and nginx-light.

wrk holds 64 connections open for 30 seconds, first to one server, then to the other, on one
machine, so that all three share its processors. It asks for the pages of records, their Turtle and
the style sheet in turn. Everything that is no 200 counts as an error, as does a connection that
fails. nginx has as many processes as our server, the same headers, no access log; ours has none
either. Both are warm: each is asked for a second before. A third row asks our server for things,
which lead to their documents, a fourth for answers to a query. The last column is the time of a
processor that the server took for a request, which other work on the machine does not change much.
No figure here is a test.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any, Final, NamedTuple

from benchmarks.collection import RECORDS
from provenance.publish.manifest import read_manifest, read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all

_PATH: Final = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"

_LUA = """
local paths = {{ {paths} }}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{ Accept = "{accept}" }})
end
local threads = {{}}
function setup(thread) thread:set("wrong", 0); table.insert(threads, thread) end
function response(status) if status ~= {status} then wrong = wrong + 1 end end
function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("wrong") end
  local e = summary.errors
  io.write(string.format('\\n{{"requests": %d, "microseconds": %d, "bytes": %d, "wrong": %d, '
    .. '"failed": %d, "median": %d, "p99": %d}}\\n', summary.requests, summary.duration,
    summary.bytes, wrong, e.connect + e.read + e.write + e.timeout, latency:percentile(50),
    latency:percentile(99)))
end
"""

_NGINX = """
daemon off; master_process on; worker_processes 1; pid {work}/nginx.pid;
error_log {work}/error.log; events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on; etag on;
  open_file_cache max=10000;
  types {{ text/html html; text/css css; text/turtle ttl; }}
  client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""

_QUERY = "/sparql?query=SELECT%20%3Fp%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2010"


class Server(NamedTuple):
    """A server that runs: its address, the number of its first process."""

    address: str
    pid: int


class Load(NamedTuple):
    """What wrk asks for: its name, the paths, the status that is right, the media type."""

    name: str
    paths: tuple[str, ...]
    status: int = 200
    accept: str = "*/*"


class _Asked(NamedTuple):
    seconds: int
    connections: int


class Found(NamedTuple):
    """What was measured.

    wrk measures requests a second, bytes a second, milliseconds, errors; the system, how many
    microseconds of a processor the server took for each request.
    """

    rate: float
    volume: float
    median: float
    p99: float
    errors: int
    each: float


def measured(seconds: int = 30, connections: int = 64) -> list[dict[str, Any]]:
    """Load both servers with the pages of ``records/``; nothing where wrk or nginx is lacking."""
    if which("wrk") is None or which("nginx", path=_PATH) is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        site = Path(folder) / "site"
        build_site(load_all(RECORDS), site, options=Options(footnotes=False))
        files = _files(site)
        asked = _Asked(seconds, connections)
        with _nginx(site) as server:
            rows = [_row("nginx, files", server, files, asked)]
        with _serve(site) as server:
            things = tuple(path.removesuffix(".html") for path in files.paths if ".html" in path)
            loads = (
                files._replace(name="serve, files"),
                Load("serve, things", things, 303, "text/turtle"),
                Load("serve, a query", (_QUERY,)),
            )
            rows += [_row(one.name, server, one, asked) for one in loads]
    return rows


def _files(site: Path) -> Load:
    layout = read_site(site).layout
    ids = [one.id for one in read_manifest(site) if not one.withdrawn][:50]
    pages = [f"/{layout.record(one)}{suffix}" for one in ids for suffix in (".html", ".ttl")]
    return Load("files", (*pages, "/static/site.css"))


def _row(name: str, server: Server, load: Load, asked: _Asked) -> dict[str, Any]:
    _wrk(server, load, asked._replace(seconds=1))
    return {"what": name, **asked._asdict(), **_wrk(server, load, asked)._asdict()}


def _wrk(server: Server, load: Load, asked: _Asked) -> Found:
    paths = ", ".join(json.dumps(path) for path in load.paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_LUA.format(paths=paths, status=load.status, accept=load.accept))
        script.flush()
        how = ["-c", str(asked.connections), "-d", str(asked.seconds), "--timeout", "10"]
        command = ["wrk", "-t", "1", *how]
        before = _processor_seconds(server.pid)
        told = subprocess.check_output([*command, "-s", script.name, server.address], text=True)
        spent = _processor_seconds(server.pid) - before
    said = json.loads(told.strip().splitlines()[-1])
    taken = said["microseconds"] / 1e6
    return Found(
        rate=said["requests"] / taken,
        volume=said["bytes"] / taken,
        median=said["median"] / 1e3,
        p99=said["p99"] / 1e3,
        errors=said["wrong"] + said["failed"],
        each=spent / max(said["requests"], 1) * 1e6,
    )


@contextmanager
def _nginx(site: Path) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        work, port = Path(folder), _free_port()
        work.chmod(0o755)
        file = work / "nginx.conf"
        file.write_text(_NGINX.format(work=work, port=port, site=site))
        yield from _running([str(which("nginx", path=_PATH)), "-c", str(file)], port)


@contextmanager
def _serve(site: Path) -> Iterator[Server]:
    port = _free_port()
    code = "from provenance.cli import main; main()"
    told = ["--port", str(port), "--no-access-log"]
    yield from _running([sys.executable, "-c", code, "serve", str(site), *told], port)


def _running(command: list[str], port: int) -> Iterator[Server]:
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(f"{address}/index.html", process)
            yield Server(address, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{process.args!r} ended with {process.returncode}")


def _processor_seconds(pid: int) -> float:
    """Return what a process and all that it started have used (proc(5), /proc/PID/stat)."""
    parents, spent = {}, {}
    for state in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = state.read_text().rsplit(")", 1)[1].split()
        except OSError:  # it has just ended
            continue
        one = int(state.parent.name)
        parents[one], spent[one] = int(fields[1]), sum(map(int, fields[11:15]))
    ours = {pid}
    while more := {one for one, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(spent[one] for one in ours) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port
