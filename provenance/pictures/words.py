"""Words of a drawing: made harmless, measured, wrapped, and put into sentences."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.pictures.chart import Mood

TAGS: Final[dict[Mood, str]] = {
    "inferred": "inferred",
    "superseded": "superseded",
    "refuted": "refuted",
}
"""The words in which a line says how it is known, where that is not plain from its own words."""

_ENDS_OF_LINES = "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_NARROW = set("iljtfrI.,;:'|!()[]/’‘“”` ")
_BROAD = set("mwMW@%—")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return text as one line that no terminal, SVG or XML reader stumbles over.

    Ends of lines become spaces. Characters that XML 1.0 excludes, that command a terminal, or that
    turn the direction of what follows become U+FFFD.
    """
    flat = "".join(" " if one in _ENDS_OF_LINES else one for one in text)
    return "".join("\ufffd" if _is_unsafe(one) else one for one in flat)


def _is_unsafe(one: str) -> bool:
    commands = unicodedata.category(one) in ("Cc", "Cs")
    turns = "\u202a" <= one <= "\u202e" or "\u2066" <= one <= "\u2069"
    return commands or turns or one in "\ufffe\uffff"


def cells(text: str) -> int:
    """Return the width of text in the cells of a terminal."""
    return sum(_cell(one) for one in text)


def _cell(one: str) -> int:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


@lru_cache(maxsize=65536)
def ems(text: str) -> float:
    """Return a width of text in ems that no common text face exceeds by much."""
    return sum(_em(one) for one in text)


def _em(one: str) -> float:
    if _cell(one) != 1:
        return _cell(one) * 0.52
    if one in _NARROW:
        return 0.38
    return 0.92 if one in _BROAD else 0.74 if one.isupper() else 0.6


def wrap(text: str, rooms: tuple[float, float], *, in_cells: bool = False) -> tuple[str, ...]:
    """Break text into lines at its spaces; a word that is longer than a line is broken itself.

    Args:
        text: The words; runs of spaces count as one.
        rooms: The room on the first line and on those that follow, in ems or in cells.
        in_cells: Whether the room is counted in the cells of a terminal.
    """
    measure = cells if in_cells else ems
    lines = [""]
    for word in _words(text, rooms[1], in_cells=in_cells):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if measure(longer) <= rooms[min(len(lines) - 1, 1)]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _words(text: str, room: float, *, in_cells: bool) -> Iterator[str]:
    measure = cells if in_cells else ems
    for word in text.split():
        if measure(word) <= room:
            yield word
        else:
            size = max(1, int(room / (2 if in_cells else 0.92)))
            yield from (word[start : start + size] for start in range(0, len(word), size))


def titled(text: str) -> str:
    """Return text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
