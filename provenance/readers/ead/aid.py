"""A finding aid as it goes by: what it says of itself, and the units that are open in it."""

import re
from dataclasses import dataclass, field
from typing import Final

from provenance.readers.flat import Flat, flatten, words_of
from provenance.readers.markup import Begun, Element

_ADDRESS: Final = re.compile(r"https?://\S+")
_NOT_NAMES: Final = ("address", "addressline", "extptr", "extref", "ptr", "ref")


@dataclass
class Aid:
    """A finding aid.

    Attributes:
        name: Its name in identifiers: what it calls itself, else the file's name.
        title: Its title.
        url: Its address, where it states one.
        repository: Who keeps what it describes.
    """

    name: str
    title: str | None = None
    url: str | None = None
    repository: Flat | None = None

    def take_header(self, header: Element) -> None:
        """Take what the header (EAD 2002) or the control section (EAD3) says."""
        identifier = header.first("eadid") or header.first("recordid")
        if identifier:
            self.name = words_of(identifier) or identifier.get("identifier") or self.name
            addresses = (identifier.get(name) for name in ("url", "instanceurl"))
            self.url = next((one for one in addresses if one and _ADDRESS.fullmatch(one)), None)
        title = header.first("titleproper")
        self.title = words_of(title) or None if title else None


@dataclass
class Unit:
    """A unit that is described: the whole of the finding aid, or a component of it.

    Attributes:
        start: Its element's beginning.
        number: Its number among its siblings, from 1.
        did: Its identification.
        statements: What was stated of its custody, as elements.
        children: How many components it has so far.
    """

    start: Begun
    number: int
    did: Element | None = None
    statements: list[Element] = field(default_factory=list)
    children: int = 0

    @property
    def title(self) -> Flat | None:
        """Its title."""
        return self._line("unittitle")

    @property
    def code(self) -> Flat | None:
        """Its reference code."""
        return self._line("unitid")

    @property
    def date(self) -> Flat | None:
        """Its dates."""
        return self._line("unitdate") or self._line("unitdatestructured")

    @property
    def repository(self) -> Flat | None:
        """Who keeps it, where it says so itself: the body's name without its address."""
        found = self.did.first("repository") if self.did else None
        if found is None:
            return None
        named = found.first("corpname") or found.first("name") or found
        flat = flatten(named, _NOT_NAMES)
        return flat if flat.words.text else None

    @property
    def is_called(self) -> bool:
        """Whether it has a name in a path; the whole of a finding aid may go without."""
        return self.start.name != "archdesc" or bool(self.title or self.code)

    @property
    def called(self) -> str:
        """How it is called in the path of a component below it."""
        title, code = self.title, self.code
        words = title or code
        return words.words.text if words else f"component {self.number}"

    def _line(self, name: str) -> Flat | None:
        found = self.did.first(name) if self.did else None
        flat = flatten(found) if found else None
        return flat if flat and flat.words.text else None
