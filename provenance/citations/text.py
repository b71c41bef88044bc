"""Formatted entries as plain text: their words alone, without a program's help."""

from typing import Any

from provenance.citations.tree import Node


def as_text(inlines: list[Node]) -> str:
    """Return the words of inlines; italics and links leave no trace."""
    return "".join([one["c"] if one["t"] == "Str" else _words(one) for one in inlines])


def _words(node: Node) -> str:
    content: Any = node.get("c")
    if content is None:
        return " "  # spaces and line breaks
    return content if isinstance(content, str) else as_text(_inlines(content))


def _inlines(content: list[Any]) -> list[Node]:
    """Return the inlines of a node: its content, or what stands there beside attributes."""
    if all(isinstance(one, dict) for one in content):
        return content
    lists = (one for one in content if isinstance(one, list) and one)
    return next((one for one in lists if isinstance(one[0], dict)), [])
