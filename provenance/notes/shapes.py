"""References that are known by their shape alone, with a filter in front of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.notes.entries import Pattern, Shape

_NAMED: Final = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Shapes:
    """References known by their shape; ``early`` ones need nothing before them.

    ``pieces``: the patterns of those that end with the piece of a class, "PREM 11/2850".

    ``early_filter`` and ``late_filter`` match wherever one of their shapes does: what they refuse,
    every shape refuses.
    """

    early: tuple[Shape, ...]
    late: tuple[Shape, ...]
    early_filter: Pattern
    late_filter: Pattern
    pieces: tuple[Pattern, ...]

    def __iter__(self) -> Iterator[Shape]:
        """Yield all of them."""
        yield from (*self.early, *self.late)


def shapes_of(shapes: Iterator[Shape]) -> Shapes:
    """Part shapes into early and late ones, each with its filter."""
    found = tuple(shapes)
    early = tuple(shape for shape in found if not shape.after)
    late = tuple(shape for shape in found if shape.after)
    pieces = tuple(one.pattern for one in (*early, *late) if "piece" in one.pattern.groupindex)
    return Shapes(early, late, _any_shape(early), _any_shape(late), pieces)


def _any_shape(shapes: tuple[Shape, ...]) -> Pattern:
    return re.compile("|".join(_NAMED.sub("(?:", shape.pattern.pattern) for shape in shapes))
