"""The files of a site: found safely, small ones kept in memory with their headers."""

import mimetypes
import time
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from os import stat_result
from os.path import isfile
from pathlib import Path
from stat import S_ISREG
from typing import Final

from provenance.publish.server_rules.media_types import DOUBLE, NAMED, SINGLE
from provenance.serve.anywhere import OPEN, guarded
from provenance.serve.links import links

SMALL: Final = 1_000_000
"""Larger files are read from disk each time, in pieces."""

_LOOKED_AT_AGAIN: Final = 1.0
"""Seconds after which a kept file is compared with the one on disk."""

_NAMED: Final = {one.suffix: one.header for one in NAMED}
_SUFFIXES: Final = {one.suffix: one.header for one in (*DOUBLE, *SINGLE)}
_OTHERS: Final = {"SHA256SUMS": "text/plain; charset=utf-8"}
_WELL_KNOWN: Final = ".well-known"

Headers = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class File:
    """A file that is served.

    Attributes:
        path: Where it lies.
        tag: Its strong entity tag, in quotes.
        headers: The headers of an answer that holds it, without its length.
        body: What it holds; None where it is large.
        size: Its length in bytes.
        signature: What tells on disk whether it is still the same.
        looked_at: When it was last compared with the one on disk.
    """

    path: Path
    tag: bytes
    headers: Headers
    body: bytes | None
    size: int
    signature: tuple[int, int, int]
    looked_at: float


class Files:
    """The files of a site, by their places in it."""

    def __init__(self, folder: Path, base: str, licence: str, room: int) -> None:
        """Serve a folder.

        Args:
            folder: The site.
            base: The IRI under which its things live.
            licence: The IRI of the licence of its data.
            room: How many bytes of files are kept in memory.
        """
        self.folder = folder
        self._base, self._licence = base, licence
        self._room = room
        self._kept: OrderedDict[str, File] = OrderedDict()
        self._taken = 0

    def file(self, place: str) -> File | None:
        """Return the file at a place, or None where there is none that may be served."""
        kept = self._kept.get(place)
        now = time.monotonic()
        if kept is not None and now - kept.looked_at < _LOOKED_AT_AGAIN:
            return kept
        path = self._path(place)
        signature = _signature(path) if path else None
        if path is None or signature is None:
            self._forget(place)
            return None
        if kept is not None and kept.signature == signature:
            kept.looked_at = now
            self._kept.move_to_end(place)
            return kept
        return self._read(place, path, signature)

    def _path(self, place: str) -> Path | None:
        """Return where a place lies, or None where nothing there may be served.

        Hidden files are not, nor is what a link leads to outside of the site.
        """
        parts = place.split("/")
        inside = parts[1:] if parts[0] == _WELL_KNOWN else parts
        if any(part == "" or part[0] == "." or "\\" in part for part in inside):
            return None
        if not isfile(f"{self.folder}/{place}"):  # noqa: PTH113 - for each request; no NUL is one
            return None
        try:
            path = (self.folder / place).resolve(strict=True)
        except (OSError, RuntimeError):
            return None
        return path if path.is_relative_to(self.folder.resolve()) else None

    def _read(self, place: str, path: Path, signature: tuple[int, int, int]) -> File | None:
        size = signature[0]
        try:
            body = path.read_bytes() if size <= SMALL else None
        except OSError:
            return None
        tag = _tag(body, signature)
        file = File(path, tag, self._headers(place, tag), body, size, signature, time.monotonic())
        self._forget(place)
        if body is not None:
            file.size = len(body)
            self._keep(place, file)
        return file

    def _headers(self, place: str, tag: bytes) -> Headers:
        media_type = _content_type(place)
        told = {"content-type": media_type, **OPEN, **guarded(media_type)}
        headers = [(name.encode(), value.encode()) for name, value in told.items()]
        headers.append((b"etag", tag))
        around = links(place, self._base, self._licence)
        return [*headers, (b"link", around.encode("ascii", "ignore"))] if around else headers

    def _keep(self, place: str, file: File) -> None:
        self._kept[place] = file
        self._taken += file.size
        while self._taken > self._room and self._kept:
            self._taken -= self._kept.popitem(last=False)[1].size

    def _forget(self, place: str) -> None:
        before = self._kept.pop(place, None)
        self._taken -= before.size if before else 0


def is_known(tag: bytes, if_none_match: bytes | None) -> bool:
    """Tell whether a client has what bears this tag (RFC 9110, section 13.1.2).

    Examples:
        >>> is_known(b'"a"', b'W/"a", "b"'), is_known(b'"a"', b'"b"'), is_known(b'"a"', b"*")
        (True, False, True)
    """
    if if_none_match is None:
        return False
    known = [one.strip().removeprefix(b"W/") for one in if_none_match.split(b",")]
    return tag in known or known == [b"*"]


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found: stat_result = path.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if S_ISREG(found.st_mode) else None


def _tag(body: bytes | None, signature: tuple[int, int, int]) -> bytes:
    if body is None:
        return f'"{"-".join(f"{one:x}" for one in signature)}"'.encode()
    return f'"{sha256(body).hexdigest()[:32]}"'.encode()


def _content_type(place: str) -> str:
    """Return the media type of a file by its place, or its name, the longest known suffix first.

    Examples:
        >>> _content_type("record/a.csl.json"), _content_type("dumps/records.ttl.gz")
        ('application/vnd.citationstyles.csl+json', 'application/gzip')
        >>> _content_type("index.html")
        'text/html; charset=utf-8'
    """
    name = place.rsplit("/", 1)[-1]
    parts = name.split(".")
    ends = ("." + ".".join(parts[start:]) for start in range(1, len(parts)))
    found = _NAMED.get(place) or next((_SUFFIXES[one] for one in ends if one in _SUFFIXES), None)
    return found or _OTHERS.get(name) or mimetypes.guess_type(name)[0] or "application/octet-stream"
