"""Punctuation that pandoc 3.9 gets wrong, put right in its tree, and dates that stand with titles.

A title that ends in a full stop of its own ("Washington, D.C.") loses the comma that ought to
follow it, and a comma after a quotation within a quotation stands between the two closing marks;
citeproc-js has both right. The date of a document that is cited as printed somewhere has no field
of its own: it goes with the title, and stands behind the title's closing mark.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from provenance.citations.tree import Node

OWN_STOP: Final = "\ufdd1"
"""Stands for the full stop with which a title ends, so that it is not taken for the sentence's."""

APART: Final = "\ufdd2"
"""Parts a title from the date that goes with it."""

_LAST_STOP: Final = re.compile(r"\.(?=[’”»'\"]*\Z)")
_CLOSING: Final = "’”»"
_QUOTING: Final = "'\"‘“«"
_INNER: Final = ("‘", "’")
_OUTER: Final = "”"


def with_own_stop(title: str) -> str:
    """Return a title whose last full stop is marked as its own."""
    return _LAST_STOP.sub(OWN_STOP, title)


def may_need_mending(title: str) -> bool:
    """Tell whether a title ends in a stop of its own, or quotes something."""
    return OWN_STOP in title or APART in title or any(sign in title for sign in _QUOTING)


def mend(blocks: list[Node]) -> None:
    """Put the punctuation of entries right, in place."""
    strings = [node for block in blocks for node in _strings(block)]
    for at, node in enumerate(strings):
        if OWN_STOP in node["c"]:
            _stop(strings[at : at + 4])
    for block in blocks:
        _quotes(block)
        _apart(block)
    for node in (node for block in blocks for node in _strings(block)):
        node["c"] = node["c"].replace(APART, "")


def _stop(strings: list[Node]) -> None:
    """Make a marked stop one; another that follows it, across closing marks, is the same."""
    first, *others = strings
    before, _, after = first["c"].rpartition(OWN_STOP)
    first["c"] = f"{before}.".replace(OWN_STOP, ".")
    rest = [after, *(one["c"] for one in others)]
    for at, text in enumerate(rest):
        bare = text.lstrip(_CLOSING)
        if bare.startswith("."):
            rest[at] = text[: len(text) - len(bare)] + bare[1:]
        if bare:
            break
    first["c"] += rest[0]
    for one, text in zip(others, rest[1:], strict=True):
        one["c"] = text


def _quotes(node: Node) -> None:
    for inlines in _lists(node.get("c")):
        for one, sign, closing in zip(inlines, inlines[1:], inlines[2:], strict=False):
            if _is_inner(one) and sign.get("c") in (",", ".") and closing.get("c") == _OUTER:
                inner = one["c"][1]
                inner.insert(len(inner) - 1, dict(sign))
                sign["c"] = ""
        for one in inlines:
            _quotes(one)


def _apart(node: Node) -> None:
    """Move the dates of titles in quotation marks behind the closing marks."""
    for inlines in _lists(node.get("c")):
        for one in list(inlines):
            _apart(one)
            at = _parting(one)
            if at is not None:
                place = next(place for place, other in enumerate(inlines) if other is one)
                inlines[place + 1 : place + 1] = _parted(one["c"][1], at)


def _parting(node: Node) -> int | None:
    """Return where in a quotation the date begins, if there is one."""
    if node["t"] != "Span" or node["c"][1][-1:] == []:
        return None
    inner = node["c"][1]
    if inner[-1].get("c") not in tuple(_CLOSING):
        return None
    return next((at for at, one in enumerate(inner) if APART in str(one.get("c"))), None)


def _parted(inner: list[Node], at: int) -> list[Node]:
    """Cut a date from a quotation and return it; the sign that ended both now ends each."""
    title, _, comma = inner[at]["c"].partition(APART)
    date, closing = inner[at + 1 : -1], inner[-1]
    last = date[-1] if date else closing
    sign = last["c"] if last.get("c") in (",", ".", "") else None
    inner[at:] = [{"t": "Str", "c": title + (comma if sign is None else sign or ".")}, closing]
    if sign is not None:
        return date
    inner[at]["c"] = title
    return [{"t": "Str", "c": comma}, *date]


def _is_inner(node: Node) -> bool:
    if node["t"] != "Span" or len(node["c"][1]) < 2:
        return False
    inner = node["c"][1]
    return (inner[0].get("c"), inner[-1].get("c")) == _INNER


def _strings(node: Node) -> Iterator[Node]:
    if node["t"] == "Str":
        yield node
    for inlines in _lists(node.get("c")):
        for one in inlines:
            yield from _strings(one)


def _lists(content: Any) -> Iterator[list[Node]]:  # noqa: ANN401 - any content of a node
    """Yield the lists of nodes that stand directly in a content."""
    if not isinstance(content, list) or not content:
        return
    if all(isinstance(one, dict) and "t" in one for one in content):
        yield content
        return
    for one in content:
        yield from _lists(one)
