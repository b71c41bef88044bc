"""Values of levels, as they are compared and as they are carried from script to script."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

from provenance.errors import VocabularyError
from provenance.model.notation import Level
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

Likeness = Literal["same", "alike", "unclear", "different"]
"""Two values: the same, the same to the eye, perhaps the same (R, P: Cyrillic Р), different."""

_DASHES: Final = re.compile(r"[‐‑‒–—―−]")
_QUOTES: Final = re.compile(r"[’‘ʼ′`]")
_AROUND_SIGNS: Final = re.compile(r"\s*([-/.,;])\s*")
_BESIDE_DIGITS: Final = re.compile(r"(?<=\d)\s+(?=\w)|(?<=\w)\s+(?=\d)")
_LETTER_FIRST: Final = re.compile(r"\A([^\W\d_])-(?=\d+\Z)")
_SHEET: Final = re.compile(r"(\d+)([^\W\d_]*)")
_ZEROS: Final = re.compile(r"\b0+(?=\d)")
_SEVERAL: Final = re.compile(
    r"\d\w*\.?\s?(?:[^\W\d_]{1,5}\.?)?\s?[-–—,;]\s?\d|\d\s?(?:and|&|и)\s?\d|\dff"
)
_RANGE: Final = re.compile(r"(?<=\w)(\.?\s?)[-–—](?=\s?\d)")


@cache
def places() -> frozenset[str]:
    """Return the levels that point into what is kept: sheets, pages, frames, single documents."""
    return frozenset(_data()["places"]["levels"])


def several(value: str) -> bool:
    """Tell whether a value has several sheets: a range or a list."""
    return _SEVERAL.search(value) is not None


def with_dash(value: str, dash: str) -> str:
    """Return a value with one kind of dash in its ranges."""
    return _RANGE.sub(lambda found: f"{found[1]}{dash}", value)


def in_script(level: Level, value: str, script: str) -> str:
    """Return a value in a script: ``R-9401`` is ``Р-9401`` in Cyrillic, ``1ob`` is ``1об``.

    Titles, several letters on end, stay as they are.

    Examples:
        >>> in_script("fonds", "R-9401", "Cyrl"), in_script("fonds", "059а", "Latn")
        ('Р-9401', '059a')
        >>> in_script("leaf", "1-2v", "Cyrl")
        '1-2об'
    """
    if re.search(r"[^\W\d_]{4}", value):
        return value
    if level in _data()["plain"]["levels"]:
        value = _verso_mark().sub(_verso(script), value)
    if script == "Latn":
        return "".join(map(_carried, value))
    return "".join(_back().get(letter, letter) for letter in value)


def normal(level: Level, value: str) -> str:
    """Return a value as it is compared: one dash, no idle blanks, small letters, Latin.

    Leading zeros fall only where sheets are counted: ``f. 059`` is not ``f. 59``.

    Examples:
        >>> normal("fonds", "Р-9401") == normal("fonds", "r 9401"), normal("fonds", "059")
        (True, '059')
        >>> normal("leaf", "007 ob., 8–9"), normal("lot_file", "65 D 438")
        ('7ob,8-9', '65d438')
    """
    latin = "".join(map(_carried, _squeezed(level, value)))
    return latin.casefold()


def compare(level: Level, one: str, other: str) -> Likeness:
    """Tell whether two values of a level are the same.

    Examples:
        >>> compare("fonds", "1B", "1В"), compare("fonds", "R-9401", "Р-9401")
        ('alike', 'same')
        >>> compare("fonds", "059", "59"), compare("fonds", "R-9401", "P-9401")
        ('different', 'unclear')
    """
    if normal(level, one) == normal(level, other):
        return "same"
    seen = [_looked_at(_squeezed(level, value)).casefold() for value in (one, other)]
    if seen[0] == seen[1]:
        return "alike"
    if any(sign.upper() in _letters() for sign in one + other):
        return "different"
    blurred = [_blurred(normal(level, value)) for value in (one, other)]
    return "unclear" if blurred[0] == blurred[1] else "different"


def sheets(value: str) -> frozenset[str] | None:
    """Return every sheet of a list of ranges, backs apart; None where it is no list of sheets.

    Examples:
        >>> sorted(sheets("1-2, 5ob"))
        ['1', '2', '5ob']
    """
    found: set[str] = set()
    for piece in normal("leaf", value).split(","):
        ends = [_SHEET.fullmatch(end) for end in piece.split("-")]
        if len(ends) > 2 or any(end is None for end in ends):
            return None
        found |= _between([(end[1], end[2]) for end in ends if end is not None])
    return frozenset(found)


def _between(ends: list[tuple[str, str]]) -> set[str]:
    (first, mark), (last, last_mark) = ends[0], ends[-1]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    inner = range(int(first) + 1, min(int(last), int(first) + 5000))
    return {first + mark, last + last_mark, *map(str, inner)}


def _squeezed(level: Level, value: str) -> str:
    text = _QUOTES.sub("'", _DASHES.sub("-", value)).strip(" .,;")
    if level in _data()["plain"]["levels"]:
        text = re.sub(r"\s(?:and|und|и|i|&)\s", ",", text)
        text = _ZEROS.sub("", _verso_mark().sub(_verso("Latn"), text))
    text = _BESIDE_DIGITS.sub("", _AROUND_SIGNS.sub(r"\1", text))
    return _LETTER_FIRST.sub(r"\1", re.sub(r"\s+", " ", text))


def _carried(letter: str) -> str:
    found = _letters().get(letter.upper())
    if found is None:
        return letter
    return found[0] if letter.isupper() else found[0].lower()


def _looked_at(value: str) -> str:
    letters = _letters()
    return "".join(
        (letters[sign.upper()][1] if sign.upper() in letters else "") or sign for sign in value
    )


def _blurred(value: str) -> str:
    """Put what a letter looks like in place of what it is: R, P and Cyrillic Р become one."""
    for is_, looks in _letters().values():
        if looks and looks != is_:
            value = value.replace(is_.casefold(), looks.casefold())
    return value


def _verso(script: str) -> str:
    return rf"\g<1>{_data()['verso'][script][0]}"


@cache
def _back() -> dict[str, str]:
    """Return Latin letters with the Cyrillic one from which each is carried over."""
    single = [(latin, letter) for letter, (latin, _) in _letters().items() if len(latin) == 1]
    both = [*single, *((latin.lower(), letter.lower()) for latin, letter in single)]
    return dict(both)


@cache
def _letters() -> Mapping[str, tuple[str, str]]:
    return {letter: (pair[0], pair[1] or "") for letter, pair in _data()["letters"].items()}


@cache
def _data() -> Mapping[str, Any]:
    file = folder("vocab") / "reference-codes" / "values.yaml"
    value = read_yaml_file(file).value
    wanted = ("plain", "places", "verso", "letters")
    if not isinstance(value, dict) or any(key not in value for key in wanted):
        raise VocabularyError(str(file), f"expected {', '.join(wanted)}")
    return value


def sheet_marks() -> tuple[str, ...]:
    """Return what may stand behind the number of a sheet, longest first: ``ob``, ``v``, ``ff``."""
    marks = [mark for row in ("Latn", "Cyrl", "others") for mark in _data()["verso"][row]]
    return tuple(sorted(marks, key=len, reverse=True))


@cache
def _verso_mark() -> re.Pattern[str]:
    marks = "|".join(mark for mark in sheet_marks() if mark not in _data()["verso"]["others"])
    return re.compile(rf"(\d)\s?(?:(?:{marks})(?!\w)\.?|\((?:{marks})\.?\))")
