"""Addresses in which nothing can end a field, start a command or run where it is followed."""

import re
from typing import Final
from urllib.parse import quote

_SAFE: Final = "!&'()*+,-./:;=?@_~#[]%"
_SCHEME: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")
_FOLLOWED: Final = re.compile(r"(?:https?|ftps?|urn|doi|hdl|ark|info|mailto):", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """Return an address that can stand in a field of addresses.

    An address of a scheme that a program may run (``javascript:``, ``file:``, ``run:``) is written
    as the words that it is, its colon too: nothing follows it, and nothing of it is lost.

    Examples:
        >>> web_address("https://example.org/a b"), web_address("javascript:alert(1)")
        ('https://example.org/a%20b', 'javascript%3Aalert(1)')
    """
    if not url:
        return None
    followed = _FOLLOWED.match(url) or not _SCHEME.match(url)
    return quote(url, safe=_SAFE if followed else _SAFE.replace(":", ""))
