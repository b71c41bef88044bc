"""Signposting: what surrounds a document, in its ``Link`` header (signposting.org/FAIR)."""

import re
from pathlib import Path
from typing import Final

from provenance.rdf.version import LICENCE_IRI
from provenance.serve.documents import DOCUMENTS, HTML, documents

_DOCUMENT: Final = re.compile(
    r"(record|agent|collection)/(?:[a-z0-9-]{1,2}/)?([a-z0-9-]+)((?:\.[a-z-]+)+)"
)


def links(folder: Path, place: str, base: str) -> str | None:
    """Return the ``Link`` header of a document, or None where it is not one of a thing.

    Args:
        folder: The site.
        place: Where in it the document stands.
        base: The IRI under which things live.
    """
    found = _DOCUMENT.fullmatch(place)
    if found is None or found[3] not in DOCUMENTS:
        return None
    thing = f"{base}{found[1]}/{found[2]}"
    if found[3] != ".html":
        around = [_link(f"{found[2]}.html", "describes", HTML)]
    else:
        stem = place.removesuffix(".html")
        around = [_link("https://schema.org/AboutPage", "type")]
        around += [
            _link(f"{found[2]}{one.suffix}", "describedby", one.media_type)
            for one in documents(folder, stem)
            if one.suffix != ".html" and not one.media_type.startswith("image/")
        ]
    return ", ".join([_link(thing, "cite-as"), *around, _link(LICENCE_IRI, "license")])


def _link(target: str, relation: str, media_type: str = "") -> str:
    quoted = media_type.replace("\\", "\\\\").replace('"', '\\"')
    return f'<{target}>; rel="{relation}"' + (f'; type="{quoted}"' if media_type else "")
