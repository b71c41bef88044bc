"""A file that is kept in memory is sent as the server's framework would send it from the disk."""

import asyncio
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.types import Message, Scope

from provenance.publish.layout import Layout
from provenance.serve import files
from provenance.serve.files import Files
from provenance.serve.site import Site

FILES = {
    "index.html": "<p>Записи",
    "record/a.ttl": "<a> <b> <c> .",
    "record/a.html": "<p>a",
    "empty.json": "",
}
BASE, LICENCE = "https://example.org/", "https://example.org/licence"
OF_THE_DISK = {b"last-modified", b"accept-ranges", b"etag"}


class Sent(NamedTuple):
    status: int
    headers: dict[bytes, bytes]
    body: bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place, text in FILES.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(text, "utf-8")
    return tmp_path


def sent(site: Site, method: str, place: str, known: bytes | None = None) -> tuple[bool, Sent]:
    """Return whether the quick way answered, and what was sent."""
    messages: list[Message] = []
    headers = [] if known is None else [(b"if-none-match", known)]
    scope: Scope = {"type": "http", "method": method, "path": f"/{place}", "headers": headers}

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()  # nobody goes away
        raise AssertionError

    async def ask() -> bool:
        if await site.quick(scope, send, place):
            return True
        await site(scope, receive, send)
        return False

    quick = asyncio.run(ask())
    begun: dict[str, Any] = dict(messages[0])
    body = b"".join(one.get("body", b"") for one in messages[1:])
    return quick, Sent(begun["status"], dict(begun["headers"]), body)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("place", FILES)
def test_what_is_in_memory_is_sent_as_from_the_disk(
    folder: Path, place: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly, quick = sent(site(folder), method, place)
    again, known = sent(site(folder), method, place, quick.headers[b"etag"])
    monkeypatch.setattr(files, "SMALL", -1)
    slowly, plain = sent(site(folder), method, place)
    still, unchanged = sent(site(folder), method, place, plain.headers[b"etag"])
    assert (quickly, again, slowly, still) == (True, True, False, False)
    assert (quick.status, quick.body) == (plain.status, plain.body)
    assert (known.status, known.body) == (unchanged.status, unchanged.body) == (304, b"")
    for one, other in ((quick, plain), (known, unchanged)):
        assert of_the_file(one) == of_the_file(other)


def site(folder: Path) -> Site:
    return Site(Files(folder, BASE, LICENCE, 1000), Layout(sharded=False), frozenset())


def of_the_file(answer: Sent) -> dict[bytes, bytes]:
    return {name: value for name, value in answer.headers.items() if name not in OF_THE_DISK}
