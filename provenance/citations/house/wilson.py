"""FORM: the citation of a document of the Wilson Center Digital Archive."""

from typing import Final

from provenance.bibliography.entries import title_of, web_address
from provenance.bibliography.reference import Reference
from provenance.citations.house.form import (
    Form,
    address,
    american_date,
    followed,
    in_quotes,
    sentence,
    source_note,
)
from provenance.citations.tree import Node
from provenance.model.record import Record

_SITE: Final = "digitalarchive.wilsoncenter.org/"
_NAME: Final = "Wilson Center Digital Archive"


def write(record: Record, reference: Reference) -> list[Node] | None:
    """Return title, date, the site, the source note, address; None of what is not on the site."""
    urls = (reference.url, *(edition.url for edition in reference.editions))
    url = next((one for one in urls if one and _SITE in one), None)
    if url is None:
        return None
    told = sentence(american_date(reference), _NAME, source_note(record, "wilson"))
    cited = followed(in_quotes(title_of(reference)), told)
    return followed(cited, [address(web_address(url) or url), {"t": "Str", "c": "."}])


FORM = Form(
    name="wilson",
    title="Wilson Center Digital Archive",
    source="older citations on its pages (vocab/readers/wilson.yaml), with its present name",
    verified=False,
    write=write,
)
