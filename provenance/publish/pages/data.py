"""The page from which everything may be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from provenance.publish.context import Context
from provenance.publish.machine.dumps import PublishedFile
from provenance.publish.machine.history import Change
from provenance.publish.pages.embedded import in_script
from provenance.publish.rendering import render
from provenance.publish.services import SERVICES, Service
from provenance.publish.siblings import SIBLINGS


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows.

    Attributes:
        released: The day of the release.
        dumps: The dumps.
        changes: The lists of what changed, the latest first.
        services: What answers beside the site: where, and what it is.
        embedded: The data set for search engines, where the site has a place of its own.
    """

    released: str
    dumps: tuple[PublishedFile, ...]
    changes: tuple[Change, ...]
    services: tuple[Service, ...]
    embedded: Markup | None


def pages(
    dumps: tuple[PublishedFile, ...], changes: tuple[Change, ...], released: str, context: Context
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    embedded = in_script(_dataset(dumps, released, context))
    page = Data(released, dumps, changes, tuple(_services(context)), embedded)
    values = {
        "page": page,
        "siblings": SIBLINGS,
        "site": context,
        "root": "",
        "path": "data.html",
    }
    yield "data.html", render("data.html", context.theme, **values)


def _services(context: Context) -> Iterator[Service]:
    """Yield the services as the page leads to them: within the site where that is their place."""
    if context.services:
        before = "" if context.services == context.base else context.services
        yield from (one._replace(place=f"{before}{one.place}") for one in SERVICES)


def _dataset(
    dumps: tuple[PublishedFile, ...], released: str, context: Context
) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@id": f"{context.base}void.ttl#dataset",
        "@type": "Dataset",
        "name": context.title,
        "description": "Chains of custody of archival documents: who holds the original, who got a "
        "copy, through whose hands it went, who translated it, as their sources tell.",
        "license": context.licence.iri,
        "dateModified": released,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{context.base}{one.name}",
                "encodingFormat": one.packed or one.media_type,
                "contentSize": str(one.size),
                "sha256": one.sha256,
            }
            for one in dumps
        ],
    }
