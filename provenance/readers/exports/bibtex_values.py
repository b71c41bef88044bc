"""Values of BibTeX fields: strings, macros and what ``#`` joins."""

import re
from collections.abc import Iterable
from typing import Final

from bibtexparser.model import String

from provenance.bibliography.words.wording import table

Value = str
"""LaTeX, without the braces or quotation marks around the whole."""

_PIECE: Final = re.compile(r'[{}"#]|\\.|[^{}"#\\]+|\\', re.DOTALL)
_LONGEST_MACRO: Final = 10_000
_LONGEST: Final = 100_000
_GROWTH: Final = 10


class Macros:
    """The values of ``@string`` macros and of the months, as long as they are of some measure.

    A few lines of macros can stand for gigabytes: once a file has grown by ten times its own size,
    a macro is left as its name.

    Args:
        values: The values, by names in small letters.
        room: By how many characters they may make a file longer.
    """

    def __init__(self, values: dict[str, str], room: int) -> None:
        self.values, self._room = values, room

    def get(self, name: str) -> str:
        """Return the value of a macro; what is none, and one too many, as it stands."""
        value = self.values.get(name.casefold(), name)
        self._room -= len(value)
        return value if self._room >= 0 else name


def macros_of(strings: Iterable[String], size: int) -> Macros:
    """Return the macros of a file, and the months.

    A macro may use those before it; one that grows beyond measure is left as its name.

    Args:
        strings: Where they are defined, in the order of the file.
        size: How many characters it has.
    """
    months = {name[:3].casefold(): name for name in table("wordings", "months").values()}
    macros = Macros(months, _GROWTH * size + _LONGEST)
    for one in strings:
        value = value_of(str(one.value), macros)
        macros.values[one.key.casefold()] = value if len(value) <= _LONGEST_MACRO else one.key
    return macros


def value_of(raw: str, macros: Macros) -> Value:
    """Return a field's value with what ``#`` joins put together, up to a measure.

    Examples:
        >>> known = Macros({"oct": "October"}, 100)
        >>> value_of('"30~" # oct', known), value_of("{a {b} # c}", known)
        ('30~October', 'a {b} # c')
    """
    pieces: list[str] = []
    room = _LONGEST + len(raw)
    for part in _joined(raw):
        value = _part(part.strip(), macros)
        room -= len(value)
        pieces.append(value if room > 0 else part.strip())
    return "".join(pieces)


def _joined(raw: str) -> list[str]:
    """Split at each ``#`` that stands outside of braces and quotation marks."""
    parts: list[str] = []
    piece: list[str] = []
    depth, quoted = 0, False
    for mark in _PIECE.findall(raw):
        if mark == "#" and not depth and not quoted:
            parts.append("".join(piece))
            piece = []
            continue
        depth += (mark == "{") - (mark == "}")
        quoted ^= mark == '"' and not depth
        piece.append(mark)
    return [*parts, "".join(piece)]


def _part(part: str, macros: Macros) -> str:
    if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
        return part[1:-1]
    return macros.get(part)
