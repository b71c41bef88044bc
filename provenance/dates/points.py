"""One date as printed, complete or not: "30 October 1962", "October", "spring 1962", "1960s".

A table of shapes over the kinds of tokens; named groups say where year, month and day stand.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from provenance.dates.days import is_day
from provenance.dates.lexicon import Months, dotted_languages
from provenance.dates.manner import Manner
from provenance.dates.tokens import Row

FIRST_SEASON: Final = 21
UNKNOWN_DAY: Final = 0
_MONTHS: Final = 12
_SHORT_YEAR: Final = 2
"""The digits of a year without its century: "30.X.5" may be anything."""

_SEASONS: Final = range(FIRST_SEASON, FIRST_SEASON + 4)
_YEARS: Final = {"decade", "century"}

Values = tuple[Any, ...]


class Point(NamedTuple):
    """A date as far as it is printed.

    Attributes:
        year: Four digits, or ``196X``, ``18XX``; None where none is printed.
        month: 1 to 12, or 21 to 24 for a season.
        day: 1 to 31; 0 where a question mark stands for it.
        doubts: The parts that are in doubt by themselves: letters of "ymd".
        mark: ``?``, ``~`` or ``%`` for the whole.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    doubts: str = ""
    mark: str = ""

    def edtf(self) -> str:
        """Return the date in EDTF; a year that is not printed is unspecified."""
        if not self.doubts and self.day and self.month:
            return f"{self.year or 'XXXX'}-{self.month:02d}-{self.day:02d}{self.mark}"
        text = (self.year or "XXXX") + ("?" if "y" in self.doubts else "")
        if self.month is not None:
            text += f"-{'?' if 'm' in self.doubts else ''}{self.month:02d}"
        if self.day is not None:
            day = "XX" if self.day == UNKNOWN_DAY else f"{self.day:02d}"
            text += f"-{'?' if 'd' in self.doubts else ''}{day}"
        return text + self.mark

    def order(self) -> tuple[int, int, int]:
        """Return numbers by which the ends of a time are compared."""
        return int((self.year or "0").replace("X", "0")), self.month or 0, self.day or 0

    @property
    def is_plain(self) -> bool:
        """Whether it is a year, month or day with nothing unspecified or in doubt."""
        certain = not (self.doubts or self.mark) and self.day != UNKNOWN_DAY
        return certain and bool(self.year and self.year.isdecimal()) and not self.is_season

    @property
    def is_many_years(self) -> bool:
        """Whether it is a decade or a century."""
        return bool(self.year) and not (self.year or "").isdecimal()

    def first_year(self) -> "Point":
        """Return the first year of a decade or century, and any other date as it is."""
        return self._replace(year=self.year.replace("X", "0")) if self.year else self

    def last_year(self) -> "Point":
        """Return the last year of a decade or century, and any other date as it is."""
        return self._replace(year=self.year.replace("X", "9")) if self.year else self

    @property
    def is_season(self) -> bool:
        """Whether its month is a season."""
        return (self.month or 0) in _SEASONS

    @property
    def lacks_month(self) -> bool:
        """Whether it is a day alone, as the second half of "October 25-26, 1962" is."""
        return self.day is not None and self.month is None

    @property
    def is_sound(self) -> bool:
        """Whether there is such a day, and its parts go together."""
        if self.day is None:
            return self.month is None or self.is_season or 1 <= self.month <= _MONTHS
        if self.day == UNKNOWN_DAY:
            return self.month is not None and self.month <= _MONTHS
        year = int(self.year) if self.year and self.year.isdecimal() else 4
        return self.month is None or is_day(year, self.month, self.day)


_D: Final = r"(?P<d>d)(?P<dot>\.)?(?P<dq>\?)?\.?"
_M: Final = r"(?P<m>[MR])\.?(?P<mq>\?)?"
_Y: Final = r"(?P<y>Y)\.?(?P<yq>z)?"
_YY: Final = r"(?:(?P<y>Y)|'?(?P<yy>d))(?P<yq>z)?"
_SHAPES: Final = (
    rf"{_D},?{_M},?{_Y}",  # 30 October 1962
    rf"{_M}{_D},?{_Y}",  # October 30, 1962
    rf"(?P<y>Y)[.,]?{_M}{_D}",  # 1962. október 30.
    rf"(?P<d>d)(?P<dq>\?)?[-/.]?(?P<m>[MR])(?P<mq>\?)?[-/.]?{_YY}",  # 30.X.62
    rf"(?P<nd>\?){_M},?{_Y}",  # ? October 1962
    rf"(?P<a>d)(?P<sep>[./-])(?P<b>d)(?P=sep){_YY}",  # 30.10.62
    r"(?P<y>Y)[./-](?P<n>d)[./-](?P<d>d)\.?",  # 1962-10-30
    r"(?P<y>Y)y(?:(?P<n>d)m(?:(?P<d>d)j?)?)?",  # 1962年10月30日
    rf"{_M},?(?:{_Y}|'(?P<yy>d))",  # October 1962
    rf"(?P<y>Y)[.,]?{_M}",  # 1962 October
    rf"(?P<m>R)(?P<mq>\?)?[./-]{_YY}",  # X.62
    r"(?P<n>d)[./](?P<y>Y)",  # 10.1962
    rf"(?P<s>S),?(?:{_Y}|'(?P<yy>d))",  # spring 1962
    r"(?P<y>Y)[.,]?(?P<s>S)",
    r"(?P<decade>Y)\.?s",  # 1960s
    r"k(?P<decade>Y)",  # années 1960
    r"(?P<century>[dRr])\.?C\.?",  # 19th century
    r"C(?P<century>[Rr])",  # secolo XIX
    _Y,
    rf"{_D}{_M}",  # 30 October: the year stands elsewhere, or nowhere
    rf"{_M}{_D}",
    _M,
    r"(?P<s>S)",
    rf"{_D},?",
    rf"{_D},{_Y}",  # the second half of "October 25–26, 1962"
    r"(?P<a>d)(?P<sep>\.)(?P<b>d)\.?",
    r"(?:(?P<n>d)m)?(?P<d>d)j",
    r"(?P<n>d)m",
)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape) for shape in _SHAPES)


class Places(NamedTuple):
    """Where the parts of a date stand among its tokens, and what their shape says of them."""

    at: dict[str, int]
    doubts: str
    years: bool
    dotted: bool | None


def point(row: Row) -> Point | None:
    """Read one date, complete or not; None where the tokens have no known shape.

    A mark of doubt behind a complete date is one of the whole; inside it, of the part before it.
    """
    places, mark = _places(row.kinds), ""
    if places is None and row.kinds.endswith("?"):
        places, mark = _places(row.kinds[:-1]), "?"
    if places is None:
        return None
    read = _numbered if "a" in places.at else _named
    made = read(places, row.values, row.manner)
    if made is None or not made.is_sound:
        return None
    return made._replace(mark=mark) if mark else made


@lru_cache(maxsize=4096)
def _places(kinds: str) -> Places | None:
    for shape in _shapes():
        found = shape.fullmatch(kinds)
        if found:
            at = {name: found.start(name) for name, text in found.groupdict().items() if text}
            doubts = "".join(part for part in "ymd" if f"{part}q" in at)
            return Places(at, doubts, not _YEARS.isdisjoint(at), "dot" in at if "d" in at else None)
    return None


def _named(places: Places, values: Values, manner: Manner) -> Point | None:
    at = places.at
    month_at = at.get("m", -1)
    month: Any = values[month_at] if month_at >= 0 else _other_month(at, values)
    if isinstance(month, Months):
        month = _month(month, manner, dotted=places.dotted)
        if month is None:
            return None
    day = int(values[at["d"]]) if "d" in at else UNKNOWN_DAY if "nd" in at else None
    if "yy" in at and len(values[at["yy"]]) != _SHORT_YEAR:
        return None
    year = values[at["y"]] if "y" in at else _year(at, values, manner)
    if (day == 0 and "d" in at) or (year is None and places.years):
        return None
    return Point(year, month, day, places.doubts)


def _other_month(at: dict[str, int], values: Values) -> int | None:
    """Return a season, or a month in digits (which a season's number is not)."""
    if "s" in at:
        return int(values[at["s"]])
    return min(int(values[at["n"]]), _MONTHS + 1) if "n" in at else None


def _month(word: Months, manner: Manner, *, dotted: bool | None) -> int | None:
    """Return the month of a word that languages share: by the language, else by the day's stop."""
    if manner.language:
        return dict(word.by_language).get(manner.language)
    fitting = {
        number
        for language, number in word.by_language
        if dotted is None or (language in dotted_languages()) is dotted
    }
    return fitting.pop() if len(fitting) == 1 else None


def _year(at: dict[str, int], values: Values, manner: Manner) -> str | None:
    if "yy" in at:
        return str(manner.window + (int(values[at["yy"]]) - manner.window) % 100)
    if "decade" in at:
        digits = values[at["decade"]]
        return f"{digits[:3]}X" if digits.endswith("0") else None
    if "century" in at:
        number = int(values[at["century"]])
        return f"{number - 1:02d}XX" if number else None
    return None


def _numbered(places: Places, values: Values, manner: Manner) -> Point | None:
    """Read a date of numbers: "30.10.62".

    A full stop puts the day first (so do all short dates of CLDR that have it); with a stroke or a
    dash one number must be too large for a month, unless the caller says which comes first.
    """
    at = places.at
    if "yy" in at and len(values[at["yy"]]) != _SHORT_YEAR:
        return None
    one, other = int(values[at["a"]]), int(values[at["b"]])
    order = manner.order or ("day-first" if values[at["sep"]] == "." else None)
    if order is None and max(one, other) <= _MONTHS and one != other:
        return None
    if order is None:
        order = "month-first" if other > _MONTHS else "day-first"
    day, month = (one, other) if order == "day-first" else (other, one)
    year = values[at["y"]] if "y" in at else _year(at, values, manner)
    return Point(year, month, day, places.doubts) if day and month <= _MONTHS else None
