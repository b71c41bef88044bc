"""The words of the levels in a reference code as it was printed: "per." is not "op."."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.references.grammars import grammars
from provenance.references.scan import Part, Scanner
from provenance.references.values import in_script

_LONGEST: Final = 300
_BEFORE: Final = " ,.;:/([“\"'"
_USUAL: Final = ("united-states", "fond-opis")
"""The grammars whose words are known wherever references are read: plain English, and the path."""

_PATH: Final[tuple[Level, ...]] = ("fonds", "inventory", "file", "leaf")
_PLAIN: Final = {"fonds": "fonds", "inventory": "inventory", "document_number": "doc"}


def level_words(code: ReferenceCode) -> dict[CodeLevel, str]:
    """Return the words of a code's levels as they are printed; levels without one are left out.

    What looks like a level within the printed words, and is none of the code's, is left out too.

    Examples:
        >>> from provenance.references.read import read_code
        >>> words = level_words(read_code("B 10, Bd. 52, Bl. 3"))
        >>> [(part.level, word) for part, word in words.items()]
        [('volume', 'Bd.'), ('leaf', 'Bl.')]
    """
    printed = code.printed or ""
    if not printed or len(printed) > _LONGEST:
        return {}
    read = [(_level(one), one.word) for one in Scanner(printed).read().parts if one.word]
    return {level: word for level, word in read if level in code.levels}


def kept_words(text: str, levels: Sequence[CodeLevel]) -> str | None:
    """Return the words of a reference code that would be lost if its levels alone were kept.

    These are words of levels that are not the usual ones: "pap. 18a", "Bd. 52", "per. 53". None
    where all of them are usual, or where the text says something else than the levels.

    Args:
        text: What a note prints, with its levels and nothing else.
        levels: What was read of it.

    Examples:
        >>> from provenance.references.read import read_code
        >>> code = read_code("f. 89, per. 53, dok. 1")
        >>> kept_words("f. 89, per. 53, dok. 1", code.levels)
        'f. 89, per. 53, dok. 1'
        >>> kept_words("Fond 5, opis 30", read_code("f. 5, op. 30").levels)
    """
    words = text.lstrip(_BEFORE)
    if not words or len(words) > _LONGEST:
        return None
    scan = Scanner(words, holder="").read()
    same = scan.stopped == len(words) and scan.levels == tuple(levels)
    return words if same and not all(is_usual(one.level, one.word) for one in scan.parts) else None


def _level(part: Part) -> CodeLevel:
    return CodeLevel(level=part.level, value=part.value)


def is_usual(level: Level, word: str) -> bool:
    """Tell whether a word is a usual one of its level, or longer or shorter than one.

    Examples:
        >>> is_usual("inventory", "опись"), is_usual("inventory", "per."), is_usual("box", "Karton")
        (True, False, False)
    """
    stem = _stem(word)
    return not stem or any(
        stem.startswith(one) or one.startswith(stem) for one in _usual_words(level)
    )


@cache
def _usual_words(level: Level) -> frozenset[str]:
    return frozenset(one for one in map(_stem, _words(level)) if one)


def _words(level: Level) -> Iterator[str]:
    yield _PLAIN.get(level, "")
    for name in _USUAL:
        grammar = grammars()[name]
        if name == _USUAL[0] or level in _PATH:
            for forms in (*grammar.forms.values(), *grammar.full.values()):
                yield from (form.replace("{}", "") for form in forms.get(level, ()))


def _stem(word: str) -> str:
    """Return a word in small Latin letters without signs; Cyrillic is carried over by letters."""
    letters = "".join(filter(str.isalpha, word.casefold()))
    return "".join(in_script("file", letter, "Latn") for letter in letters)
