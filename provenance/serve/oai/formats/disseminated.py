"""What a metadata format is, and what a record is made from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer
from provenance.model.record import Record
from provenance.publish.manifest import SiteDescription
from provenance.records.load import read_json_line

XSI = "http://www.w3.org/2001/XMLSchema-instance"
"""The namespace of what says where a schema is."""


@dataclass(frozen=True)
class Item:
    """A record of a site, read when it is needed.

    Attributes:
        id: The record's id.
        site: What its site says of itself.
        folder: The site's folder.
    """

    id: str
    site: SiteDescription
    folder: Path

    @cached_property
    def record(self) -> Record:
        """The record."""
        return read_json_line(self.text(".json"), self.id, 1)

    @cached_property
    def reference(self) -> Reference:
        """The record as a bibliography cites it."""
        return refer(self.record)

    def text(self, suffix: str) -> str:
        """Return the text of one of the files beside the record's page."""
        place = f"{self.site.layout.record(self.id)}{suffix}"
        return (self.folder / place).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Disseminated:
    """A metadata format.

    Attributes:
        prefix: Its metadataPrefix.
        schema: Where its schema is.
        namespace: Its namespace.
        write: An item to a piece of XML that declares its namespaces.
        tells_schema: Whether that piece says where its schema is; if not, what holds it does.
    """

    prefix: str
    schema: str
    namespace: str
    write: Callable[[Item], str]
    tells_schema: bool = True

    @property
    def location(self) -> str:
        """The value of ``xsi:schemaLocation``."""
        return f"{self.namespace} {self.schema}"
