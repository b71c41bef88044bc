"""Text as LaTeX that prints the same text, whatever it contains.

`inert` only disarms what LaTeX would take for a command; `ascii_latex` also writes every character
that is not ASCII as a command, braced so that classic BibTeX counts it as one letter and never cuts
it in the middle of its bytes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.words.wording import table

_T2A = r"\fontencoding{T2A}\selectfont"
_PAIRS = ("--", "''", "<<", ">>", ",,")
_LIGATURE = re.compile("|".join(f"(?<={pair[0]})(?={pair[1]})" for pair in _PAIRS))
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_PIECE = re.compile(rf"[\x00-\x7f]+(?![\u0300-\u036f])|{_CLUSTER.pattern}", re.DOTALL)


def inert(text: str) -> str:
    r"""Return text with LaTeX's special characters escaped and all others as they are.

    Examples:
        >>> inert("R&D, 50% {of} C:\\x")
        'R\\&D, 50\\% {\\textbraceleft}of{\\textbraceright} C:{\\textbackslash}x'
    """
    return _apart(one_line(text), lambda words: words.translate(_specials()))


def ascii_latex(text: str, *, initials: bool = False) -> str:
    r"""Return text as ASCII LaTeX; what no table knows stays as it is (see `unwritable`).

    Args:
        text: The text.
        initials: Whether the first letter of each Cyrillic word stands in braces of its own, for
            names, whose given part styles abbreviate.

    Examples:
        >>> ascii_latex("Jeleń, Kádár")
        "Jele{\\'n}, K{\\'a}d{\\'a}r"
    """
    if text.isascii():
        return _apart(one_line(text), lambda words: words.translate(_ascii()))
    normal = unicodedata.normalize("NFC", one_line(text))
    return _apart(normal, lambda words: "".join(_stretches(words, initials=initials)))


def unwritable(text: str) -> tuple[str, ...]:
    """Return the characters for which there is no LaTeX command, each once, in their order."""
    if text.isascii():
        return ()
    normal = unicodedata.normalize("NFC", one_line(text))
    left = (c for word in _stretches(normal, initials=False) for c in word if ord(c) > 126)
    return tuple(dict.fromkeys(left))


def _apart(text: str, write: Callable[[str], str]) -> str:
    """Write what stands between characters that TeX's fonts would draw together as another."""
    if not any(map(text.__contains__, _PAIRS)):
        return write(text)
    return "{}".join(write(words) for words in _LIGATURE.split(text))


def _stretches(text: str, *, initials: bool) -> Iterator[str]:
    place = 0
    for word in _cyrillic_words().finditer(text):
        yield from _letters(text[place : word.start()])
        yield _in_t2a(word[0], initials=initials)
        place = word.end()
    yield from _letters(text[place:])


def _in_t2a(word: str, *, initials: bool) -> str:
    letters = [_cyrillic_letter(one) for one in _clusters(word)]
    groups = [letters[:1], letters[1:]] if initials else [letters]
    return "".join(f"{{{_T2A}{''.join(group)}}}" for group in groups if group)


def _cyrillic_letter(cluster: str) -> str:
    accents = table("latex", "accents")
    letter = table("latex", "cyrillic")[cluster[0]]
    for mark in cluster[1:]:
        letter = f"{accents[mark]}{{{letter}}}"
    return letter


def _letters(text: str) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        piece = found[0]
        yield piece.translate(_ascii()) if piece.isascii() else _letter(piece)


def _letter(cluster: str) -> str:
    symbol = table("latex", "symbols").get(cluster)
    if symbol:
        return symbol if symbol.isascii() and len(symbol) == 1 else f"{{{symbol}}}"
    return _accented(unicodedata.normalize("NFD", cluster)) or cluster


def _accented(decomposed: str) -> str | None:
    accents, symbols = table("latex", "accents"), table("latex", "symbols")
    base, marks = decomposed[0], decomposed[1:]
    if not marks or not all(mark in accents for mark in marks):
        return None
    if not (base.isascii() or base in symbols):
        return None
    letter = base if base.isascii() else f"{{{symbols[base]}}}"
    for mark in marks:
        command = accents[mark]
        argument = f"{{{letter}}}" if command[-1].isalpha() else letter
        letter = f"{{{command}{argument}}}"
    return letter


def _clusters(text: str) -> Iterator[str]:
    """Yield each character with the combining marks that follow it."""
    return (found[0] for found in _CLUSTER.finditer(text))


@cache
def _specials() -> dict[int, str]:
    return str.maketrans(table("latex", "specials"))


@cache
def _ascii() -> dict[int, str]:
    return str.maketrans(table("latex", "specials") | table("latex", "quotes"))


@cache
def _cyrillic_words() -> re.Pattern[str]:
    letters = "".join(re.escape(letter) for letter in table("latex", "cyrillic"))
    marks = "".join(table("latex", "accents"))
    return re.compile(f"(?:[{letters}][{marks}]*)+")
