"""The pictures of the documentation, drawn by the library from records of the project."""

from provenance.model.custody import CustodyHistory
from provenance.records.load import load
from provenance.resources.folders import folder

FOUNDING = "cwihp/dobrynin-1962-10-30.yaml"

DRAWINGS = {
    "founding.svg": (FOUNDING, ()),
    "founding-note.svg": (FOUNDING, ("1",)),
    "founding-introduction.svg": (FOUNDING, ("2",)),
}
"""Each picture: the record's file, and the accounts that it shows; without any, all of them."""


def drawn(name: str) -> str:
    """Return a picture as it is drawn now."""
    file, accounts = DRAWINGS[name]
    record = load(str(folder("records") / file))
    chain: CustodyHistory = record.custody_in(*accounts) if accounts else record.custody
    return chain.svg()
