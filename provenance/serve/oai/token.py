"""Resumption tokens: where a list goes on, in the token itself, so that the server keeps nothing.

A token holds the day and the id after which the list goes on, not a number. What is published again
meanwhile has a later day and comes at the end of the list: nothing is left out.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Annotated, Final, Self

from pydantic import Field, ValidationError, model_validator

from provenance.model.base import Slug, Value
from provenance.serve.oai.arguments import is_day, is_set
from provenance.serve.oai.catalogue import Selection

_LONGEST: Final = 2_000


class Token(Value):
    """Where a list goes on.

    Attributes:
        site: What names the site, so that no other takes it for its own; see `site_mark`.
        verb: The verb that gave the list.
        prefix: The metadata format.
        first: The first day that was asked for.
        last: The last day that was asked for.
        set: The set that was asked for.
        day: The day of the last record that was given.
        id: Its id.
        cursor: How many were given.
    """

    site: str
    verb: str
    prefix: str
    first: str | None = None
    last: str | None = None
    set: str | None = None
    day: str
    id: Slug
    cursor: Annotated[int, Field(ge=1, le=10**9, strict=True)]

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        days = (one for one in (self.first, self.last, self.day) if one is not None)
        if not all(map(is_day, days)) or (self.set is not None and not is_set(self.set)):
            raise ValueError("no token of ours")
        return self

    @property
    def selection(self) -> Selection:
        """Which records were asked for."""
        return Selection(self.first, self.last, self.set)

    def write(self) -> str:
        """Return the token as text; its characters need no escape in an address."""
        plain = self.model_dump(exclude_defaults=True)
        text = json.dumps(list(plain.items()), separators=(",", ":"))
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(text: str, verb: str, site: str) -> Token | None:
    """Return where a list goes on; None for what is no token that a site gave for a verb.

    Args:
        text: The token.
        verb: The verb with which it came.
        site: What names the site.
    """
    token = _token(text)
    return token if token and (token.verb, token.site) == (verb, site) else None


def site_mark(base: str) -> str:
    """Return a few characters that name a site by the IRI under which its things live."""
    return sha256(base.encode()).hexdigest()[:8]


def _token(text: str) -> Token | None:
    if len(text) > _LONGEST:
        return None
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return Token.model_validate(dict(json.loads(urlsafe_b64decode(padded))))
    except (ValueError, TypeError, RecursionError, ValidationError):
        return None
