"""The whole command: records in, a server out; health, counts, the log, an end in good order."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from serving import BASE, ONE_PROCESS, RECORD, Server, Thread, all_ended, needs_curl, server, site

from provenance.cli.inputs import records_of
from provenance.errors import SettingsWrong
from provenance.publish.manifest import read_site
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder
from provenance.serve.running import run
from provenance.serve.settings import Settings

__all__ = ["all_ended"]

pytestmark = [pytest.mark.client, needs_curl]


def test_records_are_published_and_served(tmp_path: Path) -> None:
    record = next(folder("records").rglob(f"{RECORD}.yaml"))
    config = tmp_path / "serve.toml"
    config.write_text('base = "https://example.org/mine/"\n')
    into = tmp_path / "site"
    started = Server(
        str(record), "--config", str(config), "--into", str(into), environment=ONE_PROCESS
    )
    answer = started.curl(f"/mine/record/{RECORD}", "-L", "-H", "Accept: text/turtle")
    assert "@prefix record: <https://example.org/mine/record/> ." in answer.text
    health = started.curl("/health")
    assert '"records":1,' in health.text
    assert started.stop() == 0
    assert read_site(into).records == 1
    assert any(f'"GET /mine/record/{RECORD}" 303 ' in line for line in started.told)


def test_health_and_counts() -> None:
    about = read_site(site())
    health = server().curl("/health")
    assert health.media_type == "application/json"
    for said in (f'"records":{about.records}', f'"triples":{about.triples}', about.released):
        assert said in health.text
    server().curl("/no-such-thing")
    counts = server().curl("/metrics")
    assert counts.headers["content-type"].startswith("text/plain")
    assert 'custody_requests_total{method="GET",status="404"}' in counts.text
    assert 'custody_request_seconds_bucket{le="0.001",part="site"}' in counts.text


def test_several_processes_end_what_they_have_begun() -> None:
    started = Server(str(site()), "--workers", "2", environment=ONE_PROCESS)
    host, port = urlsplit(started.address).netloc.split(":")
    query = b"query=ASK{}"
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: here\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n"
        b"Accept: text/csv\r\nContent-Length: %d\r\n\r\n" % len(query)
    )
    for _ in range(20):
        assert started.curl("/health").status == 200
    assert 'custody_requests_total{method="GET",status="200"} 20.0' in started.curl("/metrics").text
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head + query[:4])
        while b"custody_" not in started.curl("/metrics").body:
            continue
        started.process.terminate()
        connection.sendall(query[4:])
        received = b""
        while piece := connection.recv(4096):
            received += piece
    assert received.startswith(b"HTTP/1.1 200 OK")
    assert received.endswith(b"true")
    assert started.stop() == 0


def test_what_a_killed_server_ran_ends_as_well() -> None:
    started = Server(str(site()), environment={**ONE_PROCESS, "CUSTODY_SERVE_QUERY_SECONDS": "1"})
    (running,) = _children(started.process.pid)
    query = "query=SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    asking = subprocess.Popen(["curl", "-s", "-d", query, f"{started.address}/sparql"])
    time.sleep(0.3)
    started.process.kill()
    asking.wait()
    started.stop()
    until = time.monotonic() + 20
    while Path(f"/proc/{running}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{running}").exists()


@pytest.mark.parametrize("mount", ["/", "/archive/id/"])
def test_harvesters_and_reconcilers_are_answered_under_both_roots(mount: str) -> None:
    answer = server().curl(f"{mount}oai?verb=Identify")
    assert f"<baseURL>{server().address}{mount}oai</baseURL>" in answer.text
    answer = server().curl(f"{mount}reconcile")
    assert f"{BASE}agent/" in answer.text


def _children(parent: int) -> list[int]:
    """The processes that this one started: the fourth field of their state is its number."""
    found = []
    for state in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = state.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(state.parent.name))
    return found


def test_a_port_that_is_taken_is_told_before_anything_is_done(tmp_path: Path) -> None:
    into = tmp_path / "site"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(port=taken.getsockname()[1], into=str(into))
        with pytest.raises(SettingsWrong, match="in use"):
            run(["records"], settings, records_of)
    assert not into.exists()


def test_who_is_told_to_stop_while_the_store_is_filled_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "dumps").mkdir(parents=True)
    (folder / "site.json").write_bytes((site() / "site.json").read_bytes())
    (folder / "dumps" / "records.nq").write_bytes(b"<a:a> <a:b> <a:c> .\n" * 4_000_000)
    work = tmp_path / "work"
    work.mkdir()
    started = subprocess.Popen(
        [sys.executable, "-c", "from provenance.cli import main; main()",
         "serve", str(folder), "--port", "0"],
        env={**os.environ, "TMPDIR": str(work)},
    )  # fmt: skip
    while started.poll() is None and not list(work.rglob("CURRENT")):
        time.sleep(0.01)
    started.terminate()
    assert started.wait(30) == 143
    assert not list(work.iterdir())


def test_health_tells_that_the_site_was_published_again(tmp_path: Path) -> None:
    record = [one for one in load_all(folder("records")) if one.id == RECORD]
    build_site(record, tmp_path / "site", BASE)
    started = Thread(tmp_path / "site", Settings(query_processes=1))
    assert '"current":true' in started.curl("/health").text
    build_site(record, tmp_path / "site", BASE, "Another title")
    assert '"current":false' in started.curl("/health").text
    started.stop()
