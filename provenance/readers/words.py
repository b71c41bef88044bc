"""Words with their place: a stretch of a text that knows where it stands."""

from collections.abc import Iterator
from typing import Final, NamedTuple

_SPACE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)  # what str.isspace calls white space


class Words(NamedTuple):
    """A stretch of a text.

    Attributes:
        text: The characters, as they stand.
        start: Offset of the first in the whole text: Unicode code points from 0.
    """

    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)

    @property
    def folded(self) -> str:
        """The words on one line, with single spaces."""
        return " ".join(self.text.split())

    def part(self, start: int, end: int | None = None) -> "Words":
        """Return a part, by offsets within this stretch."""
        stop = len(self.text) if end is None else end
        return Words(self.text[start:stop], self.start + start)

    def stripped(self, marks: str = "") -> "Words":
        """Return the stretch without white space, and without these marks, at both ends."""
        unwanted = marks + _SPACE
        left = self.text.lstrip(unwanted)
        return Words(left.rstrip(unwanted), self.end - len(left))

    def split(self, separator: str) -> Iterator["Words"]:
        """Yield the stretches between separators."""
        start = 0
        for piece in self.text.split(separator):
            yield Words(piece, self.start + start)
            start += len(piece) + len(separator)

    def lines(self) -> Iterator["Words"]:
        """Yield the lines that are not blank, without the white space around them."""
        for line in self.split("\n"):
            bare = line.stripped()
            if bare.text:
                yield bare
