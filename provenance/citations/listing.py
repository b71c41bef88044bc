"""A list of references in the order of a style."""

from collections.abc import Sequence
from typing import Final

from provenance.citations.entry import Entry
from provenance.citations.folding import Item
from provenance.citations.pandoc import Beat
from provenance.citations.processing import processed
from provenance.citations.tree import Node, cited, document
from provenance.citations.trimming import trimmed

MANY: Final = 100
"""From so many items on it is worth while to read the style first."""

_ALL: Final = "*"
"""What cites every item (Pandoc User's Guide, "Including uncited items in the bibliography")."""


def listed(items: Sequence[Item], style: bytes, beat: Beat | None = None) -> tuple[Entry, ...]:
    """Return items as entries of a list, in the order of the style.

    Args:
        items: The items, at least one.
        style: The style, as a file holds it.
        beat: Told how long it takes.

    Raises:
        FormatterFailed: The processor cannot read the style.
        MissingExtra: The processor is not installed.
    """
    asked = document([], {"nocite": {"t": "MetaInlines", "c": [cited(_ALL)]}})
    if len(items) >= MANY:
        items, style = trimmed(items, style)
    made = processed(items, style, asked, beat)
    found: list[Node] = made[-1]["c"][1] if made else []
    return tuple(Entry(one["c"][0][0].removeprefix("ref-"), one["c"][1]) for one in found)
