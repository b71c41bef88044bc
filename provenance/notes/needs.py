"""Words that a text must hold for a pattern to match it, known from the pattern alone.

A note of marks holds none of the verbs by which finding aids tell of gifts: to search it for them
is idle. What each pattern needs is worked out once from its syntax tree (as RE2's prefilters do),
what each word offers once for each word, so that a note is asked by one look into a table for each
of its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

from provenance.resources.kept import kept

# The parser of `re` has no public name. Without it no pattern is known to need anything.
_parse: Final[Callable[[str], Any] | None] = getattr(getattr(re, "_parser", None), "parse", None)
_WORD: Final = re.compile(r"\w+")
_MOST_STRINGS: Final = 120
_SHORTEST: Final = 3
_MOST_WORDS: Final = 40_000
_LONGEST_SOURCE: Final = 1_700  # longer ones hold the dates, of which any digit may be a part
_REPEATS: Final = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

Strings = frozenset[str]
_EMPTY: Final = frozenset({""})


def folded(text: str) -> str:
    """Return a text so that letters that any pattern takes for one another are the same."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def needs(pattern: str) -> Strings | None:
    """Return pieces of words, folded, one of which every match holds; None where none is known."""
    return _needed(_parse(pattern)) if _parse and len(pattern) <= _LONGEST_SOURCE else None


def _needed(tree: Iterable[tuple[Any, Any]]) -> Strings | None:
    """Return the best of what the parts of a sequence need."""
    found = list(_candidates(tree))
    return max(found, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=None)


def _candidates(tree: Iterable[tuple[Any, Any]]) -> Iterator[Strings]:
    """Yield what each part of a sequence needs; strings that adjoin are put together first."""
    run = _EMPTY
    for operator, argument in tree:
        strings = _exact(str(operator), argument)
        joined = _product(run, strings) if strings is not None else None
        if joined is not None:
            run = joined
            continue
        yield from _useful(run)
        run = strings or _EMPTY
        if strings is None:
            yield from filter(None, [_inside(str(operator), argument)])
    yield from _useful(run)


def _useful(strings: Strings) -> Iterator[Strings]:
    """Yield the longest word of each string, unless one has none that is worth asking for."""
    pieces = {max(_WORD.findall(string), key=len, default="") for string in strings}
    if min(map(len, pieces)) >= _SHORTEST:
        yield frozenset(
            one for one in pieces if not any(two in one for two in pieces if two != one)
        )


def _exact(operator: str, argument: Any) -> Strings | None:  # noqa: ANN401 - no types in `re`
    """Return all strings that a node can match, folded, or None where they are too many."""
    if operator in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    if operator in _REPEATS and argument[:2] == (0, 1):
        return _union([_EMPTY, _sequence(argument[2])])
    strings = _STRINGS.get(operator)
    return strings(argument) if strings else None


def _signs(members: Iterable[tuple[Any, Any]]) -> Strings | None:
    if any(str(operator) != "LITERAL" for operator, _ in members):
        return None
    return frozenset(folded(chr(code)) for _, code in members)


def _sequence(tree: Iterable[tuple[Any, Any]]) -> Strings | None:
    found: Strings | None = _EMPTY
    for operator, argument in tree:
        strings = _exact(str(operator), argument)
        found = _product(found, strings) if found is not None and strings is not None else None
    return found


def _product(left: Strings, right: Strings) -> Strings | None:
    if len(left) * len(right) > _MOST_STRINGS:
        return None
    return frozenset(one + two for one in left for two in right)


def _union(sets: list[Strings | None]) -> Strings | None:
    known = [strings for strings in sets if strings is not None]
    united = frozenset[str]().union(*known)
    return united if len(known) == len(sets) and len(united) <= _MOST_STRINGS else None


_STRINGS: Final[Mapping[str, Callable[[Any], Strings | None]]] = {
    "LITERAL": lambda code: frozenset({folded(chr(code))}),
    "IN": _signs,
    "SUBPATTERN": lambda group: _sequence(group[3]),
    "BRANCH": lambda branch: _union([_sequence(tree) for tree in branch[1]]),
}


def _inside(operator: str, argument: Any) -> Strings | None:  # noqa: ANN401 - no types in `re`
    """Return what a node needs whose strings are too many to be listed."""
    if operator == "SUBPATTERN":
        return _needed(argument[3])
    if operator in _REPEATS and argument[0] > 0:
        return _needed(argument[2])
    if operator == "BRANCH":
        sets = [_needed(tree) for tree in argument[1]]
        known = [pieces for pieces in sets if pieces is not None]
        return frozenset[str]().union(*known) if len(known) == len(sets) else None
    return None


class Never:
    """A pattern that matches nothing, and need not look."""

    pattern: Final = r"(?!)"
    groupindex: Final = MappingProxyType[str, int]({})

    def match(self, *_: object) -> None:
        """Find nothing."""

    search = fullmatch = match

    def finditer(self, *_: object) -> Iterator[re.Match[str]]:
        """Find nothing."""
        return iter(())

    def sub(self, _: str, text: str) -> str:
        """Change nothing."""
        return text


NEVER: Final = cast("re.Pattern[str]", Never())


class Offers(dict[str, int]):
    """What each word offers: a bit for each pattern that needs a piece of it.

    Words are kept as they come, up to a number; then all are forgotten.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Take the patterns by their names."""
        super().__init__()
        self.bits: dict[str, int] = {}
        self._pieces: dict[str, int] = {}
        found = kept(
            "needs",
            (*sources.values(), Path(__file__)),
            lambda: [sorted(needs(source) or ()) for source in sources.values()],
        )
        for name, pieces in zip(sources, found, strict=True):
            if not pieces:
                continue
            bit = self.bits[name] = 1 << len(self.bits)
            for piece in pieces:
                self._pieces[piece] = self._pieces.get(piece, 0) | bit
        self._lengths = sorted({len(piece) for piece in self._pieces})

    def __missing__(self, word: str) -> int:
        """Look for the pieces within a word that was not seen before."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        known, plain = self._pieces, folded(word)
        found = 0
        for length in self._lengths:
            for start in range(len(plain) - length + 1):
                found |= known.get(plain[start : start + length], 0)
        self[word] = found
        return found

    def of(self, words: Iterable[str]) -> int:
        """Return what words offer together."""
        return reduce(or_, map(self.__getitem__, set(words)), 0)
