"""A printed date as a row of tokens: the text's first stage, which knows words and no dates."""

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final, NamedTuple

from provenance.dates.lexicon import DAY, YEAR, Entry, Value, parts_of, words
from provenance.dates.manner import Manner

LONGEST: Final = 160  # characters: no printed date is longer
_MOST = 40  # tokens

_CLOCK: Final = re.compile(
    r"[,\-]?[~tfN]?(?:d(?:[:.]d)?-)?(?:d(?:[:.]d)?p+|d:d(?::d)?p*|Yp+|p+)\.?"
)
_BRACKETED_YEAR: Final = re.compile(r"(?<=.)\[Y\?\](?=\]*\Z)")
_EMPTY_BRACKETS: Final = re.compile(r"\(\)")
_LOOSE: Final = ("?", "J", "G")
_UNCLEAR: Final = frozenset("p:[]()")
_SQUARE: Final = re.compile(r"[\[\]]")
_ROUND_BRACKETS: Final = re.compile(r"[()]")
_YEAR_DIGITS: Final = 4
_DAY_DIGITS: Final = 2
_OUTER: Final = re.compile(r"\(([^()]*)\)")
_BULK: Final = re.compile(r",?\(?U.*\Z")
STOPS: Final = " ,.;"
_HAN: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}
YEAR_DOUBT: Final = "z"  # the question mark of "27 October [1962?]": only the year is in doubt


class Row(NamedTuple):
    """A row of tokens: a letter for the kind of each, their values, and what the caller knows."""

    kinds: str
    values: tuple[Any, ...]
    manner: Manner

    def part(self, start: int, end: int | None = None) -> "Row":
        """Return some of the tokens."""
        return Row(self.kinds[start:end], self.values[start:end], self.manner)

    def slice(self, part: slice) -> "Row":
        """Return the tokens of a slice."""
        return Row(self.kinds[part], self.values[part], self.manner)

    def without(self, pattern: re.Pattern[str]) -> "Row":
        """Return the tokens without those whose kinds match."""
        left = self
        for found in reversed(list(pattern.finditer(self.kinds))):
            before, after = left.part(0, found.start()), left.part(found.end())
            left = Row(before.kinds + after.kinds, before.values + after.values, self.manner)
        return left

    def stripped(self) -> "Row":
        """Return the tokens without commas and full stops at either end."""
        bare = self.kinds.strip(STOPS)
        if len(bare) == len(self.kinds):
            return self
        start = self.kinds.find(bare) if bare else 0
        return self.part(start, start + len(bare))


def tokens(text: str, manner: Manner) -> Row | None:
    """Take a printed date apart; None where a word is none of those that dates are made of."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if (
        " i " in plain
    ):  # "and" of Polish, Croatian and Serbian; the numeral is a capital, or has stops
        plain = plain.replace(" i ", " & ")
    parts = parts_of(plain)
    return _cleared(_recognized(parts, manner)) if len(parts) <= _MOST else None


def _recognized(parts: list[str], manner: Manner) -> Row | None:
    alone, several = words()
    kinds: list[str] = []
    values: list[Value] = []
    skip = 0
    for at, part in enumerate(parts):
        if skip:
            skip -= 1
            continue
        found = alone.get(part) or _longest(several.get(part, ()), parts, at) or _number(part)
        if found is None:
            return None
        rest, kind, value = found
        if kind:
            kinds.append(kind)
            values.append(value)
        skip = len(rest)
    return Row("".join(kinds), tuple(values), manner)


def _longest(entries: tuple[Entry, ...], parts: list[str], at: int) -> Entry | None:
    for entry in entries:
        rest = entry.rest
        if not rest or tuple(parts[at + 1 : at + 1 + len(rest)]) == rest:
            return entry
    return None


@lru_cache(maxsize=4096)
def _number(part: str) -> Entry | None:
    """Read digits as a day or a year by their length; numerals of the Far East are written out."""
    if part[0] in _HAN or part[0] in "十廿":
        part = str(_han(part))
    if not part.isdecimal():
        return None
    if len(part) == _YEAR_DIGITS and part[0] != "0":
        return Entry((), YEAR, part)
    return Entry((), DAY, part) if len(part) <= _DAY_DIGITS else None


def _han(numerals: str) -> int:
    if "十" not in numerals and "廿" not in numerals:
        return int("".join(str(_HAN[numeral]) for numeral in numerals))
    tens, _, ones = numerals.replace("廿", "二十").partition("十")
    return 10 * _digits(tens, 1) + _digits(ones, 0)


def _digits(numerals: str, empty: int) -> int:
    known = [str(_HAN[numeral]) for numeral in numerals if numeral in _HAN]
    return int("".join(known)) if known else empty


def _cleared(row: Row | None) -> Row | None:
    """Return the tokens without times of day, brackets, and what says that a part is the bulk."""
    if row is None:
        return None
    if _UNCLEAR.isdisjoint(row.kinds):
        return row.stripped()
    if "p" in row.kinds or ":" in row.kinds:
        row = row.without(_CLOCK)
    if "[" in row.kinds or "]" in row.kinds:
        row = _unbracketed(row)
    if "(" in row.kinds or ")" in row.kinds:
        row = _unwrapped(row)
    return row.stripped()


def _unbracketed(row: Row) -> Row:
    """Take square brackets away: what an editor supplies is no less certain for it."""
    found = _BRACKETED_YEAR.search(row.kinds)
    if found:
        doubt = found.start() + 2
        row = row._replace(kinds=row.kinds[:doubt] + YEAR_DOUBT + row.kinds[doubt + 1 :])
    return row.without(_SQUARE)


def _unwrapped(row: Row) -> Row:
    """Take round brackets away, but for those that hold a day of another calendar."""
    row = row.without(_BULK).without(_EMPTY_BRACKETS)
    holding = [found.group(1) for found in _OUTER.finditer(row.kinds)]
    if all(inner in _LOOSE for inner in holding) or _OUTER.fullmatch(row.stripped().kinds):
        return row.without(_ROUND_BRACKETS)
    return row
