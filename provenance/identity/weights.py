"""How much a clue weighs: data, and what is counted in the records themselves."""

from collections import Counter
from collections.abc import Iterable
from math import log2
from typing import Final

from provenance.identity.table import table
from provenance.model.base import Text, Value

WORLD: Final = 100.0
"""As many records of a wider world stand behind those counted: two records make no statistics."""


class Clue(Value):
    """What speaks for or against two records being of one document.

    Attributes:
        kind: Its key in ``vocab/identity/clues.yaml``.
        text: What it says, in words.
        bits: How much it weighs, as a binary logarithm; below zero it speaks against.
    """

    kind: Text
    text: Text
    bits: float


class Census(Value):
    """How many records there are, and how many of them have each value of each kind.

    Attributes:
        records: How many records there are.
        counts: How many have a value.
        others: How many have one that is not among the counts.
    """

    records: int
    counts: dict[tuple[str, str], int]
    others: int = 0

    @classmethod
    def of(cls, records: int, values: Iterable[tuple[str, str]]) -> "Census":
        """Count values; a record gives each once."""
        return cls(records=records, counts=Counter(values))

    def share(self, kind: str, value: str, world: float = 0.001) -> float:
        """Return how common a value is, where ``world`` is its share beyond these records."""
        counted = self.counts.get((kind, value), self.others)
        return (counted + world * WORLD) / (self.records + WORLD)


def clue(kind: str, value: str, census: Census, counted: tuple[str, str] | None = None) -> Clue:
    """Return a clue with its weight.

    Args:
        kind: Its key in the table of clues.
        value: What was compared, as it is shown.
        census: The counts of all records.
        counted: The kind and value whose share is the measured u.
    """
    weight = table().clues[kind]
    counted = counted or (kind, value)
    u = census.share(*counted, weight.world) if weight.u == "measured" else float(weight.u)
    text = weight.says.replace("{value}", value)
    return Clue(kind=kind, text=text, bits=round(log2(weight.m / u), 1))
