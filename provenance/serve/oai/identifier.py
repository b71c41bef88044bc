"""Identifiers of items: ``oai:example.org:record/ID`` (OAI identifier format, guidelines 2.0)."""

import re
from typing import Final
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from provenance.model.base import Slug

_DOMAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*)+")
_NO_DOMAIN: Final = "local.invalid"
_SLUG: Final = TypeAdapter(Slug)


def repository(base: str) -> str:
    """Return the domain name in the identifiers of a site.

    A host without a name of the required form (a number, ``localhost``) is ``local.invalid``: a
    name that RFC 2606 keeps free.

    Examples:
        >>> repository("https://w3id.org/custody-chain/id/"), repository("http://127.0.0.1:80/")
        ('w3id.org', 'local.invalid')
    """
    host = urlsplit(base).hostname or ""
    return host if _DOMAIN.fullmatch(host) else _NO_DOMAIN


def identifier_of(record: str, base: str) -> str:
    """Return the identifier of a record.

    Examples:
        >>> identifier_of("dobrynin-1962-10-30", "https://example.org/id/")
        'oai:example.org:record/dobrynin-1962-10-30'
    """
    return f"oai:{repository(base)}:record/{record}"


def record_of(identifier: str, base: str) -> str | None:
    """Return the id of the record that an identifier names; None where it is none of this site.

    Examples:
        >>> record_of("oai:example.org:record/a-1", "https://example.org/id/")
        'a-1'
    """
    prefix = identifier_of("", base)
    if not identifier.startswith(prefix):
        return None
    try:
        return _SLUG.validate_python(identifier.removeprefix(prefix))
    except ValidationError:
        return None
