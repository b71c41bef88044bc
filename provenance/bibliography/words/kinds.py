"""Which type of other people's models a kind of document has."""

from functools import lru_cache

from provenance.bibliography.reference import Reference
from provenance.bibliography.words.wording import table


@lru_cache(maxsize=1024)
def csl_type(kind: str | None) -> str:
    """Return the CSL type of a kind of document, from ``vocab/bibliography/kinds.yaml``.

    The longest name of the table that stands in the kind as a whole word decides; a kind that holds
    none is a manuscript, and a document whose kind is unknown a document.
    """
    if kind is None:
        return "document"
    words = f" {' '.join(kind.casefold().replace('-', ' ').split())} "
    known = table("kinds", "kinds")
    fitting = [name for name in known if f" {name} " in words]
    return known[max(fitting, key=len)] if fitting else "manuscript"


def is_correspondence(reference: Reference) -> bool:
    """Tell whether a document is a letter for programs that know recipients of letters only."""
    return bool(reference.addressees) or csl_type(reference.kind) == "personal_communication"
