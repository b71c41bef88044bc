"""VERB: Identify, what the repository says of itself."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from provenance.bibliography.syntax.xml import element
from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.formats.disseminated import XSI
from provenance.serve.oai.identifier import identifier_of, repository
from provenance.serve.oai.verbs.verb import Harvest, Verb, nothing_wrong
from provenance.serve.oai.xml import text_of

_NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_SAMPLE: Final = "a-record"


def _answer(_asked: Asked, harvest: Harvest) -> Iterator[str]:
    entries = harvest.catalogue.entries
    earliest = entries[0].modified if entries else harvest.site.released
    for name, words in (
        ("repositoryName", harvest.site.title),
        ("baseURL", harvest.address),
        ("protocolVersion", "2.0"),
        ("adminEmail", harvest.email),
        ("earliestDatestamp", earliest),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DD"),
    ):
        yield text_of(element(name, words))
    yield text_of(element("description", _scheme(harvest)))


def _scheme(harvest: Harvest) -> Element:
    """Return how identifiers are built, with one that is there, where there is any."""
    base, entries = harvest.site.base, harvest.catalogue.entries
    root = element(
        "oai-identifier",
        element("scheme", "oai"),
        element("repositoryIdentifier", repository(base)),
        element("delimiter", ":"),
        element("sampleIdentifier", identifier_of(entries[0].id if entries else _SAMPLE, base)),
    )
    location = f"{_NAMESPACE} {_NAMESPACE}.xsd"
    root.attrib |= {"xmlns": _NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": location}
    return root


VERB: Final = Verb(nothing_wrong, _answer)
