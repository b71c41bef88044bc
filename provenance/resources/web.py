"""Addresses of the web: the only ones that become links."""

import re
from typing import Final, TypeGuard
from urllib.parse import urlsplit

_ON_THE_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


def is_on_the_web(url: str | None) -> TypeGuard[str]:
    """Tell whether an address is one of a page of the web (RFC 9110, 4.2).

    A link to anything else may run in the reader's browser, or open a file of his.

    Examples:
        >>> is_on_the_web("HTTPS://Example.org/a"), is_on_the_web("javascript:alert(1)")
        (True, False)
    """
    return bool(url and _ON_THE_WEB.match(url))


def host_of(url: str | None) -> str | None:
    """Return the host of an address of the web; None where it has none, or is no such address.

    Examples:
        >>> host_of("https://Example.org:8080/a"), host_of("p. 3"), host_of("http://[")
        ('example.org', None, None)
    """
    try:
        return urlsplit(url).hostname if is_on_the_web(url) else None
    except ValueError:
        return None
