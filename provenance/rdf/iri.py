"""Every IRI that the library mints, in one place.

A record's own IRI names the document, not a page about it (a page is the same IRI with a suffix
such as ``.html``). Its nodes are the record's IRI, a full stop, a word for the sort of node, a
full stop, the node's id: ids have no full stop, so no two nodes meet and none meets a page.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from provenance.errors import MalformedIri
from provenance.model.thing import TEXT

DEFAULT_BASE: Final = "https://w3id.org/custody-chain/id/"
"""Where records and agents live unless the caller has a place of their own."""

_UCS: Final = r"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U000e1000-\U000efffd" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_NAME: Final = rf"(?:[A-Za-z0-9._~!$&'()*+,;={_UCS}\-]|%[0-9A-Fa-f]{{2}})"
_CHAR: Final = rf"(?:{_NAME}|[:@])"
_IRI: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:(?:{_NAME}|:)*@)?{_NAME}*(?::[0-9]*)?(?=[/?#]|\Z)|(?!//))"
    rf"(?:{_CHAR}|/)*(?:\?(?:{_CHAR}|[/?])*)?(?:\#(?:{_CHAR}|[/?])*)?"
)
"""An IRI with its scheme (RFC 3987, section 2.2), but no host in numbers of IPv6."""

_BASE: Final = re.compile(r"(?:https?://|urn:)[^?#]+/")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def require_iri(text: str) -> str:
    """Return an absolute IRI itself.

    Raises:
        MalformedIri: It is not absolute, or holds a character that IRIs may not hold (RFC 3987).

    Examples:
        >>> require_iri("https://example.org/a")
        'https://example.org/a'
    """
    if not is_iri(text):
        raise MalformedIri(text)
    return text


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI."""
    return _IRI.fullmatch(text) is not None


@cache
def require_base(text: str) -> str:
    """Return a base itself: an http or urn IRI that ends in a slash, without query and fragment.

    Raises:
        MalformedIri: It is no such IRI.
    """
    if not _BASE.fullmatch(require_iri(text)):
        raise MalformedIri(text)
    return text


@lru_cache(maxsize=4096)
def require_slug(text: str) -> str:
    """Return an id itself, if it may stand in an IRI.

    Raises:
        MalformedIri: It is not lower-case letters and digits joined by hyphens.
    """
    if not _SLUG.fullmatch(text):
        raise MalformedIri(text)
    return text


def record_iri(record: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a record by its id."""
    return f"{require_base(base)}record/{require_slug(record)}"


def authority_iri(authority: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of an agent that records share, by its id in the table of archives."""
    return f"{authority_prefix(base)}{require_slug(authority)}"


def authority_prefix(base: str = DEFAULT_BASE) -> str:
    """Return what the IRIs of the agents start with that records share."""
    return f"{require_base(base)}agent/"


def agents_graph(base: str = DEFAULT_BASE) -> str:
    """Return the IRI of the graph of shared agents."""
    return f"{require_base(base)}agents"


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one record's nodes and graphs.

    Attributes:
        id: The record's id.
        base: Where records live.
        record: The record's IRI, which is also that of its own text.
    """

    id: str
    base: str = DEFAULT_BASE
    record: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "record", record_iri(self.id, self.base))

    @property
    def meta(self) -> str:
        """The graph of what is known about the accounts and of the record's own parts."""
        return f"{self.record}/meta"

    @property
    def merged(self) -> str:
        """The graph of what the accounts together state, where they are merged."""
        return f"{self.record}/merged"

    def account(self, account: str) -> str:
        """Return the IRI of an account, which is also that of its graph."""
        return f"{self.record}/account/{require_slug(account)}"

    def inferred(self, account: str) -> str:
        """Return the graph of what was inferred from an account."""
        return f"{self.account(account)}/inferred"

    def thing(self, thing: str) -> str:
        """Return the IRI of the text, a derived record or an instantiation."""
        return self.record if thing == TEXT else f"{self.record}.thing.{require_slug(thing)}"

    def agent(self, agent: str) -> str:
        """Return the IRI of an agent as this record knows it."""
        return f"{self.record}.agent.{require_slug(agent)}"

    def claim(self, account: str, claim: str) -> str:
        """Return the IRI of a statement, event, holding or split of an account."""
        return f"{self.record}.claim.{require_slug(account)}.{require_slug(claim)}"

    def node(self, sort: str, *ids: str) -> str:
        """Return the IRI of a node of a sort: ``source``, ``words``, ``recording``, ``missing``."""
        return ".".join((self.record, sort, *map(require_slug, ids)))


def last_part(iri: str) -> str:
    """Return the id with which a node's IRI ends.

    Examples:
        >>> last_part("https://example.org/record/a.claim.1.e2")
        'e2'
    """
    return iri.rsplit("/", 1)[-1].rsplit(".", 1)[-1]
