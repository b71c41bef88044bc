"""Many literal wordings found in one pass: an index by their first word."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_FIRST: Final = re.compile(r"\w+|\S")
WORDS: Final = re.compile(r"\w+")


class _Wordings(Generic[T]):
    """The wordings that begin with one word: one pattern for all, and one for each."""

    __slots__ = ("_each", "_sources", "any", "meanings")

    def __init__(self, rows: Sequence[tuple[str, T]], written: Callable[[str], str]) -> None:
        self.meanings = tuple(meaning for _, meaning in rows)
        self._sources = [written(wording) for wording, _ in rows]
        self._each: tuple[tuple[re.Pattern[str], T], ...] | None = None
        self.any = re.compile("|".join(f"({source})" for source in self._sources))

    def first(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        found = self.any.match(text, start, end)
        return (found.end(), self.meanings[(found.lastindex or 1) - 1]) if found else None

    def all(self, text: str, start: int, end: int) -> Iterator[tuple[int, T]]:
        if self.any.match(text, start, end) is None:
            return
        if self._each is None:
            self._each = tuple(zip(map(re.compile, self._sources), self.meanings, strict=True))
        for pattern, meaning in self._each:
            found = pattern.match(text, start, end)
            if found is not None:
                yield found.end(), meaning


class Literals(Generic[T]):
    """Wordings with what they mean, looked up at a place of a text.

    A wording's pattern is compiled when a text first holds its first word: most are never needed.
    """

    __slots__ = ("_compiled", "_rows", "_written")

    def __init__(
        self, rows: Mapping[str, Sequence[tuple[str, T]]], written: Callable[[str], str]
    ) -> None:
        """Take for each first word its wordings, the longest first, and what makes patterns."""
        self._rows = rows
        self._written = written
        self._compiled: dict[str, _Wordings[T]] = {}

    def meanings(self) -> Iterator[T]:
        """Yield what the wordings mean, each as often as there are wordings for it."""
        return (meaning for rows in self._rows.values() for _, meaning in rows)

    def _under(self, word: str) -> _Wordings[T]:
        found = self._compiled.get(word)
        if found is None:
            found = self._compiled[word] = _Wordings(self._rows[word], self._written)
        return found

    def may_start(self, text: str, start: int) -> bool:
        """Tell whether a wording may start here: where this says no, none does."""
        return (_words(text).get(start) or first_word(text, start)) in self._rows

    def spots(self, text: str) -> tuple[int, ...]:
        """Return the places of a text at which a wording may start, in order."""
        rows = self._rows
        return tuple(start for start, word in _words(text).items() if word in rows)

    def at(self, text: str, start: int, end: int) -> Iterator[tuple[int, T]]:
        """Yield the end and the meaning of each wording that starts here, the longest first."""
        word = _words(text).get(start) or first_word(text, start)
        return self._under(word).all(text, start, end) if word in self._rows else iter(())

    def first(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        """Return the longest wording that starts here, or None."""
        word = _words(text).get(start) or first_word(text, start)
        return self._under(word).first(text, start, end) if word in self._rows else None

    def inside(self, text: str, start: int, end: int) -> tuple[int, int, T] | None:
        """Return the first wording between two places: its start, end and meaning."""
        for word in WORDS.finditer(text, start, end):
            found = self.first(text, word.start(), end)
            if found is not None:
                return (word.start(), *found)
        return None


def first_word(text: str, start: int) -> str:
    """Return the word or sign that starts here, case folded; "" at a blank or the end.

    This is the filter in front of every list of wordings: what no wording begins with is passed
    over by one look into a table. The words of the text in hand are cut once.
    """
    word = _words(text).get(start)
    if word is None:
        found = _FIRST.match(text, start)
        word = found.group().casefold() if found else ""
    return word


@lru_cache(maxsize=8)
def _words(text: str) -> dict[int, str]:
    if text.isascii():  # folding moves nothing
        return {found.start(): found[0] for found in _FIRST.finditer(text.lower())}
    return {found.start(): found[0].casefold() for found in _FIRST.finditer(text)}


def literals(
    pairs: Iterable[tuple[str, T]], *, folded: bool = True, tail: str = "", dotless: bool = False
) -> Literals[T]:
    """Index wordings.

    Args:
        pairs: Each wording with its meaning.
        folded: Whether capitals count as small letters.
        tail: A pattern that must follow each wording.
        dotless: Whether a closing full stop may be absent from the text.
    """
    table: dict[str, list[tuple[str, T]]] = {}
    for wording, meaning in pairs:
        first = _FIRST.match(wording)
        if first is not None:
            table.setdefault(first.group().casefold(), []).append((wording, meaning))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))

    def written(wording: str) -> str:
        pattern = _pattern(wording, dotless=dotless) + tail
        return f"(?i:{pattern})" if folded else pattern

    return Literals(table, written)


def _pattern(wording: str, *, dotless: bool) -> str:
    literal = re.escape(wording).replace(r"\ ", " ?" if "." in wording else " ")
    literal = literal.replace("'", "['’]")
    if dotless and wording.endswith("."):
        return literal[:-2] + r"(?:\.|(?!\w))"
    return literal if not wording[-1].isalnum() else literal + r"(?!\w)"
