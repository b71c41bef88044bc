"""A name that changes its address between two look-ups leads nowhere else; no network is needed."""

import socket

import pytest

from provenance.errors import FetchError
from provenance.reconciliation.fetching import Fetcher

PUBLIC, PRIVATE = "93.184.215.14", "127.0.0.1"
HOST = "register.example"


class Names:
    """A server of names whose answers change, and a network that notes who is connected to.

    Attributes:
        answers: The addresses of the host, answer by answer; the last one stays.
        asked: How often the host was looked up.
        connected: Who was connected to; nobody answers.
    """

    def __init__(self) -> None:
        self.answers: list[list[str]] = []
        self.asked = 0
        self.connected: list[str] = []

    def look_up(self, host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        found = [host]
        if host == HOST:
            found = self.answers[min(self.asked, len(self.answers) - 1)]
            self.asked += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    def connect(self, _: socket.socket, address: tuple[str, int]) -> None:
        self.connected.append(address[0])
        raise ConnectionRefusedError


@pytest.fixture(name="names")
def _names(monkeypatch: pytest.MonkeyPatch) -> Names:
    names = Names()
    monkeypatch.setattr(socket, "getaddrinfo", names.look_up)
    monkeypatch.setattr(socket.socket, "connect", lambda one, address: names.connect(one, address))
    return names


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_changes_its_address_between_two_look_ups_gains_nothing(
    names: Names, scheme: str
) -> None:
    """What was judged is what is connected to; each further try is judged anew."""
    names.answers = [[PUBLIC], [PRIVATE]]
    with pytest.raises(FetchError, match=f"{HOST} is at {PRIVATE}, which is no public address"):
        Fetcher(pause=0).get(f"{scheme}://{HOST}/")
    assert names.connected == [PUBLIC]
    assert names.asked == 2  # once for each try


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_of_the_environment_is_not_asked(
    names: Names, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would look the name up itself, and nobody would judge the address."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://{PRIVATE}:3128")
    names.answers = [[PUBLIC]]
    with pytest.raises(FetchError):
        Fetcher(pause=0).get(f"{scheme}://{HOST}/")
    assert set(names.connected) == {PUBLIC}


def test_a_name_of_which_one_address_is_private_is_not_connected_to(names: Names) -> None:
    names.answers = [[PUBLIC, PRIVATE]]
    with pytest.raises(FetchError, match="no public address"):
        Fetcher(pause=0).get(f"http://{HOST}/")
    assert not names.connected
