"""How many requests `provenance serve` answers: under wrk, beside nginx with the same files.

    python -m pip install -e ".[serve]"    # and from Debian: wrk nginx-light
    python -m benchmarks.serve site

wrk holds 64 connections open for 30 seconds, first to one server, then to the other, on one
machine, so that all three share its processors. It asks for the pages of records, their Turtle and
the style sheet in turn. Everything that is no 200 counts as an error, as does a connection that
fails. nginx has as many processes as our server, the same headers, no access log; ours has none
either. Both are warm: each is asked for a second before. A third row asks our server for things,
which lead to their documents, a fourth for answers to a query. The last column is the time of a
processor that the server took for a request, which other work on the machine does not change much.
No figure here is a test.
"""

import argparse
import json
import os
import platform
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
from typing import NamedTuple

from provenance.publish.layout import SITE
from provenance.publish.manifest import read_manifest, read_site

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
daemon off; master_process on; worker_processes {workers}; pid {work}/nginx.pid;
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


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("site", type=Path, help=f"a published site (a folder with {SITE})")
    parser.add_argument("--seconds", type=int, default=30, help="how long each is asked")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--workers", type=int, default=1, help="processes of each server")
    options = parser.parse_args()
    site: Path = options.site.resolve()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    print(f"{'':26}{'a second':>10}{'MB/s':>8}{'median ms':>11}{'p99 ms':>9}", end="")
    print(f"{'errors':>8}{'CPU µs':>8}")
    files = _files(site)
    with _nginx(site, options.workers) as server:
        beside = _row("nginx, files", server, files, options)
    with _serve(site, options.workers) as server:
        ours = _row("serve, files", server, files, options)
        things = tuple(path.removesuffix(".html") for path in files.paths if ".html" in path)
        _row("serve, things", server, Load("things", things, 303, "text/turtle"), options)
        _row("serve, a query", server, Load("a query", (_QUERY,)), options)
    print(f"serve answers {ours.rate / beside.rate:.2f} of what nginx does")


def _files(site: Path) -> Load:
    layout = read_site(site).layout
    ids = [one.id for one in read_manifest(site) if not one.withdrawn][:50]
    pages = [f"/{layout.record(one)}{suffix}" for one in ids for suffix in (".html", ".ttl")]
    return Load("files", (*pages, "/static/site.css"))


def _row(name: str, server: Server, load: Load, options: argparse.Namespace) -> Found:
    _wrk(server, load, 1, options.connections)
    found = _wrk(server, load, options.seconds, options.connections)
    print(
        f"{name:26}{found.rate:10,.0f}{found.volume / 1e6:8.1f}{found.median:11.2f}"
        f"{found.p99:9.2f}{found.errors:8}{found.each:8.0f}",
        flush=True,
    )
    return found


def _wrk(server: Server, load: Load, seconds: int, connections: int) -> Found:
    paths = ", ".join(json.dumps(path) for path in load.paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_LUA.format(paths=paths, status=load.status, accept=load.accept))
        script.flush()
        command = ["wrk", "-t", "1", "-c", str(connections), "-d", str(seconds), "--timeout", "10"]
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
        each=spent / said["requests"] * 1e6,
    )


@contextmanager
def _nginx(site: Path, workers: int) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        work, port = Path(folder), _free_port()
        work.chmod(0o755)
        file = work / "nginx.conf"
        file.write_text(_NGINX.format(work=work, port=port, site=site, workers=workers))
        yield from _running(["nginx", "-c", str(file)], port)


@contextmanager
def _serve(site: Path, workers: int) -> Iterator[Server]:
    port = _free_port()
    code = "from provenance.cli import main; main()"
    told = ["--port", str(port), "--workers", str(workers), "--no-access-log"]
    yield from _running([sys.executable, "-c", code, "serve", str(site), *told], port)


def _running(command: list[str], port: int) -> Iterator[Server]:
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        _wait(f"{address}/index.html", process)
        yield Server(address, process.pid)
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


if __name__ == "__main__":
    main()
