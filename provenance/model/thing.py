"""The things that accounts speak of: the text, what was derived from it, and its carriers."""

from typing import Final

from provenance.model.base import Slug, Text, Value
from provenance.model.notation import DerivedKind

TEXT: Final = "text"
"""The id of the document's own text in every record."""


class DerivedRecord(Value):
    """A record made from another: a translation, an edition, a transcript (RiC-O Record)."""

    id: Slug
    kind: DerivedKind
    of: Slug = TEXT


class Instantiation(Value):
    """A carrier of a text: original, photocopy, film, scan (RiC-O Instantiation).

    What it is made of, how much it holds and where it lies are claims, and stand in accounts.
    """

    id: Slug
    of: Slug = TEXT
    label: Text | None = None
