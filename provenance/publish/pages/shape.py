"""How a picture of flows is laid out: on a desk names stand at its sides, on a telephone above."""

from dataclasses import dataclass
from typing import Final

BAR: Final = 12
"""The breadth of a bar."""
OVER: Final = 6
"""The room between a bar and a name above it."""
_COUNT: Final = 3
"""The room in ems that the number after a name takes, where it stands in the line of the name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a picture.

    Attributes:
        name: What it is called among the pictures of a page.
        width: Its width.
        sides: The room for the names of the first column and of the last, which stand beside their
            bars; None where the names of all columns stand above.
        letter: The size of its letters.
        line: The height of a line.
        lines: How many lines a name beside a bar may have, and one above it.
        bars: The height of all bars of a column together.
    """

    name: str
    width: int
    sides: tuple[int, int] | None
    letter: int
    line: int
    lines: tuple[int, int]
    bars: int

    def is_beside(self, column: int, last: int) -> bool:
        """Tell whether the names of a column stand beside its bars."""
        return self.sides is not None and column in (0, last)

    def place(self, column: int, last: int) -> float:
        """Return where the bars of a column stand."""
        if self.sides is None:
            return self.width * column / (last + 1)
        first, end = self.sides[0], self.width - self.sides[1] - BAR
        return first + (end - first) * column / last

    def room(self, column: int, last: int) -> tuple[float, int]:
        """Return the room for a line of a name in ems, and the lines that it may have."""
        beside, above = self.lines
        if self.sides and self.is_beside(column, last):
            return self.sides[0 if column == 0 else 1] / self.letter - _COUNT, beside
        apart = self.place(1, last) - self.place(0, last)
        if self.sides is None:
            return (apart - OVER) / self.letter, above
        return (apart - 2 * BAR) / self.letter - _COUNT, above

    def tall(self, lines: int) -> int:
        """Return the height of a name of so many lines, and of its number."""
        return (lines + (self.sides is None)) * self.line


WIDE: Final = Shape("wide", 1120, (214, 250), 13, 16, (4, 2), 420)
NARROW: Final = Shape("narrow", 350, None, 11, 13, (0, 5), 180)
