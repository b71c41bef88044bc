"""Signposting: what surrounds a document, in its ``Link`` header, as the server rules say it."""

import re
from typing import Final

from provenance.publish.server_rules.links import data_links, page_links, uri
from provenance.publish.server_rules.resources import AGENT, COLLECTION, RECORD
from provenance.serve.documents import DOCUMENTS

_SORTS: Final = {one.name: one for one in (RECORD, AGENT, COLLECTION)}
_DOCUMENT: Final = re.compile(
    r"(record|agent|collection)/(?:[a-z0-9-]{1,2}/)?([a-z0-9-]+)((?:\.[a-z-]+)+)"
)


def links(place: str, base: str, licence: str) -> str | None:
    """Return the ``Link`` header of a document, or None where it is not one of a thing.

    Args:
        place: Where in the site the document stands.
        base: The IRI under which things live.
        licence: The IRI of the licence of the data.
    """
    found = _DOCUMENT.fullmatch(place)
    if found is None or found[3] not in DOCUMENTS:
        return None
    if found[3] == ".html":
        return page_links(_SORTS[found[1]], base, found[2], uri(licence))
    thing = f'<{base}{found[1]}/{found[2]}>; rel="cite-as"'
    return f"{thing}, {data_links(found[2], uri(licence))}"
