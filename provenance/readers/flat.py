"""The words of an element on one line, and where in them the elements inside it stand."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.readers.markup import Element
from provenance.readers.words import Words

_APART: Final = frozenset(
    {
        *("lb", "p", "head", "item", "label", "list", "row", "cell", "table", "note", "quote"),
        *("signed", "dateline", "opener", "closer", "postscript", "seg", "div", "attachment"),
        *("blockquote", "chronlist", "chronitem", "event", "defitem", "did"),
    }
)
"""Elements whose words do not run on into those around them (TEI, EAD)."""


class Mark(NamedTuple):
    """An element and its words."""

    element: Element
    words: Words


class Flat(NamedTuple):
    """Words with white space folded, and the elements in them.

    Attributes:
        words: The words.
        marks: The elements in it, in the order in which they end; those without words are not.
    """

    words: Words
    marks: tuple[Mark, ...]

    def marked(self, name: str) -> Iterator[Mark]:
        """Yield the marks of elements of a name, in the order of their words."""
        found = (one for one in self.marks if one.element.name == name)
        return iter(sorted(found, key=lambda one: one.words.start))


def flatten(element: Element, skipped: Iterable[str] = ()) -> Flat:
    """Return the words of an element, without those of elements with a skipped name."""
    line = _Line(frozenset(skipped))
    line.add(element)
    text = "".join(line.parts)
    marks = (Mark(one, Words(text[start:end], start).stripped()) for one, start, end in line.spans)
    return Flat(Words(text), tuple(one for one in marks if one.words.text))


def words_of(element: Element, *skipped: str) -> str:
    """Return the words of an element on one line."""
    return flatten(element, skipped).words.text


class _Line:
    """A line of words in the making."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.parts: list[str] = []
        self.spans: list[tuple[Element, int, int]] = []
        self._skipped = skipped
        self._length = 0
        self._gap = False

    def add(self, element: Element) -> None:
        """Add the words of an element; it is never deeper than the parser allows."""
        apart = element.name in _APART
        self._gap |= apart
        start = self._length
        for one in element.content:
            if isinstance(one, str):
                self._add_text(one)
            elif one.name not in self._skipped:
                self.add(one)
        self.spans.append((element, start, self._length))
        self._gap |= apart

    def _add_text(self, text: str) -> None:
        words = text.split()
        if not words:
            self._gap |= bool(text)
            return
        before = " " if (self._gap or text[0].isspace()) and self._length else ""
        added = before + " ".join(words)
        self.parts.append(added)
        self._length += len(added)
        self._gap = text[-1].isspace()
