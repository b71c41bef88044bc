"""Reference codes: an identifier with one narrower identifier for each level."""

from typing import Final

from provenance.model.reference_code import ReferenceCode
from provenance.rdf.index import Node
from provenance.rdf.namespaces import DCTERMS, RICO
from provenance.rdf.sheet import Sheet
from provenance.rdf.terms import concept, words

_IDENTIFIER: Final = RICO("Identifier")
_VALUE: Final = RICO("textualValue")
_LEVEL: Final = RICO("hasIdentifierType")
_PART: Final = DCTERMS("hasPart")


def write_reference(sheet: Sheet, node: str, code: ReferenceCode) -> None:
    """Write a reference code: the words as printed, and its levels from wide to narrow."""
    sheet.type(node, _IDENTIFIER)
    sheet.say(node, _VALUE, code.printed)
    for number, part in enumerate(code.levels, 1):
        level = f"{node}.level-{number}"
        sheet.link(node, _PART, level)
        sheet.type(level, _IDENTIFIER)
        sheet.put(level, _LEVEL, concept("levels", part.level))
        sheet.say(level, _VALUE, part.value)
        sheet.number(level, number)


def read_reference(node: Node | None) -> dict[str, object] | None:
    """Return the fields of a reference code, or None where there is no node."""
    if node is None:
        return None
    levels = [
        {"level": part.word(_LEVEL, words("levels")), "value": part.text(_VALUE)}
        for part in node.parts(_PART)
    ]
    return {"levels": levels, "printed": node.text(_VALUE)}
