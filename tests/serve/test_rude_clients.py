"""Clients that send too much, too slowly, or half of it."""

import socket
from urllib.parse import urlsplit

import pytest
from serving import ONE_PROCESS, Client, Server, all_ended, server, site

from provenance.serve import connection

__all__ = ["all_ended"]

pytestmark = pytest.mark.client

UPGRADE = (
    b"GET /health HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
HALF = (
    b"POST /%b HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100\r\n\r\nquery="
)


def _connected(to: Client) -> socket.socket:
    host, port = urlsplit(to.address).netloc.split(":")
    return socket.create_connection((host, int(port)), timeout=30)


@pytest.mark.parametrize("begun", [b"GET /", b"GET / HTTP/1.1\r\nX: ", b"GET / HTTP/1.1\r\nX"])
def test_an_endless_head_is_not_read(begun: bytes) -> None:
    with _connected(server()) as client, pytest.raises(OSError, match=r"reset|pipe"):
        client.sendall(begun + b"x" * 64_000_000)
    assert server().curl("/health").status == 200


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\n", HALF % b"sparql"])
def test_a_request_that_does_not_come_is_not_waited_for(
    begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS", 0.1)
    with _connected(server()) as client:
        client.sendall(begun)
        assert client.recv(4096) == b""


def test_a_connection_that_is_kept_waits_anew_for_each_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "SECONDS", 0.5)
    with _connected(server()) as client:
        for _ in range(3):
            client.sendall(b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n")
            assert client.recv(4096).startswith(b"HTTP/1.1 200 OK")
        client.sendall(b"GET /")
        assert client.recv(4096) == b""


def test_nothing_becomes_a_web_socket() -> None:
    with _connected(server()) as client:
        client.sendall(UPGRADE)
        assert client.recv(4096).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("place", [b"sparql", b"oai", b"reconcile"])
def test_who_goes_away_amid_a_form_is_no_fault_of_the_server(place: bytes) -> None:
    started = Server(str(site()), environment=ONE_PROCESS)
    with _connected(started) as client:
        client.sendall(HALF % place)
    while "custody" not in started.curl("/metrics").text:
        continue
    started.stop()
    told = "".join(started.told)
    assert "Traceback" not in told
    assert f'POST /{place.decode()}" 400' in told
