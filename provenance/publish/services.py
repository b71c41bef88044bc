"""What answers beside a site under ``provenance serve``: queries, harvesters, OpenRefine.

A folder of files answers nothing of it, so a site names them only where it is told at which address
they are.
"""

from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator

from provenance.errors import MalformedIri
from provenance.rdf.iri import is_iri
from provenance.resources.web import host_of

_WANTED: Final = (
    "the address at which services answer; give one that ends in a slash and has no query, such as "
    "https://example.org/id/"
)


class Service(NamedTuple):
    """A service: where it answers under the address of all, and what it is, in words."""

    place: str
    words: str


SPARQL: Final = Service("sparql", "Ask the data a question (SPARQL)")
SERVICES: Final = (
    SPARQL,
    Service("oai?verb=Identify", "Harvest the records (OAI-PMH)"),
    Service("reconcile", "Match names of archives, as OpenRefine does (reconciliation service)"),
)
"""Every service to which a page leads."""


def require_address(text: str) -> str:
    """Return the address of services itself.

    Raises:
        MalformedIri: It is no address of the web, does not end in a slash, or has a query or a
            fragment.
    """
    if not (is_iri(text) and host_of(text) and text.endswith("/")) or {"?", "#"} & set(text):
        raise MalformedIri(text, _WANTED)
    return text


Address = Annotated[str, AfterValidator(require_address)]
"""The address of services, in what a site or a server is told."""
