"""Going through a code from left to right: words, shapes, titles, as the note parser does."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, cast

from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel
from provenance.references.values import sheet_marks
from provenance.references.words import LevelWord, Pattern, Shape, fits, words

_BETWEEN: Final = re.compile(r"(?:[\s,;.:/–—|]|//|and(?!\w)|und(?!\w)|и(?!\w))*")
_GLOSS: Final = re.compile(r"[(\[][^()\[\]\d]{0,80}[)\]]")
_TITLE: Final = re.compile(r"[“\"„«]?(?:[^\W_a-zа-яё]|\d)[^,;]{0,119}")
_YEARS: Final = re.compile(r"(?<=[,;] )(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?(?=[,;]|\.?\Z)")
_YEARS_OF_TITLE: Final = re.compile(r", (?:1[89]|20)\d\d(?:[-–/]\d{2,4})?(?=[,;]|\.?\Z)")
_NAME_ENDS: Final = re.compile(r"[,;]|\s\(|\Z")
_LIKE_A_CODE: Final = re.compile(r"(?!.*(?:19|20)\d\d)(?:\S*\d\S*|(?!.*[^\W\d_]{3}).*\d.*)")
_BEFORE: Final = re.compile(r"(?<=[\s.])(?=\w)")
_STOP: Final = re.compile(r"\.(?=[^\W\d_])")
_TAIL: Final = ".,;: "
_LONGEST_TITLE: Final = 120


class Part(NamedTuple):
    """One level, where it ends, whether the text marks it as a level, and the word that does."""

    level: Level
    value: str
    end: int
    marked: bool = True
    word: str = ""


class Scan(NamedTuple):
    """What was read of a text, and where reading stopped."""

    parts: tuple[Part, ...]
    stopped: int

    @property
    def doubtful(self) -> bool:
        """Whether something that looks like a code was taken for a title."""
        return any(not part.marked and _LIKE_A_CODE.fullmatch(part.value) for part in self.parts)

    @property
    def levels(self) -> tuple[CodeLevel, ...]:
        """The levels, the last title among several being a file's."""
        parts = list(self.parts)
        if len(parts) > 1 and not parts[-1].marked and parts[-1].level == "series":
            parts[-1] = parts[-1]._replace(level="file")
        return tuple(CodeLevel(level=part.level, value=part.value) for part in parts)


class Scanner:
    """Reads one text.

    Args:
        text: The code.
        shapes: Shapes that go before those of the note parser.
        holder: The names of the archive, empty if they are not known; None if there may be none.
        lenient: Whether a shape may stand without the archive that prints it.
    """

    def __init__(
        self,
        text: str,
        shapes: Sequence[Pattern] = (),
        *,
        holder: str | None = None,
        lenient: bool = False,
    ) -> None:
        self.text, self.own, self.holder, self.lenient = text, shapes, holder, lenient
        self.seen: set[str] = set() if holder is None else {"holder"}
        self.titles = 0

    def read(self) -> Scan:
        """Read until the end or until something is no part of a code."""
        parts: list[Part] = []
        place = self._skip(0)
        while place < len(self.text):
            found = self._next(place)
            if not found:
                break
            parts += found
            self.seen |= {part.level for part in found}
            place = self._skip(max(part.end for part in found))
        return Scan(tuple(parts), place)

    def _skip(self, place: int) -> int:
        while True:
            after = cast("re.Match[str]", _BETWEEN.match(self.text, place)).end()
            gloss = _GLOSS.match(self.text, after) or _YEARS.match(self.text, after)
            if gloss is None:
                return after
            place = gloss.end()

    def _next(self, place: int) -> list[Part]:
        return (
            self._own(place)
            or self._shape(place, early=True)
            or list(self._level(place))
            or self._shape(place, early=False)
            or list(self._title(place))
        )

    def _own(self, place: int) -> list[Part]:
        for pattern in self.own:
            found = pattern.match(self.text, place)
            if found is not None:
                return _groups(found)
        return []

    def _shape(self, place: int, *, early: bool) -> list[Part]:
        for shape in words().shapes:
            if bool(shape.after) is early or not fits(shape, self.seen):
                continue
            found = shape.pattern.match(self.text, place)
            if found is not None and self._printed_here(shape, place):
                return _groups(found)
        return []

    def _printed_here(self, shape: Shape, place: int) -> bool:
        return shape.beside is None or self.lenient or self._named(shape.beside, place)

    def _named(self, names: Pattern, place: int) -> bool:
        """Tell whether one of these names is the holder's, or stands before this place."""
        before = self.text[max(0, place - _LONGEST_TITLE) : place]
        return names.search(f"{self.holder or ''} {before}") is not None

    def _level(self, place: int) -> Iterator[Part]:
        for end, word in words().at(self.text, place):
            usual = word.beside is None or self._named(word.beside, place)
            found = self._value(word, end) if usual and fits(word, self.seen) else None
            if found is not None:
                yield Part(word.level, *found, word=self.text[place:end].strip())
                return

    def _value(self, word: LevelWord, place: int) -> tuple[str, int] | None:
        if word.level in ("leaf", "page", "frame"):
            found = _sheets().match(self.text, place)
            if found is not None:
                return _trimmed(found)
        values = words().values
        if word.value == "name":
            return self._name(place)
        found = values[f"level-{word.value}"].match(self.text, place)
        if found is None and word.level == "folder":
            found = values["level-quoted"].match(self.text, place)
        return _trimmed(found) if found else None

    def _name(self, place: int) -> tuple[str, int] | None:
        """Return a value of any words: up to a comma, a bracket, or the next level."""
        lead = words().values["level-name"].match(self.text, place)
        if lead is None or lead.end() == place:
            return None
        stop = _NAME_ENDS.search(self.text, lead.end())
        end = min(stop.start() if stop else len(self.text), lead.end() + _LONGEST_TITLE)
        value, end = self._until_level(lead.end(), end)
        return (value, end) if any(map(str.isdigit, value)) or value[:1].isupper() else None

    def _title(self, place: int) -> Iterator[Part]:
        found = _TITLE.match(self.text, place)
        if found is None:
            return
        value, end = self._until_level(place, found.end())
        years = _YEARS_OF_TITLE.match(self.text, end) if any(map(str.islower, value)) else None
        if years is not None:
            value, end = value + years.group(), years.end()
        if value:
            yield Part("series" if self.titles else "collection", value, end, marked=False)
            self.titles += 1
            self.seen.add("unmarked")

    def _until_level(self, start: int, end: int) -> tuple[str, int]:
        for blank in _BEFORE.finditer(self.text, start + 1, end):
            if self._level_starts(blank.start()):
                end = blank.start()
                break
        return self.text[start:end].strip(_TAIL), end

    def _level_starts(self, place: int) -> bool:
        number = words().values["level-number"]
        return any(number.match(self.text, end) for end, _ in words().at(self.text, place))


@cache
def _sheets() -> Pattern:
    """Return what a list of sheets looks like: ``1-1ob., 7-8 ob``."""
    marks = "|".join(sheet_marks())
    side = rf"(?:\s?(?:{marks})(?!\w)\.?|\s\((?:{marks})\.?\))?"
    sheet = rf"\d+(?:[^\W\d_](?![^\W\d_]))?{side}"
    span = rf"{sheet}(?:\s?[-–—]{{1,2}}\s?{sheet})?(?![\w/])"
    more = rf"(?:\s?[,;]\s?|\s(?:and|&|и|und|i)\s){span}"
    return re.compile(rf"\s?(?:[#:№]\s?|[Nn]os?\.?\s?)?(?P<value>{span}(?:{more})*)")


def _trimmed(found: re.Match[str]) -> tuple[str, int]:
    """Return a value without the full stop and the level that may be glued to its end."""
    value = found["value"]
    glued = _STOP.search(value) if any(map(str.isdigit, value)) else None
    if glued is not None:
        return value[: glued.start()], found.start("value") + glued.end()
    return value.strip(_TAIL), found.end("value")


def _groups(found: re.Match[str]) -> list[Part]:
    return [
        Part(cast("Level", level), value.strip(_TAIL), found.end())
        for level, value in found.groupdict().items()
        if value is not None
    ]
