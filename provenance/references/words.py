"""The words and shapes of references, from the ``vocab/phrases`` that the note parser reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Final, cast

from provenance.errors import VocabularyError
from provenance.model.notation import Level
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

Pattern = re.Pattern[str]

_FIRST: Final = re.compile(r"[^\W\d_]+|\S")
_EVERYWHERE: Final = ("level-quoted", "level-unstated")
"""The shapes of values that stand behind any level's word."""


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word for a level: what its value looks like, what must or must not stand before it.

    ``beside`` finds the names of the archives that use the word so: "k." is a box in Prague.
    """

    level: Level
    value: str
    after: frozenset[str]
    not_after: frozenset[str]
    beside: Pattern | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A reference known by its shape; ``beside`` finds the names of archives that print it."""

    pattern: Pattern
    after: frozenset[str]
    not_after: frozenset[str]
    beside: Pattern | None


@dataclass(frozen=True, slots=True)
class Words:
    """Level words by their first letters, shapes in their order, patterns of values."""

    levels: Mapping[str, tuple[tuple[Pattern, LevelWord], ...]]
    shapes: tuple[Shape, ...]
    values: Mapping[str, Pattern]

    def at(self, text: str, start: int) -> Iterator[tuple[int, LevelWord]]:
        """Yield the end and the meaning of each level word that starts here, the longest first."""
        first = _FIRST.match(text, start)
        for pattern, word in self.levels.get(first.group().casefold(), ()) if first else ():
            found = pattern.match(text, start)
            if found is not None:
                yield found.end(), word


def fits(entry: LevelWord | Shape, seen: set[str]) -> bool:
    """Tell whether an entry may stand after the levels seen so far."""
    return (not entry.after or bool(entry.after & seen)) and not entry.not_after & seen


@cache
def words() -> Words:
    """Return the words, compiled at the first code that is read.

    Raises:
        VocabularyError: A file lacks a field, or a pattern does not compile.
    """
    place = folder("vocab") / "phrases"
    try:
        parts, levels = _composed(_read(place, "parts")), _read(place, "levels")
        kinds = {f"level-{entry['value']}" for entry in levels.values()}
        return Words(
            levels=_levels(levels),
            shapes=tuple(_shapes(_read(place, "shapes"), parts)),
            values={name: re.compile(parts[name]) for name in (*_EVERYWHERE, *sorted(kinds))},
        )
    except (KeyError, re.error) as error:
        raise VocabularyError(str(place), f"{type(error).__name__}: {error}") from error


def _read(place: Path, name: str) -> Mapping[str, Any]:
    value = read_yaml_file(place / f"{name}.yaml").value
    if not isinstance(value, dict):
        raise VocabularyError(str(place / name), "is no map of entries")
    return value


def _composed(parts: Mapping[str, str]) -> dict[str, str]:
    done: dict[str, str] = {}
    for name, pattern in parts.items():
        done[name] = Template(pattern).safe_substitute(done)
    return done


def _levels(
    entries: Mapping[str, Mapping[str, Any]],
) -> dict[str, tuple[tuple[Pattern, LevelWord], ...]]:
    table: dict[str, list[tuple[int, Pattern, LevelWord]]] = {}
    for entry in sorted(
        entries.values(), key=lambda entry: (not entry.get("with"), not entry.get("after"))
    ):
        level = LevelWord(
            level=cast("Level", entry["role"]),
            value=entry["value"],
            after=frozenset(entry.get("after", ())),
            not_after=frozenset(entry.get("not-after", ())),
            beside=_names(entry["with"]) if entry.get("with") else None,
        )
        for wording in entry["words"]:
            first = _FIRST.match(wording.strip())
            if first is not None:
                row = (-len(wording), _wording(wording.strip()), level)
                table.setdefault(first.group().casefold(), []).append(row)
    return {first: _longest_first(rows) for first, rows in table.items()}


def _longest_first(
    rows: Iterable[tuple[int, Pattern, LevelWord]],
) -> tuple[tuple[Pattern, LevelWord], ...]:
    ordered = sorted(rows, key=lambda row: row[0])
    return tuple((pattern, level) for _, pattern, level in ordered)


def _wording(wording: str) -> Pattern:
    """Compile a word: blanks may be left out behind full stops, the last full stop too."""
    literal = re.escape(wording).replace(r"\ ", r"\s?" if "." in wording else r"\s")
    if wording.endswith("."):
        literal = literal[:-2] + r"(?:\.|(?![^\W\d_]))"
    elif wording[-1].isalnum():
        literal += r"(?![^\W\d_])"
    return re.compile(literal, re.IGNORECASE)


def _shapes(entries: Mapping[str, Mapping[str, Any]], parts: Mapping[str, str]) -> Iterator[Shape]:
    """Yield the shapes of codes; one that names its archive is no code alone."""
    for entry in entries.values():
        pattern = re.compile(Template(entry["pattern"]).safe_substitute(parts))
        if "holder" in pattern.groupindex:
            continue
        yield Shape(
            pattern=pattern,
            after=frozenset(entry.get("after", ())),
            not_after=frozenset(entry.get("not-after", ())),
            beside=_names(entry["with"]) if entry.get("with") else None,
        )


def _names(names: Iterable[str]) -> Pattern:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
