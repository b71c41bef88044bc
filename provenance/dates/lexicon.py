"""The words of printed dates, from ``vocab/lists/``, as one table from a word to what it is.

What a word is, is one letter (its *kind*): a date is read by the pattern of its kinds. Words of two
or more parts ("not later than", "ст. ст.") stand under their first part with the rest.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.kept import kept_files
from provenance.resources.plain import Plain

KINDS: Final = {
    "not-later-than": "<", "not-earlier-than": ">", "before": "b", "after": "a", "until": "u",
    "from": "f", "to": "-", "between": "B", "and": "&", "or": "o", "or-earlier": "e",
    "or-later": "l", "about": "~", "uncertain": "q", "early": "E", "middle": "I", "late": "L",
    "first-half": "H", "second-half": "K", "decade": "s", "decade-before": "k", "century": "C",
    "night": "N", "night-to": "-", "old-style": "J", "new-style": "G", "clock": "p", "at": "t",
    "year-mark": "y", "month-mark": "m", "day-mark": "j", "bulk": "U", "empty": "",
}  # fmt: skip
MONTH, SEASON, ROMAN, ORDINAL, DAY, YEAR = "M", "S", "R", "r", "d", "Y"

_PARTS: Final = re.compile(
    r"[0-9]+|[〇零一二三四五六七八九十廿]+|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
    r"|[^\W\d_\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+|\S"
)
_LISTS: Final = ("months", "seasons", "weekdays", "date-words", "date-prints")
_MARKS: Final = ".,?()[]/:'-"
_ALIKE: Final = dict.fromkeys("–—‒−‐‑―", "-") | {";": ",", "，": ","}
_ORDINALS: Final = ("xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi")


class Months(NamedTuple):
    """A word that names one month in some languages and another in others."""

    by_language: tuple[tuple[str, int], ...]


Value = str | int | Months


class Entry(NamedTuple):
    """What a word is: the parts after its first, its kind, its value."""

    rest: tuple[str, ...]
    kind: str
    value: Value


class Words(NamedTuple):
    """All words by their first part.

    Attributes:
        alone: Those that are one part, and the first part of no other.
        several: The others, the longest first.
    """

    alone: dict[str, Entry]
    several: dict[str, tuple[Entry, ...]]


def parts_of(text: str) -> list[str]:
    """Take a text apart into numbers, words and marks; case is folded."""
    if text.isascii():
        return _PARTS.findall(text.lower())
    return _PARTS.findall(text.casefold().replace("’", "'"))


@cache
def words() -> Words:
    """Return all words: read at the first date, kept afterwards."""
    table: dict[str, dict[tuple[str, ...], Entry]] = {}
    for parts, kind, value in _all_words():
        table.setdefault(parts[0], {}).setdefault(parts[1:], Entry(parts[1:], kind, value))
    for mark, same in _ALIKE.items():
        table[mark] = table[same]
    alone = {first: found[()] for first, found in table.items() if set(found) == {()}}
    several = {
        first: tuple(sorted(found.values(), key=lambda entry: -len(entry.rest)))
        for first, found in table.items()
        if first not in alone
    }
    return Words(alone, several)


@cache
def dotted_languages() -> frozenset[str]:
    """Return the languages that write a full stop behind the day."""
    listed = _file("months")["dotted-days"]
    return (
        frozenset(str(language) for language in listed) if isinstance(listed, list) else frozenset()
    )


def month_names() -> frozenset[str]:
    """Return the names of months in all languages, without abbreviations, for finding dates."""
    return frozenset(form for _, _, form in _forms("months"))


@cache
def forms(notation: str) -> tuple[str, ...]:
    """Return the words of one entry of ``date-words.yaml``, in all languages."""
    return tuple(form for name, _, form in _forms("date-words") if name == notation)


def _all_words() -> Iterator[tuple[tuple[str, ...], str, Value]]:
    """Yield words with kind and value; of two that are the same, the first one counts."""
    for mark in _MARKS:
        yield (mark,), mark, mark
    yield from _month_words()
    for notation, _, form in _forms("seasons"):
        yield _split(form), SEASON, int(notation)
    for _, _, form in _forms("weekdays"):
        yield _split(form), "", form
    for notation, _, form in _forms("date-words"):
        if notation in KINDS:
            yield _split(form), KINDS[notation], notation


def _month_words() -> Iterator[tuple[tuple[str, ...], str, Value]]:
    named: dict[tuple[str, ...], dict[str, int]] = {}
    for notation, language, form in (*_forms("months"), *_forms("months", "short")):
        named.setdefault(_split(form), {})[language] = int(notation)
    for parts, by_language in named.items():
        numbers = set(by_language.values())
        yield (
            parts,
            MONTH,
            numbers.pop() if len(numbers) == 1 else Months(tuple(by_language.items())),
        )
    for month in entries("months"):
        for form in _spellings(str(month["roman"])):
            yield (form,), ROMAN, int(str(month["notation"]))
            yield (f"{form}e",), ORDINAL, int(str(month["notation"]))
    for number, form in enumerate(_ORDINALS, start=13):
        yield (form,), ORDINAL, number
        yield (f"{form}e",), ORDINAL, number


def _spellings(numeral: str) -> Iterator[str]:
    """Yield a Roman numeral in Latin and Cyrillic letters, and mixed."""
    alike = _file("months")["look-alikes"]
    other = alike if isinstance(alike, dict) else {}
    for letters in product(*((letter, str(other.get(letter, letter))) for letter in numeral)):
        yield "".join(letters).casefold()


def _split(form: str) -> tuple[str, ...]:
    return tuple(parts_of(form))


def _forms(name: str, key: str = "forms") -> Iterator[tuple[str, str, str]]:
    """Yield notation, language and form."""
    for entry in entries(name):
        by_language = entry.get(key)
        if not isinstance(by_language, dict):
            raise VocabularyError(f"vocab/lists/{name}.yaml", f"no {key} by language: {entry!r}")
        for language, listed in by_language.items():
            for form in strings(listed):
                yield str(entry["notation"]), language, form


def entries(name: str) -> list[dict[str, Plain]]:
    """Return the entries of a list of ``vocab/lists/``."""
    found = _file(name).get("concepts")
    if not isinstance(found, list):
        raise VocabularyError(f"vocab/lists/{name}.yaml", "expected a list under 'concepts'")
    return [entry for entry in found if isinstance(entry, dict)]


@cache
def _files() -> dict[str, Plain]:
    lists = folder("vocab") / "lists"
    return kept_files("dates", [lists / f"{name}.yaml" for name in _LISTS])


@cache
def _file(name: str) -> dict[str, Plain]:
    value = _files()[name]
    if not isinstance(value, dict):
        raise VocabularyError(f"vocab/lists/{name}.yaml", "is no map")
    return value


def strings(value: Plain) -> list[str]:
    """Return a list of words."""
    return [str(item) for item in value] if isinstance(value, list) else []
