"""Languages and styles of ``vocab/lists/date-prints.yaml``: names, and patterns for dates."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from provenance.dates.lexicon import entries, strings
from provenance.dates.points import FIRST_SEASON, Point
from provenance.resources.plain import Plain

_ROMAN: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
)  # fmt: skip
_SHORT: Final = range(1900, 2000)


@dataclass(frozen=True, slots=True)
class Print:
    """How one language and style prints the parts of a date."""

    language: str
    style: str
    months: tuple[str, ...]
    alone: tuple[str, ...]
    seasons: tuple[str, ...]
    limited_seasons: tuple[str, ...]
    first: str
    short_years: bool
    patterns: dict[str, str]

    def say(self, pattern: str, **values: str | None) -> str | None:
        """Fill a pattern; None where it or one of its values is lacking."""
        wording = self.patterns.get(pattern)
        known = {name: value for name, value in values.items() if value is not None}
        return wording.format(**known) if wording and len(known) == len(values) else None

    def day(self, one: Point) -> str:
        """Return the day's number, with its mark of doubt."""
        number = self.first if one.day == 1 and self.first else str(one.day)
        return number + ("?" if "d" in one.doubts else "")

    def month(self, one: Point, *, limited: bool = False) -> str:
        """Return the name of the month or season, with its mark of doubt."""
        number = one.month or 1
        if one.is_season:
            seasons = self.limited_seasons if limited else self.seasons
            return seasons[number - FIRST_SEASON]
        names = self.months if limited or one.day is not None else self.alone
        return names[number - 1] + ("?" if "m" in one.doubts else "")

    def year(self, one: Point) -> str | None:
        """Return the year, decade or century, with its mark of doubt."""
        year = one.year or ""
        if year.endswith("XX"):
            return self._century(int(year[:2]) + 1)
        if year.endswith("X"):
            return self.say("decade", y=f"{year[:3]}0")
        if "y" in one.doubts:
            return f"[{year}?]"
        if one.month is None:
            return self.patterns.get("year", "{y}").format(y=year)
        return year[2:] if self.short_years and one.day and int(year) in _SHORT else year

    def _century(self, number: int) -> str | None:
        if number > len(_ROMAN):
            return None
        ending = "st" if number == len(_ROMAN) else "th"  # no year of less than four digits
        return self.patterns["century"].format(y=number, th=ending, roman=_ROMAN[number - 1])


@cache
def prints() -> tuple[Print, ...]:
    """Return all languages and styles, in the file's order."""
    by_name: dict[str, dict[str, Plain]] = {}
    for entry in entries("date-prints"):
        like = by_name.get(str(entry.get("like")), {})
        patterns = {**_map(like.get("patterns")), **_map(entry.get("patterns"))}
        by_name[str(entry["notation"])] = like | entry | {"patterns": patterns}
    return tuple(_print(entry) for entry in by_name.values())


def _print(entry: dict[str, Plain]) -> Print:
    months, seasons = tuple(strings(entry["months"])), tuple(strings(entry["seasons"]))
    return Print(
        language=str(entry["language"]),
        style=str(entry["style"]),
        months=months,
        alone=tuple(strings(entry.get("alone"))) or months,
        seasons=seasons,
        limited_seasons=tuple(strings(entry.get("limited-seasons"))) or seasons,
        first=str(entry.get("first", "")),
        short_years=entry.get("short-years") == "yes",
        patterns={name: str(wording) for name, wording in _map(entry["patterns"]).items()},
    )


def _map(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}
