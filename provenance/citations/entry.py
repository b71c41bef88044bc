"""A formatted entry."""

from dataclasses import dataclass

from provenance.citations.tree import Node


@dataclass(frozen=True, slots=True)
class Entry:
    """A formatted entry.

    Attributes:
        key: The key of its reference.
        blocks: What the processor made of it, as blocks of pandoc's tree: one paragraph, or two
            divisions where a style numbers its entries.
    """

    key: str
    blocks: list[Node]
