"""FORM: the citation of a document of the Wilson Center Digital Archive."""

import re
from typing import Final

from provenance.bibliography.reference import Reference
from provenance.bibliography.words.titles import title_of
from provenance.citations.house.form import (
    Form,
    american_date,
    followed,
    in_quotes,
    sentence,
    source_note,
    with_address,
)
from provenance.citations.tree import Node
from provenance.model.record import Record

_SITE: Final = re.compile(r"https?://digitalarchive\.wilsoncenter\.org/")
_NAME: Final = "Wilson Center Digital Archive"


def write(record: Record, reference: Reference) -> list[Node] | None:
    """Return title, date, the site, the source note, address; None of what is not on the site."""
    urls = (reference.url, *(edition.url for edition in reference.editions))
    url = next((one for one in urls if one and _SITE.match(one)), None)
    if url is None:
        return None
    told = sentence(american_date(reference), _NAME, source_note(record, "wilson"))
    return with_address(followed(in_quotes(title_of(reference)), told), url)


FORM = Form(
    name="wilson",
    title="Wilson Center Digital Archive",
    source="older citations on its pages (vocab/readers/wilson.yaml), with its present name",
    verified=False,
    write=write,
)
