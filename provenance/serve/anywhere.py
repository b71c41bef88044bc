"""What every answer says to browsers: the pages of all sites may read it; what a page may do here.

The rules for nginx and Apache say the same (`provenance.publish.server_rules`).
"""

from typing import Final

from provenance.publish.server_rules.rules import PICTURE_POLICY, POLICY

OPEN: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Link, Location, ETag",
}
"""The headers of an answer that every page of the web may read."""

PREFLIGHT: Final = {
    **OPEN,
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": (
        "Accept, Content-Type, If-None-Match, If-Modified-Since, Range"
    ),
    "access-control-max-age": "86400",
    "allow": "GET, HEAD, POST, OPTIONS",
}
"""The answer to a browser that asks first whether a page of another site may ask."""

_PICTURE: Final = "image/svg"


def guarded(media_type: str) -> dict[str, str]:
    """Return the headers that say what a browser may do with a document."""
    policy = PICTURE_POLICY if media_type.startswith(_PICTURE) else POLICY
    return {
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "content-security-policy": policy,
    }
