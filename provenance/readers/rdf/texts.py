"""Literals as words: plain ones, and those that are XML, taken apart by their headings."""

import io
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.errors import DataSyntaxError
from provenance.readers.flat import flatten
from provenance.readers.markup import Element, pieces
from provenance.readers.rdf.graph import literal

_XML: Final = frozenset(
    f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}" for name in ("XMLLiteral", "HTML")
)
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "head")
_ROOT: Final = "literal"


class Section(NamedTuple):
    """A stretch of a literal: its heading, its words on one line, and their language."""

    heading: str | None
    words: str
    language: str | None = None


def plain(value: str) -> str | None:
    """Return a literal's words on one line; None where it has none."""
    words = " ".join(one.words for one in sections(value))
    return words or None


def sections(value: str) -> list[Section]:
    """Return the stretches of a literal that have words; broken mark-up is taken as it stands."""
    text, datatype, language = literal(value)
    root = _parsed(text) if datatype in _XML else None
    found = list(_sections(root)) if root else [Section(None, " ".join(text.split()), language)]
    return [one for one in found if one.words]


def _parsed(text: str) -> Element | None:
    """Return mark-up as an element; None where it is none, or declares what no text needs."""
    stream = io.BytesIO(f"<{_ROOT}>{text}</{_ROOT}>".encode())
    try:
        for piece in pieces(stream, "a literal", lambda name, _: name == _ROOT):
            if isinstance(piece, Element):
                return piece
    except DataSyntaxError:
        return None
    return None


def _sections(root: Element) -> Iterator[Section]:
    headed = [one for one in root.walk() if _heading(one)]
    if not headed:
        yield Section(None, flatten(root).words.text, _language(root))
        return
    for one in headed:
        heading = _heading(one)
        inner = any(_heading(part) for part in one.walk() if part is not one)
        if heading and not inner:
            words = flatten(one, _HEADINGS).words.text
            yield Section(flatten(heading).words.text, words, _language(one))


def _language(element: Element) -> str | None:
    """Return the first language that mark-up gives its words."""
    return next((tag for one in element.walk() if (tag := one.get("lang"))), None)


def _heading(element: Element) -> Element | None:
    return next((one for one in element.elements if one.name in _HEADINGS), None)
