"""FORMAT: ``mods``, MODS 3.4 as `provenance.bibliography.formats.mods` writes it."""

from typing import Final
from xml.etree.ElementTree import tostring

from provenance.bibliography.formats import mods
from provenance.serve.oai.formats.disseminated import XSI, Disseminated, Item

_NAMESPACE: Final = "http://www.loc.gov/mods/v3"
_SCHEMA: Final = "http://www.loc.gov/standards/mods/v3/mods-3-4.xsd"


def write(item: Item) -> str:
    """Return an item as MODS."""
    root = mods.mods(item.reference)
    root.attrib |= {
        "xmlns": _NAMESPACE,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": FORMAT.location,
    }
    return tostring(root, encoding="unicode")


FORMAT: Final = Disseminated("mods", _SCHEMA, _NAMESPACE, write)
