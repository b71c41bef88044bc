"""EDTF validity, bounds, and printed dates."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.dates import earliest, is_edtf, latest, read_printed, require_edtf
from provenance.errors import MalformedDate
from provenance.model.date import ArchivalDate

PRINTED = [
    ("30 October 1962", "1962-10-30"),
    ("October 30, 1962", "1962-10-30"),
    ("30.X.62", "1962-10-30"),
    ("5.XI.62", "1962-11-05"),
    ("30. X. 1962", "1962-10-30"),
    ("30.10.1962", "1962-10-30"),
    ("30-X-62", "1962-10-30"),
    ("25/26 October 1962", "1962-10-25/1962-10-26"),
    ("October 25-26, 1962", "1962-10-25/1962-10-26"),
    ("October 1962", "1962-10"),
    ("1 ноября 1962", "1962-11-01"),
    ("1962", "1962"),
    ("1991-92", "1991/1992"),
    ("1991–1992", "1991/1992"),
    ("10/5/62", None),
    ("31 February 1962", None),
    ("1992-91", None),
    ("autumn 1999", None),
    ("n.d.", None),
    ("not later than 5 November 1962", "../1962-11-05"),
    ("не позднее 5 ноября 1962", "../1962-11-05"),
    ("not before 1962", "1962/.."),
    ("circa 1962", "1962~"),
    ("circa 1961-62", None),
    ("", None),
]

BOUNDS = [
    ("1962-10-30", date(1962, 10, 30), date(1962, 10, 30)),
    ("1962-02", date(1962, 2, 1), date(1962, 2, 28)),
    ("1962-10-2X", date(1962, 10, 20), date(1962, 10, 29)),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ("1962?", date(1962, 1, 1), date(1962, 12, 31)),
    ("1962-10-27/1962-11", date(1962, 10, 27), date(1962, 11, 30)),
    ("../1962-11-05", None, date(1962, 11, 5)),
    ("1962-10-30/", date(1962, 10, 30), None),
    ("1962-21", date(1962, 1, 1), date(1962, 12, 31)),
    ("[1961,1963]", date(1961, 1, 1), date(1963, 12, 31)),
    ("{..1962}", None, date(1962, 12, 31)),
    ("Y170000002", None, None),
]


@pytest.mark.parametrize(("words", "edtf"), PRINTED, ids=[words or "empty" for words, _ in PRINTED])
def test_printed_dates_are_read_or_left(words: str, edtf: str | None) -> None:
    assert read_printed(words) == edtf


@pytest.mark.parametrize("words", ["n.d.", "[n.d.]", "Undated", "б.д."])
def test_no_date_is_said_to_be_none(words: str) -> None:
    date = ArchivalDate.read(words)
    assert (date.absent, date.printed, date.edtf) == ("date-not-stated", words, None)


@pytest.mark.parametrize(("edtf", "low", "high"), BOUNDS, ids=[edtf for edtf, *_ in BOUNDS])
def test_bounds(edtf: str, low: date | None, high: date | None) -> None:
    assert (earliest(edtf), latest(edtf)) == (low, high)


def test_a_string_that_is_not_edtf_is_refused() -> None:
    with pytest.raises(MalformedDate):
        require_edtf("30 October 1962")


def test_the_unt_list_is_judged_as_its_authors_judge_it(shared: Path) -> None:
    cases = json.loads((shared / "suites/edtf/cases.json").read_text(encoding="utf-8"))
    for name, texts in cases.items():
        wrong = [text for text in texts if is_edtf(text) == name.startswith("invalid")]
        assert wrong == [], name


def test_every_valid_string_of_the_unt_list_has_bounds_in_order(shared: Path) -> None:
    cases = json.loads((shared / "suites/edtf/cases.json").read_text(encoding="utf-8"))
    for text in (text for level in ("level0", "level1", "level2") for text in cases[level]):
        low, high = earliest(text), latest(text)
        assert low is None or high is None or low <= high, text


@given(st.dates())
def test_the_short_cut_agrees_with_the_whole_check(day: date) -> None:
    from provenance.dates import _is_valid

    text = day.isoformat()
    assert is_edtf(text) is _is_valid(text) is True
    assert (earliest(text), latest(text)) == (day, day)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader_of_printed_dates(words: str) -> None:
    edtf = read_printed(words)
    assert edtf is None or is_edtf(edtf)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1962", "1962-10", True),
        ("1961", "1962", False),
        ("1962/", "1970", True),
        ("../1960", "1961", False),
    ],
)
def test_dates_agree_when_one_day_satisfies_both(one: str, other: str, agree: bool) -> None:
    assert ArchivalDate(edtf=one).may_equal(ArchivalDate(edtf=other)) is agree
