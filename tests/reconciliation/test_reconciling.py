"""Asking a service: a real server on this machine that answers, is busy, breaks, or lies."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pyoxigraph
import pytest
from click.testing import CliRunner

from provenance.cli import cli
from provenance.errors import DataSyntaxError, FetchError, RecordInvalid
from provenance.rdf.nquads import quad_lines
from provenance.rdf.reconciliation import reconciliation_quads
from provenance.reconciliation.addresses import is_public
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.proposals import (
    Asked,
    Match,
    Reconciliation,
    agents_of,
    archives,
    decided_without,
    read_reconciliation,
    reconcile,
    write_reconciliation,
)
from provenance.reconciliation.service import Manifest, Service
from provenance.records.load import load_all
from provenance.resources.folders import folder

MANIFEST = {
    "versions": ["0.2"],
    "name": "a register",
    "identifierSpace": "https://register.example/id/",
    "schemaSpace": "https://register.example/kind/",
    "view": {"url": "https://register.example/entry/{{id}}"},
}


class Register(BaseHTTPRequestHandler):
    """A reconciliation service with two entries; ``moods`` says how it answers next."""

    moods: ClassVar[list[str]] = []
    asked: ClassVar[list[dict[str, Any]]] = []

    def do_GET(self) -> None:
        self._answer(MANIFEST)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        queries = json.loads(form["queries"][0])
        self.asked.append(queries)
        self._answer({key: {"result": self._found(one["query"])} for key, one in queries.items()})

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _found(self, name: str) -> list[dict[str, Any]]:
        if name != "NHK":
            return []
        second = {"id": "N 2", "name": "NHK World", "score": 40, "match": False, "type": []}
        return [second, {"id": "N1", "name": "NHK", "score": 98.5, "match": True, "type": []}]

    def _answer(self, value: object) -> None:
        mood = self.moods.pop(0) if self.moods else "well"
        codes = {"busy": 429, "broken": 503, "moved": 302, "gone": 404}
        status = codes.get(mood.split()[0], 200)
        body = {"no json": b"<html>", "large": b"[" + b"1," * 5_000_000}.get(mood)
        body = json.dumps(value).encode() if body is None else body
        if mood == "no result":
            body = b'{"name": "a register", "q0": {"result": [{"id": 7}]}}'
        self.send_response(status)
        if mood in ("busy", "busy for weeks"):
            self.send_header("Retry-After", "0" if mood == "busy" else "2000000")
        if mood == "moved":
            self.send_header("Location", "http://10.0.0.1/inside")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Quiet(ThreadingHTTPServer):
    """A server that does not mind when a client hangs up."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    """Run the register, and return its address."""
    Register.moods.clear()
    Register.asked.clear()
    server = Quiet(("127.0.0.1", 0), Register)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/reconcile"
    server.shutdown()
    server.server_close()
    thread.join()


def service(url: str, largest: int = 1_000_000) -> Service:
    """Return the service, asked without pauses."""
    return Service(url, Fetcher(allow_private=["127.0.0.1"], pause=0, largest=largest))


NAMES = (Asked("CWIHP", ("a/cwihp",)), Asked("NHK", ("agent/nhk", "b/nhk")))


def test_answers_are_kept_as_proposals_with_their_source(url: str) -> None:
    found = reconcile(NAMES, service(url))
    assert (found.service, found.name) == (url, "a register")
    nobody, nhk = found.matches
    assert (nobody.name, nobody.candidates, nobody.decision) == ("CWIHP", (), "open")
    assert [(one.id, one.score, one.sure) for one in nhk.candidates] == [
        ("N1", "98.5", True),
        ("N 2", "40", False),
    ]
    assert nhk.candidates[0].url == "https://register.example/entry/N1"
    assert nhk.of == ("agent/nhk", "b/nhk")


def test_a_busy_service_is_asked_again(url: str) -> None:
    Register.moods += ["broken", "well", "busy", "busy", "well"]
    assert reconcile(NAMES, service(url)).matches[1].candidates
    assert len(Register.asked) == 3


def test_a_service_that_asks_for_weeks_is_waited_for_a_minute(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = list[float]()
    monkeypatch.setattr(time, "sleep", slept.append)
    Register.moods += ["busy for weeks", "well"]
    assert service(url).manifest().name == "a register"
    assert slept == [60]


def test_many_names_are_asked_in_batches(url: str) -> None:
    names = [Asked(f"body {n:02}", (f"a/b{n}",)) for n in range(23)]
    assert len(reconcile(names, service(url)).matches) == 23
    assert [len(one) for one in Register.asked] == [10, 10, 3]


@pytest.mark.parametrize(
    ("moods", "says"),
    [
        pytest.param(["gone"], "404", id="not there"),
        pytest.param(["moved"], "http://10.0.0.1/inside", id="moved"),
        pytest.param(["broken"] * 9, "503", id="broken for good"),
        pytest.param(["no json"], "<html>", id="no JSON"),
        pytest.param(["large"], "larger than 1,000,000 bytes", id="too large"),
        pytest.param(["well", "no result"], "result.0.id", id="no answer to the query"),
    ],
)
def test_what_goes_wrong_is_told(url: str, moods: list[str], says: str) -> None:
    Register.moods += moods
    with pytest.raises(FetchError) as caught:
        reconcile(NAMES, service(url))
    assert says in caught.value.problem
    assert caught.value.url == url


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n{", b" ", id="body"),
        pytest.param(b'HTTP/1.1 200 OK\r\n\r\n{"name": "x"}', b" ", id="no length told"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n", id="headers"),
    ],
)
def test_a_service_that_drips_is_given_up(head: bytes, piece: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_drip, args=(server, head, piece), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        fetcher = Fetcher(allow_private=["127.0.0.1"], pause=0, whole=0.5)
        with pytest.raises(FetchError, match="took longer"):
            fetcher.get(address)
        thread.join()


def test_a_service_that_drips_on_a_kept_connection_is_given_up() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n{"
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_drip, args=(server, head, b" ", 1), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        fetcher = Fetcher(allow_private=["127.0.0.1"], pause=0, whole=0.5)
        assert fetcher.get(address) == {}
        with pytest.raises(FetchError, match="took longer"):
            fetcher.get(address)
        thread.join()


def _drip(server: socket.socket, head: bytes, piece: bytes, well: int = 0) -> None:
    """Answer some requests well, and the next byte by byte until the other side hangs up."""
    connection, _ = server.accept()
    with connection, suppress(OSError):
        for _ in range(well):
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        connection.recv(65536)
        connection.sendall(head)
        for _ in range(600):
            time.sleep(0.05)
            connection.sendall(piece)


@pytest.mark.parametrize("host", ["a..b", "a" * 300, "[::1", "a\x00b"])
def test_a_host_that_is_none_is_told(host: str) -> None:
    with pytest.raises(FetchError):
        Fetcher(pause=0).get(f"http://{host}/")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/", "reconcile"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match="only addresses that begin"):
        Service(address).manifest()


def test_private_addresses_are_refused(url: str) -> None:
    for address in (url, url.replace("127.0.0.1", "localhost")):
        with pytest.raises(FetchError, match="no public address"):
            Service(address, Fetcher(pause=0)).manifest()
    assert not Register.asked


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
        "::127.0.0.1", "fec0::1", "64:ff9b:1::a00:1", "::ffff:0:10.0.0.1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_what_was_decided_is_not_asked_again(url: str, tmp_path: Path) -> None:
    file = tmp_path / "register.yaml"
    assert read_reconciliation(file, url) is None
    first = reconcile(NAMES, service(url))
    rejected = first.matches[0].model_copy(update={"decision": "rejected", "by": "A. Lee"})
    write_reconciliation(first.model_copy(update={"matches": (rejected, first.matches[1])}), file)
    Register.asked.clear()
    known = read_reconciliation(file, url)
    again = reconcile(NAMES, service(url), known)
    assert again.matches[0] == rejected
    assert [one["query"] for asked in Register.asked for one in asked.values()] == ["NHK"]
    with pytest.raises(DataSyntaxError, match="of another"):
        read_reconciliation(file, "of another")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        pytest.param("decision: rejected", "needs a person", id="nobody decided"),
        pytest.param("decision: accepted\n  by: A. Lee", "chosen", id="nothing chosen"),
        pytest.param("decision: accepted\n  by: A\n  chosen: N9", "none of the", id="invented"),
    ],
)
def test_faulty_decisions_are_told(tmp_path: Path, more: str, says: str) -> None:
    file = tmp_path / "register.yaml"
    text = f"service: s\nname: r\nmatches:\n- name: NHK\n  of: [agent/nhk]\n  {more}\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RecordInvalid) as caught:
        read_reconciliation(file, "s")
    (problem,) = caught.value.problems
    assert (problem.line, says in problem.message) == (4, True)


def accepted(url: str) -> Reconciliation:
    """Return the answers with one accepted."""
    found = reconcile(NAMES, service(url))
    change = {"decision": "accepted", "chosen": "N1", "by": 'A. "Lee" .', "reason": "looked up"}
    nhk = Match.model_validate(found.matches[1].model_dump() | change)
    return found.model_copy(update={"matches": (found.matches[0], nhk)})


def test_only_what_was_accepted_is_written(url: str) -> None:
    text = "".join(quad_lines(reconciliation_quads(accepted(url))))
    quads = list(pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS))
    links = {
        (str(quad.subject.value).rsplit("/id/", 1)[1], quad.object.value)
        for quad in quads
        if quad.predicate.value == "https://schema.org/sameAs"
    }
    entry = "https://register.example/entry/N1"
    assert links == {("agent/nhk", entry), ("record/b.agent.nhk", entry)}
    assert {quad.object.value for quad in quads if "creator" in quad.predicate.value} == {
        'A. "Lee" .'
    }


def test_two_registers_may_differ_on_an_agent(url: str) -> None:
    one = accepted(url)
    other = one.model_copy(update={"service": "https://other.example/"})
    nodes = [
        {quad[0] for quad in reconciliation_quads(found) if "reconciliation" in quad[0]}
        for found in (one, other)
    ]
    assert all(nodes)
    assert not nodes[0] & nodes[1]


def test_what_is_not_asked_for_now_stays_and_a_decision_holds_for_those_it_names(url: str) -> None:
    first = accepted(url)
    asked = (Asked("NHK", ("agent/nhk", "c/nhk")), Asked("Nobody", ("c/n",)))
    found = reconcile(asked, service(url), first)
    assert [one.name for one in found.matches] == ["CWIHP", "NHK", "Nobody"]
    assert found.matches[1] == first.matches[1]
    assert decided_without(asked, found) == (Asked("NHK", ("c/nhk",)),)


HOSTILE = [{"id": ""}, {"id": "\ud800"}, {"name": "\ud800"}, {"score": float("nan")}]


@pytest.mark.parametrize("more", HOSTILE)
def test_an_answer_that_no_file_can_keep_is_told(
    url: str, more: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = [{"id": "N1", "name": "NHK"} | more]
    monkeypatch.setattr(Register, "_found", lambda *_: answer)
    with pytest.raises(FetchError, match="the answer to 'q0'"):
        reconcile(NAMES[1:], service(url))


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("https://e.example/{{id}}", "https://e.example/a/b%20c%22%3E"),
        ("javascript:alert({{id}})", None),
        ("/entry/{{id}}", None),
    ],
)
def test_the_address_of_an_entry_is_one_of_the_web(view: str, expected: str | None) -> None:
    found = Manifest.model_validate({"name": "r", "view": {"url": view}})
    assert found.address('a/b c">') == expected


def test_who_is_asked_for() -> None:
    names = {one.name: one.of for one in agents_of(load_all(folder("records") / "cwihp"))}
    assert names["NHK"] == ("agent/nhk",)
    assert "dobrynin-1962-10-30/john-henriksen" in names["John Henriksen"]
    assert len(archives()) > 250


def test_the_command(url: str, tmp_path: Path) -> None:
    file = str(tmp_path / "register.yaml")
    common = ["reconcile", str(folder("records")), "--service", url, "--decisions", file]
    result = CliRunner().invoke(cli, [*common, "--allow", "127.0.0.1"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "NHK: NHK (N1)" in result.output
    assert "1 with candidates" in result.output
    result = CliRunner().invoke(cli, [*common, "--format", "nquads"], catch_exceptions=False)
    assert (result.exit_code, result.output.strip()) == (0, "")
