"""What a site keeps about itself: ``site.json``, and ``manifest.jsonl``, a line for each record.

Both are for machines of others too: a harvester sees in one file what there is, since when, and
what was withdrawn; the next release sees what changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from provenance.errors import PublishError
from provenance.model.base import Slug, Value
from provenance.publish.layout import MANIFEST, SITE, Layout
from provenance.publish.licence import LicenceIri
from provenance.publish.services import SPARQL, Address
from provenance.rdf.version import LICENCE_IRI


class SiteDescription(Value):
    """What a site says of itself.

    Attributes:
        title: Its title.
        base: The IRI under which its things live; ends in a slash.
        released: The day of the release (ISO 8601).
        sharded: Whether its records stand in folders of their own; see `Layout`.
        records: The number of its records.
        triples: The number of statements in its dump.
        licence: The IRI of the licence of its data.
        services: The address at which queries and harvesters are answered, if they are.
    """

    title: str
    base: str
    released: str
    sharded: bool
    records: int
    triples: int
    licence: LicenceIri = LICENCE_IRI
    services: Address | None = None

    @property
    def layout(self) -> Layout:
        """Where its records stand."""
        return Layout(self.sharded)

    @property
    def sparql(self) -> str | None:
        """The address at which queries are answered, if they are."""
        return f"{self.services}{SPARQL.place}" if self.services else None


class ManifestLine(Value):
    """A record that a site holds, or held.

    Attributes:
        id: The record's id.
        digest: The SHA-256 of the record (canonical JSON), in hexadecimal digits; of a withdrawn
            one, of its last version.
        modified: The day of the release that last changed, added or withdrew it.
        title: Its title.
        sets: The sets to which it belongs: ``archive:ID``, ``collection:SLUG``.
        withdrawn: Whether the site holds it no more.
    """

    id: Slug
    digest: str
    modified: str
    title: str
    sets: tuple[str, ...] = ()
    withdrawn: bool = False


SETS: Final = "sets.json"
"""The name of each set by its specification."""


def read_site(folder: Path) -> SiteDescription:
    """Return what a published site says of itself.

    Raises:
        PublishError: The folder holds no site, or one of another version.
    """
    try:
        return SiteDescription.model_validate_json((folder / SITE).read_bytes())
    except (OSError, ValidationError) as error:
        problem = f"is no site of this version of custody-chain: no readable {SITE} ({error})"
        raise PublishError(str(folder), problem) from error


def read_manifest(folder: Path) -> Iterator[ManifestLine]:
    """Yield the lines of a published site's manifest in the order of the ids.

    Raises:
        PublishError: There is none, or a line is none.
    """
    try:
        with (folder / MANIFEST).open(encoding="utf-8") as lines:
            for line in lines:
                yield ManifestLine.model_validate_json(line)
    except (OSError, ValidationError) as error:
        raise PublishError(str(folder / MANIFEST), str(error)) from error


def read_sets(folder: Path) -> dict[str, str]:
    """Return the names of a published site's sets by specification.

    Raises:
        PublishError: There are none.
    """
    try:
        return dict(json.loads((folder / SETS).read_bytes()))
    except (OSError, ValueError) as error:
        raise PublishError(str(folder / SETS), str(error)) from error
