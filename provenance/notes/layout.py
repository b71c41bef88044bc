"""Brackets, quotation marks, commas and the full stops that end a sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SIGN: Final = re.compile(r"[()\[\]“”„\"«»,;.]")
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "„": '“”"', "«": "»"}
_WORD_BEFORE: Final = re.compile(r"[^\s,;:()\[\]“”\"]*\Z")
_CONTINUES: Final = re.compile(r"\s*[^\W_]", re.UNICODE)
_LONGEST_WORD: Final = 24


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a whole text and their places, found once."""

    places: tuple[int, ...]
    signs: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, text: str) -> "Signs":
        """Find the signs of a text."""
        found = tuple((sign.start(), sign.group()) for sign in _SIGN.finditer(text))
        return cls(tuple(place for place, _ in found), found)

    def between(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Return the signs between two places (end exclusive)."""
        return self.signs[bisect_left(self.places, start) : bisect_left(self.places, end)]


@dataclass(frozen=True, slots=True)
class Layout:
    """The signs of a stretch of text.

    ``groups`` has the outermost brackets and quotations (opening to closing place); ``commas``,
    ``semicolons`` and ``stops`` those signs outside of them.
    """

    text: str
    start: int
    end: int
    groups: dict[int, int]
    opened: tuple[int, ...]
    commas: tuple[int, ...]
    semicolons: tuple[int, ...]
    stops: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int, signs_of_text: "Signs") -> "Layout":
        """Read the signs between two places."""
        signs = signs_of_text.between(start, end)
        groups = _groups(signs)
        found: dict[str, list[int]] = {",": [], ";": [], ".": []}
        inside = start
        for place, sign in signs:
            if place >= inside and sign in found:
                found[sign].append(place)
            inside = max(inside, groups.get(place, 0) + 1)
        commas = tuple(place for place in found[","] if not _joins(text, place))
        return cls(
            text, start, end, groups, tuple(groups), commas, tuple(found[";"]), tuple(found["."])
        )

    def piece_end(self, place: int) -> int:
        """Return where the piece that holds this place ends: at a comma, or the stretch's end."""
        index = bisect_left(self.commas, place)
        return self.commas[index] if index < len(self.commas) else self.end

    def piece_start(self, place: int) -> int:
        """Return where the piece that holds this place starts."""
        index = bisect_left(self.commas, place)
        return self.commas[index - 1] + 1 if index else self.start

    def open_stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches outside of brackets and quotations."""
        last = self.start
        for opened, closed in self.groups.items():
            yield last, opened
            last = closed + 1
        yield last, self.end

    def encloses(self, place: int) -> bool:
        """Tell whether this place stands within a bracket or a quotation."""
        index = bisect_left(self.opened, place)
        return index > 0 and self.groups[self.opened[index - 1]] >= place

    def group_after(self, place: int) -> int:
        """Return where the next bracket or quotation opens, or the stretch's end."""
        index = bisect_left(self.opened, place)
        return self.opened[index] if index < len(self.opened) else self.end

    def closing(self, place: int) -> int | None:
        """Return the place of the sign that closes the group opened here, or None."""
        return self.groups.get(place)


def _joins(text: str, place: int) -> bool:
    """Tell whether a comma parts nothing: in "1,200", before "Jr."."""
    if text.startswith((" Jr.", " Sr."), place + 1):
        return True
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 4].isdigit() and place > 0


def _groups(signs: tuple[tuple[int, str], ...]) -> dict[int, int]:
    """Pair brackets and quotes; keep the outermost pairs. What has no partner opens nothing."""
    stack: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    for place, sign in signs:
        if sign in ",;.":
            continue
        opener = _partner(stack, sign)
        if opener is not None:
            pairs.append((stack[opener][0], place))
            del stack[opener:]
        elif sign in _PAIRS or sign == '"':
            stack.append((place, sign))
    return _outermost(pairs)


_DEPTH: Final = 12


def _partner(stack: list[tuple[int, str]], sign: str) -> int | None:
    """Return which open sign this one closes; only the last few count: time stays linear."""
    for index in range(len(stack) - 1, max(-1, len(stack) - _DEPTH), -1):
        opened = stack[index][1]
        if (opened == sign == '"') or sign in _PAIRS.get(opened, ""):
            return index
    return None


def _outermost(pairs: list[tuple[int, int]]) -> dict[int, int]:
    kept: dict[int, int] = {}
    covered = -1
    for opened, closed in sorted(pairs):
        if opened > covered:
            kept[opened] = closed
            covered = closed
    return kept


def word_before(text: str, place: int) -> str:
    """Return the word that ends here, with its inner full stops."""
    found = _WORD_BEFORE.search(text, max(0, place - _LONGEST_WORD), place)
    return found.group() if found else ""
