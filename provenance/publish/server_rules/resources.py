"""The sorts of thing that have an IRI of their own, and the documents about each."""

from typing import Final, NamedTuple

from provenance.publish.server_rules.media_types import LINKED_ART
from provenance.publish.siblings import SIBLINGS
from provenance.publish.vocabulary.documents import SYNTAXES

_HTML: Final = "text/html"
_AGENT: Final = ("html", "ttl", "jsonld", "nt", "rdf", "json")


class Variant(NamedTuple):
    """A document about a thing.

    Attributes:
        name: Its suffix without the first full stop.
        media_type: Its media type without parameters.
        profile: The profile that tells it from others of its type.
    """

    name: str
    media_type: str
    profile: str | None = None

    @property
    def key(self) -> str:
        """Its name where letters alone may stand."""
        return self.name.replace(".", "_").replace("-", "_")

    @property
    def range(self) -> str:
        """Its type as ``image/*`` stands for it in a header Accept."""
        return self.media_type.split("/")[0]


class Resource(NamedTuple):
    """A sort of thing: its name, and its documents in the order of preference."""

    name: str
    variants: tuple[Variant, ...]

    @property
    def data(self) -> tuple[Variant, ...]:
        """Its documents without the page."""
        return self.variants[1:]


_PAGE: Final = Variant("html", _HTML)


def _variant(suffix: str, media_type: str) -> Variant:
    name, _, parameter = media_type.partition(";")
    return Variant(suffix[1:], name, LINKED_ART if LINKED_ART in parameter else None)


RECORD: Final = Resource(
    "record", (_PAGE, *(_variant(one.suffix, one.media_type) for one in SIBLINGS))
)
AGENT: Final = Resource("agent", tuple(one for one in RECORD.variants if one.name in _AGENT))
COLLECTION: Final = Resource("collection", (_PAGE,))
VOCABULARY: Final = Resource(
    "ns", (_PAGE, *(_variant(one.suffix, one.media_type) for one in SYNTAXES))
)
RESOURCES: Final = (RECORD, AGENT, COLLECTION, VOCABULARY)
