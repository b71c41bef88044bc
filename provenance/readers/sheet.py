"""The words that a description keeps as its text: a line each, and each knows its place."""

from provenance.model.evidence import Evidence
from provenance.readers.flat import Flat
from provenance.readers.words import Words


class Sheet:
    """The text of an account in the making."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def put(self, flat: Flat) -> Flat:
        """Put a line under the others and return it with its place."""
        start = self._length
        self._lines.append(flat.words.text)
        self._length += len(flat.words.text) + 1
        marks = tuple(one._replace(words=_moved(one.words, start)) for one in flat.marks)
        return Flat(_moved(flat.words, start), marks)

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)


def cite(words: Words) -> Evidence:
    """Return words of a sheet as evidence."""
    return Evidence(quote=words.text, start=words.start, end=words.end)


def _moved(words: Words, distance: int) -> Words:
    return Words(words.text, words.start + distance)
