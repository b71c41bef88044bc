"""What a verb is, and what its answers are made from."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from provenance.publish.manifest import SiteDescription
from provenance.serve.oai.arguments import Asked
from provenance.serve.oai.catalogue import Catalogue
from provenance.serve.oai.faults import Fault
from provenance.serve.oai.formats.disseminated import Item


class Harvest(NamedTuple):
    """What a request is answered from.

    Attributes:
        folder: The site's folder.
        catalogue: What the site offers.
        address: The address of the service, without arguments.
        email: Where its administrator is reached.
    """

    folder: Path
    catalogue: Catalogue
    address: str
    email: str

    @property
    def site(self) -> SiteDescription:
        """What the site says of itself."""
        return self.catalogue.site

    def item(self, record: str) -> Item:
        """Return a record, which is read when it is needed."""
        return Item(record, self.site, self.folder)


class Verb(NamedTuple):
    """A verb.

    Attributes:
        check: What is wrong with a request beside the form of its arguments; it may be called
            though some of these are missing or malformed.
        answer: What stands in the element of the verb; of a request that nothing is wrong with.
    """

    check: Callable[[Asked, Harvest], Iterable[Fault]]
    answer: Callable[[Asked, Harvest], Iterable[str]]


def nothing_wrong(_asked: Asked, _harvest: Harvest) -> tuple[Fault, ...]:
    """Find nothing wrong."""
    return ()
