"""XML of an export as a tree, read without DTD, entities or network, and not beyond a depth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from provenance.errors import DataSyntaxError
from provenance.readers.exports.opened import Whole
from provenance.resources.opening import SPLIT

_DEEPEST: Final = 40
_SMALLEST: Final = 16
"""So many bytes has an element or attribute on the average at least: else they fill the memory."""

_PREFIXES: Final = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/net/biblio#": "bib",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://nwalsh.com/rdf/vCard#": "vcard",
    "http://purl.org/rss/1.0/modules/link/": "link",
    "http://www.zotero.org/namespaces/export#": "z",
}


@dataclass(slots=True)
class Element:
    """An element.

    Attributes:
        name: Its name, with the customary prefix of its namespace.
        attributes: Its attributes, named likewise.
        line: Its first line, from 1.
        last: Its last line.
        children: The elements in it.
        pieces: The text directly in it, in pieces.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    last: int = 0
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """About how many characters it holds, with those of the elements in it."""
        return sum(map(len, self.pieces)) + sum(1 + one.size for one in self.children)

    @property
    def words(self) -> str:
        """The text directly in it."""
        return "".join(self.pieces).strip()


def read_tree(opened: Whole) -> Element:
    """Return the root element.

    Raises:
        DataSyntaxError: It is not well-formed, has a DTD, or is nested too deeply.
    """
    return _Builder(opened).read()


class _Builder:
    def __init__(self, opened: Whole) -> None:
        self._opened = opened
        self._top = Element("", {}, 1)
        self._open = [self._top]
        self._room = self._most = opened.source.largest // _SMALLEST
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_dtd
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self) -> Element:
        try:
            self._parser.Parse(self._opened.text, True)  # noqa: FBT003 - the C signature
        except expat.ExpatError as error:
            problem = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise DataSyntaxError(self._opened.source.name, error.lineno, problem) from error
        return self._top.children[0]

    def _refuse_dtd(self, *_: object) -> None:
        self._refuse("has a document type declaration; remove it, for its entities are not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            self._refuse(f"has elements nested more than {_DEEPEST} deep")
        self._room -= 1 + len(attributes)
        if self._room < 0:
            self._refuse(
                f"has more than {self._most:,} elements and attributes, and is read whole", SPLIT
            )
        named = {_named(key): value for key, value in attributes.items()}
        element = Element(_named(name), named, self._parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop().last = self._parser.CurrentLineNumber

    def _text(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _refuse(self, problem: str, advice: str = "") -> None:
        line = self._parser.CurrentLineNumber
        raise DataSyntaxError(self._opened.source.name, line, problem, advice)


def _named(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if not space:
        return local
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else f"{space}{local}"
