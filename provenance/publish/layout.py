"""Where everything stands in a site, in one place: pages, their siblings, what describes the site.

A thing's IRI never says where its documents stand: ``record/ID`` is the document in the archive,
``record/ID.html`` a page about it. A large site keeps its records in folders named after the last
two characters of their ids (``record/30/ID.html``), which a server can compute from an id by a
regular expression, and which differ where ids count.
"""

from dataclasses import dataclass
from typing import Final

from provenance.rdf.iri import require_slug

SHARDED_FROM: Final = 5_000
"""The number of records from which a new site keeps them in folders of their own."""

SITE: Final = "site.json"
"""What the site says of itself: title, base, day of its release, layout, numbers."""

MANIFEST: Final = "manifest.jsonl"
"""A line for each record that the site holds or held: see `provenance.publish.manifest`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the records of a site stand.

    Attributes:
        sharded: Whether they stand in folders by the last two characters of their ids.
    """

    sharded: bool

    def record(self, identifier: str) -> str:
        """Return a record's place without suffix.

        Examples:
            >>> Layout(sharded=False).record("dobrynin-1962-10-30")
            'record/dobrynin-1962-10-30'
            >>> Layout(sharded=True).record("dobrynin-1962-10-30")
            'record/30/dobrynin-1962-10-30'
        """
        slug = require_slug(identifier)
        return f"record/{slug[-2:]}/{slug}" if self.sharded else f"record/{slug}"


def agent(identifier: str) -> str:
    """Return the place, without suffix, of an agent that records share."""
    return f"agent/{require_slug(identifier)}"


def collection(slug: str) -> str:
    """Return the place, without suffix, of an edition or collection."""
    return f"collection/{require_slug(slug)}"


def root_of(place: str) -> str:
    """Return the way from a page back to the root of the site.

    Examples:
        >>> root_of("record/30/a.html"), root_of("index.html")
        ('../../', '')
    """
    return "../" * place.count("/")
