"""Printed words that name a concept of the lists of carriers and marks, and what says so.

The words are kept as they are printed; where they are known words of a list, the concept stands
beside them. What is not listed has no concept.
"""

from functools import cache
from typing import Final

from provenance.errors import VocabularyError
from provenance.model.notation import Particular, Property
from provenance.rdf.namespaces import COC, RICO
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term
from provenance.rdf.terms import concept
from provenance.resources.kinds import Kinds, meant
from provenance.resources.lists import concepts

_MEANT: Final = COC("conceptMeant")
_MARK: Final = COC("mark")
_NAMING: Final[dict[Property | Particular, Kinds]] = {
    "carrier": "carriers",
    "mark": "marks",
    "priority": "marks",
}
_KINDS: Final = {
    "carrier": (RICO("CarrierType"), RICO("hasCarrierType")),
    "technique": (RICO("ProductionTechniqueType"), RICO("hasProductionTechniqueType")),
    "representation": (RICO("RepresentationType"), RICO("hasRepresentationType")),
    "form": (RICO("Type"), RICO("hasOrHadType")),
}


def concept_named(said: Property | Particular, printed: str) -> Term | None:
    """Return the concept that printed words name, said as a property or a detail; else None."""
    name = _NAMING.get(said)
    notation = meant(name, printed) if name else None
    return concept(name, notation) if name and notation else None


def write_meant(sheet: Sheet, node: str, found: Term | None) -> None:
    """Write which concept the words of a statement name, if they name one."""
    if found:
        sheet.put(node, _MEANT, found)


def write_mark(sheet: Sheet, event: str, said: Particular, found: Term | None) -> None:
    """Write the shortcut from an event to the mark that it put, or under which it sent."""
    if found and _NAMING.get(said) == "marks":
        sheet.put(event, _MARK, found)


def write_kind(sheet: Sheet, carrier: str, printed: str) -> None:
    """Write the shortcut from a carrier to its kind, where the printed words name one."""
    notation = meant("carriers", printed)
    if notation:
        sheet.put(carrier, kind_of_carrier(notation)[1], concept("carriers", notation))


@cache
def kind_of_carrier(notation: str) -> tuple[Term, Term]:
    """Return the class of RiC-O of a kind of carrier, and the property that leads to it.

    Raises:
        VocabularyError: The list does not say what it is.
    """
    word = str(concepts("carriers")[notation].more.get("is"))
    if word not in _KINDS:
        raise VocabularyError("carriers", f"{notation}: is {word!r}, expected {', '.join(_KINDS)}")
    return _KINDS[word]
