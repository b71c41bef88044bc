"""The licence of a site's data: what its owner declares, CC0 1.0 where they declare nothing.

What the project publishes in every site stays under its own: the vocabulary, its concept lists, the
JSON-LD context (`provenance.rdf.version`).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from provenance.errors import MalformedIri
from provenance.rdf.iri import is_iri
from provenance.rdf.version import LICENCE_IRI
from provenance.resources.lists import concepts
from provenance.resources.web import host_of

_WANTED = "the address of a licence; give one such as https://creativecommons.org/licenses/by/4.0/"


def require_licence(text: str) -> str:
    """Return the IRI of a licence itself: an address of the web, for pages lead there.

    Raises:
        MalformedIri: It is none.
    """
    if not (is_iri(text) and host_of(text)):
        raise MalformedIri(text, _WANTED)
    return text


LicenceIri = Annotated[str, AfterValidator(require_licence)]
"""The IRI of a licence, in what a site or a server is told."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of a site's data.

    Attributes:
        iri: Its IRI, as the owner gives it.

    Raises:
        MalformedIri: The IRI is none of the web.

    Examples:
        >>> Licence("http://creativecommons.org/licenses/by/4.0").name
        'CC BY 4.0'
        >>> Licence("https://example.org/terms").name
        'https://example.org/terms'
    """

    iri: str = LICENCE_IRI

    def __post_init__(self) -> None:
        require_licence(self.iri)

    @property
    def name(self) -> str:
        """What readers call it: its name in ``vocab/lists/licences.yaml``, else its IRI."""
        known = concepts("licences").get(_canonical(self.iri))
        return known.label if known else self.iri

    @property
    def is_free(self) -> bool:
        """Whether it is CC0: the data are free of rights."""
        return _canonical(self.iri) == LICENCE_IRI


def _canonical(iri: str) -> str:
    """Return an address as the list has it: both ``http`` and a missing slash are met with."""
    return f"https://{iri.partition('://')[2].rstrip('/')}/"
