"""Brackets, quotation marks, commas and the full stops that end a sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_SIGN: Final = re.compile(r"[()\[\]“”„\"«»,;.]")
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "„": '“”"', "«": "»"}
_WORD_ENDS: Final = frozenset(',;:()[]“”"')
_CONTINUES: Final = re.compile(r"\s*[^\W_]", re.UNICODE)
_LONGEST_WORD: Final = 24


class Signs(NamedTuple):
    """The signs of a whole text and their places, found once; commas that part nothing are none."""

    pairs: tuple[tuple[int, str], ...]
    paired: tuple[int, ...]
    commas: tuple[int, ...]
    semicolons: tuple[int, ...]
    stops: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Signs":
        """Find the signs of a text."""
        pairs: list[tuple[int, str]] = []
        found: dict[str, list[int]] = {",": [], ";": [], ".": []}
        for match in _SIGN.finditer(text):
            place, sign = match.start(), match[0]
            if sign in found:
                found[sign].append(place)
            else:
                pairs.append((place, sign))
        commas = tuple(place for place in found[","] if not _joins(text, place))
        paired = tuple(place for place, _ in pairs)
        return cls(tuple(pairs), paired, commas, tuple(found[";"]), tuple(found["."]))

    def pairs_between(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Return the brackets and quotes between two places (end exclusive)."""
        paired = self.paired
        return self.pairs[bisect_left(paired, start) : bisect_left(paired, end)] if paired else ()


class Layout(NamedTuple):
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
    def of(cls, text: str, start: int, end: int, signs: Signs) -> "Layout":
        """Read the signs between two places."""
        pairs = signs.pairs_between(start, end)
        groups = _groups(pairs) if pairs else {}
        commas = _between(signs.commas, start, end, groups)
        semicolons = _between(signs.semicolons, start, end, groups)
        stops = _between(signs.stops, start, end, groups)
        return cls(text, start, end, groups, tuple(groups), commas, semicolons, stops)

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
        return _free(self.start, self.end, self.groups)

    def encloses(self, place: int) -> bool:
        """Tell whether this place stands within a bracket or a quotation."""
        index = bisect_left(self.opened, place)
        return index > 0 and self.groups[self.opened[index - 1]] >= place

    def group_after(self, place: int) -> int:
        """Return where the next bracket or quotation opens, or the stretch's end."""
        index = bisect_left(self.opened, place)
        return self.opened[index] if index < len(self.opened) else self.end

    def bracket_after(self, place: int) -> int:
        """Return where the next round or square bracket opens, or the stretch's end."""
        later = self.opened[bisect_left(self.opened, place) :]
        return next((opened for opened in later if self.text[opened] in "(["), self.end)

    def closing(self, place: int) -> int | None:
        """Return the place of the sign that closes the group opened here, or None."""
        return self.groups.get(place)


def _free(start: int, end: int, groups: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches outside of groups."""
    for opened, closed in groups.items():
        yield start, opened
        start = closed + 1
    yield start, end


def _between(
    places: tuple[int, ...], start: int, end: int, groups: Mapping[int, int]
) -> tuple[int, ...]:
    """Return the places of a stretch that lie outside of its groups."""
    if not places:
        return ()
    found = places[bisect_left(places, start) : bisect_left(places, end)]
    if not found or not groups:
        return found
    free = _free(start, end, groups)
    return tuple(
        place
        for begin, stop in free
        for place in found[bisect_left(found, begin) : bisect_left(found, stop)]
    )


def _joins(text: str, place: int) -> bool:
    """Tell whether a comma parts nothing: in "1,200", before "Jr.", before a stroke."""
    if text.startswith((" Jr.", " Sr.", "/"), place + 1):
        return True
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 4].isdigit() and place > 0


def _groups(signs: tuple[tuple[int, str], ...]) -> dict[int, int]:
    """Pair brackets and quotes; keep the outermost pairs. What has no partner opens nothing."""
    stack: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    for place, sign in signs:
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
    start, least = place, max(0, place - _LONGEST_WORD)
    while start > least and text[start - 1] not in _WORD_ENDS and not text[start - 1].isspace():
        start -= 1
    return text[start:place]


def sign_before(text: str, place: int) -> str:
    """Return the sign in front of a place and of the blanks there, "" at the start."""
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place] if place else ""
