"""The page from which everything may be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from provenance.publish.context import Context
from provenance.publish.machine.dumps import PublishedFile
from provenance.publish.machine.history import Change
from provenance.publish.pages.embedded import in_script
from provenance.publish.rendering import render
from provenance.publish.siblings import SIBLINGS


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows.

    Attributes:
        released: The day of the release.
        dumps: The dumps.
        changes: The lists of what changed, the latest first.
        embedded: The data set for search engines, where the site has a place of its own.
    """

    released: str
    dumps: tuple[PublishedFile, ...]
    changes: tuple[Change, ...]
    embedded: Markup | None


def pages(
    dumps: tuple[PublishedFile, ...], changes: tuple[Change, ...], released: str, context: Context
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    page = Data(released, dumps, changes, in_script(_dataset(dumps, released, context)))
    values = {
        "page": page,
        "siblings": SIBLINGS,
        "site": context,
        "root": "",
        "path": "data.html",
    }
    yield "data.html", render("data.html", context.theme, **values)


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
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
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
