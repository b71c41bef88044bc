"""Addresses in which nothing can end a field or start a command."""

from typing import Final
from urllib.parse import quote

_SAFE: Final = "!&'()*+,-./:;=?@_~#[]%"


def web_address(url: str | None) -> str | None:
    """Return an address in which nothing can end a field or start a command."""
    return quote(url, safe=_SAFE) if url else None
