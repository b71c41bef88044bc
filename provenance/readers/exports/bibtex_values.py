"""Values of BibTeX fields: strings, macros and what ``#`` joins."""

import re
from typing import Final

from bibtexparser.library import Library

from provenance.bibliography.words.wording import table

Value = str
"""LaTeX, without the braces or quotation marks around the whole."""

_PIECE: Final = re.compile(r'[{}"#]|\\.|[^{}"#\\]+|\\', re.DOTALL)
_LONGEST_MACRO: Final = 10_000
_LONGEST: Final = 100_000


def macros_of(library: Library) -> dict[str, str]:
    """Return the values of ``@string`` macros and of the months, by their names in small letters.

    A macro may use those before it; one that grows beyond measure is left as its name.
    """
    macros = {name[:3].casefold(): name for name in table("wordings", "months").values()}
    for one in library.strings:
        value = value_of(str(one.value), macros)
        macros[one.key.casefold()] = value if len(value) <= _LONGEST_MACRO else one.key
    return macros


def value_of(raw: str, macros: dict[str, str]) -> Value:
    """Return a field's value with what ``#`` joins put together, up to a measure.

    Examples:
        >>> value_of('"30~" # oct', {"oct": "October"}), value_of("{a {b} # c}", {})
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


def _part(part: str, macros: dict[str, str]) -> str:
    if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
        return part[1:-1]
    return macros.get(part.casefold(), part)
