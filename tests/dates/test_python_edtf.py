"""Where the best known reader of printed dates errs, ours is right: the ``edtf`` package, 5.0.2.

Each row is what it answers and what is meant. If a later release answers otherwise, the row goes.
"""

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.dates import earliest, is_edtf, latest, read_printed

edtf = pytest.importorskip(
    "edtf", reason='python -m pip install -e ".[dev]" brings the edtf package'
)

INVERTED: list[tuple[str, str, str | None]] = [
    ("not later than 5 November 1962", "1962-11-05/", "../1962-11-05"),
    ("no later than 1962", "1962/", "../1962"),
    ("not earlier than 5 November 1962", "/1962-11-05", "1962-11-05/.."),
]

LOST: list[tuple[str, str, str | None]] = [
    ("until 1962", "1962", "../1962"),
    ("by 1962", "1962", "../1962"),
    ("from October 1962", "1962-10", "1962-10/.."),
    ("1962 or 1963", "1962", "[1962,1963]"),
    ("1950s–1960s", "196X", "195X/196X"),
    ("October 27?, 1962", "1962-10-27", "1962-10-?27"),
    ("[October 27, 1962?]", "XXXX-10-27?", "1962-10-27?"),
    ("7 Jun-14 Jul 1916", "XXXX-06-07/1916-07-14", "1916-06-07/1916-07-14"),
    ("1962年10月30日", "XXXX-10-30", "1962-10-30"),
    ("late 1970s", "197X", "1977~/1979"),
]

GUESSED: list[tuple[str, str, str | None]] = [
    ("10/5/62", "2062-10-05", None),  # a month first, and a century to come
    ("February 30, 1962", "1962", None),  # there is no such day
]

UNREAD = [
    ("30.X.62", "1962-10-30"),
    ("25/26 October 1962", "1962-10-25/1962-10-26"),
    ("30 октября 1962 г.", "1962-10-30"),
    ("30. Oktober 1962", "1962-10-30"),
    ("30 octobre 1962", "1962-10-30"),
    ("1962/63", "1962/1963"),
    ("between 1962 and 1964", "[1962..1964]"),
    ("18/30 October 1867", "1867-10-30"),
]

SAME = ["30 October 1962", "October 30, 1962", "October 1962", "1962", "ca. 1950", "1960s", "1962?",
        "19th century", "1914-18", "spring 1962", "2 May 1962"]  # fmt: skip


def _quietly(call: Callable[[str], Any], text: str) -> Any:  # noqa: ANN401 - the package has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(text)


def _theirs(words: str) -> str | None:
    found = _quietly(edtf.text_to_edtf, words)
    return None if found is None else str(found)


@pytest.mark.parametrize(("words", "theirs", "ours"), INVERTED + LOST + GUESSED)
def test_they_err(words: str, theirs: str, ours: str | None) -> None:
    assert _theirs(words) == theirs
    assert read_printed(words) == ours


@pytest.mark.parametrize(("words", "ours"), UNREAD)
def test_they_do_not_read(words: str, ours: str) -> None:
    assert _theirs(words) is None
    assert read_printed(words) == ours


@pytest.mark.parametrize("words", SAME)
def test_we_agree(words: str) -> None:
    assert _theirs(words) == read_printed(words) is not None


@pytest.mark.parametrize("text", ["1962/1961", "2012-24/2012-21", "1962-02/1961"])
def test_they_take_times_that_end_before_they_begin(text: str) -> None:
    assert str(_quietly(edtf.parse_edtf, text)) == text
    assert not is_edtf(text)


@pytest.mark.parametrize("text", ["1962-10-2X", "1984-1X", "1962-XX/1963", "1984?-06/2004-08?"])
def test_they_give_no_bounds_where_there_are_some(text: str) -> None:
    with pytest.raises((ValueError, AttributeError, edtf.EDTFParseException)):
        _quietly(lambda one: edtf.parse_edtf(one).lower_strict(), text)
    assert earliest(text) is not None
    assert latest(text) is not None


def test_bounds_agree_on_the_unt_list_where_they_have_any(shared: Path) -> None:
    cases = json.loads((shared / "suites/edtf/cases.json").read_text(encoding="utf-8"))
    agreed = [text for level in ("level0", "level1") for text in cases[level] if _agree(text)]
    assert len(agreed) >= 40


def _agree(text: str) -> bool:
    """Compare where their bounds are days; seasons, which they give months, are left out."""
    if "-2" in text[4:8] or "X" in text:
        return False
    try:
        parsed = _quietly(edtf.parse_edtf, text)
        theirs = [parsed.lower_strict(), parsed.upper_strict()]
    except (TypeError, ValueError, AttributeError, edtf.EDTFParseException):
        return False
    ours = [earliest(text), latest(text)]
    known = [(one, own) for one, own in zip(theirs, ours, strict=True) if own is not None]
    for one, own in known:
        assert (one.tm_year, one.tm_mon, one.tm_mday) == (own.year, own.month, own.day), text
    return bool(known)
