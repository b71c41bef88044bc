"""Pandoc's document tree as plain data: the few shapes that citations are made of."""

from typing import Any, Final

from provenance.citations.signs import printable

Node = dict[str, Any]
"""A block or an inline: its type under ``t``, its content under ``c``."""

API: Final = [1, 23, 1]
"""The version of the tree that is written here; pandoc 3 reads it."""


def document(blocks: list[Node], meta: dict[str, Node] | None = None) -> dict[str, Any]:
    """Return a whole document."""
    return {"pandoc-api-version": API, "meta": meta or {}, "blocks": blocks}


def words(text: str) -> list[Node]:
    """Return words as inlines: nothing in them is a command to any writer."""
    found: list[Node] = []
    for word in printable(text).split(" "):
        if found:
            found.append({"t": "Space"})
        if word:
            found.append({"t": "Str", "c": word})
    return found


def emphasis(text: str) -> Node:
    """Return words in italics."""
    return {"t": "Emph", "c": words(text)}


def paragraph(inlines: list[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def division(blocks: list[Node], name: str, *classes: str) -> Node:
    """Return blocks in a division with an id and classes."""
    return {"t": "Div", "c": [[name, list(classes), []], blocks]}


def heading(level: int, text: str) -> Node:
    """Return a heading without an id: nothing in a name becomes part of an address."""
    return {"t": "Header", "c": [level, ["", [], []], words(text)]}


def bullets(items: list[list[Node]]) -> Node:
    """Return a list of blocks."""
    return {"t": "BulletList", "c": items}


def plain(text: str) -> Node:
    """Return words as a block that is no paragraph of its own."""
    return {"t": "Plain", "c": words(text)}


def cited(key: str, locator: str | None = None) -> Node:
    """Return a citation of one reference, or of a place in it."""
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": words(f"{{{locator}}}") if locator else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def of_note(block: Node) -> list[Node]:
    """Return the inlines that the processor made of a paragraph with one citation.

    In a note style they stand in a note, in another one in the line.
    """
    inlines: list[Node] = block["c"][0]["c"][1]
    if inlines and inlines[0]["t"] == "Note":
        notes: list[Node] = inlines[0]["c"]
        return [one for paragraph in notes for one in paragraph["c"]]
    return inlines
