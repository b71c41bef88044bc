"""EDTF: validity, the first and last day, years of any size, and the order of a file of papers."""

import json
from calendar import isleap
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.dates import (
    earliest,
    is_edtf,
    latest,
    require_edtf,
    sort_key,
    year_bounds,
)
from provenance.dates import edtf as judging
from provenance.dates.bounds import bounds
from provenance.dates.days import Day, from_julian, next_day
from provenance.errors import MalformedDate
from provenance.model.date import ArchivalDate

BOUNDS = [
    ("1962-10-30", date(1962, 10, 30), date(1962, 10, 30)),
    ("1962-02", date(1962, 2, 1), date(1962, 2, 28)),
    ("1964-02", date(1964, 2, 1), date(1964, 2, 29)),
    ("1962-10-2X", date(1962, 10, 20), date(1962, 10, 29)),
    ("1962-02-2X", date(1962, 2, 20), date(1962, 2, 28)),
    ("1962-10-X1", date(1962, 10, 1), date(1962, 10, 31)),
    ("1962-1X", date(1962, 10, 1), date(1962, 12, 31)),
    ("1962-X1", date(1962, 1, 1), date(1962, 11, 30)),
    ("1962-XX", date(1962, 1, 1), date(1962, 12, 31)),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ("196X-12-25", date(1960, 12, 25), date(1969, 12, 25)),
    ("196X-02-29", date(1960, 2, 29), date(1968, 2, 29)),
    ("1X32-11-X2", date(1032, 11, 2), date(1932, 11, 22)),
    ("1962?", date(1962, 1, 1), date(1962, 12, 31)),
    ("1962-?10-27", date(1962, 10, 27), date(1962, 10, 27)),
    ("1962-10-27/1962-11", date(1962, 10, 27), date(1962, 11, 30)),
    ("../1962-11-05", None, date(1962, 11, 5)),
    ("/1962-11-05", None, date(1962, 11, 5)),
    ("1962-10-30/", date(1962, 10, 30), None),
    ("1962-10-30/..", date(1962, 10, 30), None),
    ("../..", None, None),
    ("1962-21", date(1962, 1, 1), date(1962, 12, 31)),
    ("1962-24", date(1962, 1, 1), date(1962, 12, 31)),
    ("1962-33", date(1962, 1, 1), date(1962, 3, 31)),
    ("1962-36", date(1962, 10, 1), date(1962, 12, 31)),
    ("1962-38", date(1962, 5, 1), date(1962, 8, 31)),
    ("1962-41", date(1962, 7, 1), date(1962, 12, 31)),
    ("[1961,1963]", date(1961, 1, 1), date(1963, 12, 31)),
    ("[1667,1668,1670..1672]", date(1667, 1, 1), date(1672, 12, 31)),
    ("[1760-01,1760-02,1760-12..]", date(1760, 1, 1), None),
    ("{..1962}", None, date(1962, 12, 31)),
    ("{1960,1961-12}", date(1960, 1, 1), date(1961, 12, 31)),
    ("1950S2", date(1900, 1, 1), date(1999, 12, 31)),
    ("1985-04-12T23:20:30", date(1985, 4, 12), date(1985, 4, 12)),
    ("XXXX-12-XX", None, None),
    ("XXXX-12-21/1890-09-2X", None, date(1890, 9, 29)),
    ("Y170000002", None, None),
    ("-0044-03-15", None, None),
    ("0000/0062", None, date(62, 12, 31)),
]

YEARS = [
    ("1962-10-30", 1962, 1962),
    ("Y170000002", 170000002, 170000002),
    ("Y-17E7", -170000000, -170000000),
    ("Y171010000S3", 171000000, 171999999),
    ("-1859S5", -1859, -1859),
    ("-20XX", -2099, -2000),
    ("-1X32-11-X2", -1932, -1032),
    ("-0044-03-15", -44, -44),
    ("[-1667,1760-12]", -1667, 1760),
    ("../1962", None, 1962),
    ("/..", None, None),
    ("XXXX-12-25", None, None),
]


@pytest.mark.parametrize(("edtf", "low", "high"), BOUNDS, ids=[edtf for edtf, *_ in BOUNDS])
def test_first_and_last_day(edtf: str, low: date | None, high: date | None) -> None:
    assert (earliest(edtf), latest(edtf)) == (low, high)


@pytest.mark.parametrize(("edtf", "low", "high"), YEARS, ids=[edtf for edtf, *_ in YEARS])
def test_first_and_last_year_of_any_size(edtf: str, low: int | None, high: int | None) -> None:
    assert year_bounds(edtf) == (low, high)


def test_papers_are_put_in_order() -> None:
    order = ["-0044", "../1961", "1962", "1962-10", "1962-10-01", "1962-10-01/..", "../1962-10-05",
             "1962-10-30", "196X-12-25", "[1964..]"]  # fmt: skip
    by_key = sorted(set(order), key=sort_key)
    assert by_key == ["-0044", "196X-12-25", "../1961", *order[2:8], "[1964..]"]


def test_what_is_not_dated_stands_last() -> None:
    assert sorted([None, "9999", "/..", "1962"], key=sort_key) == ["1962", "9999", None, "/.."]


@pytest.mark.parametrize(
    "text", ["", "1962-02-30", "1962-11-05/1962", "0000/..", "../0000", "١٩٦X", "١٩٦٢", "١٩٦٢/.."]
)
def test_strings_that_look_plain_are_left_to_the_judge(text: str) -> None:
    assert is_edtf(text) is judging._is_valid(text)


def test_a_string_that_is_not_edtf_is_refused() -> None:
    with pytest.raises(MalformedDate):
        require_edtf("30 October 1962")


def test_the_unt_list_is_judged_as_its_authors_judge_it(shared: Path) -> None:
    for name, texts in _unt(shared).items():
        wrong = [text for text in texts if is_edtf(text) == name.startswith("invalid")]
        assert wrong == [], name


def test_every_valid_string_of_the_unt_list_has_bounds_in_order(shared: Path) -> None:
    cases = _unt(shared)
    for text in (text for level in ("level0", "level1", "level2") for text in cases[level]):
        low, high = bounds(text)
        assert low is None or high is None or low <= high, text
        unbounded = text in ("/..", "../", "../..") or text.lstrip("-").startswith("XXXX")
        assert (low is None and high is None) is (unbounded and "/1" not in text), text


def _unt(shared: Path) -> dict[str, list[str]]:
    cases = json.loads((shared / "suites/edtf/cases.json").read_text(encoding="utf-8"))
    assert isinstance(cases, dict)
    return cases


_PARTS = (
    st.dates().map(date.isoformat).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
)
_DIGITS = st.text("0123456789-/.?~%", max_size=21)


@settings(deadline=None)  # the judge of EDTF takes a quarter of a second to load
@given(_PARTS, st.sampled_from(["", "?", "~", "%"]), st.one_of(_PARTS, st.sampled_from(["", ".."])))
def test_the_short_cut_agrees_with_the_whole_check(low: str, mark: str, high: str) -> None:
    for text in (low + mark, f"{low}/{high}", f"{high}/{low}"):
        assert not judging._is_plain(text) or judging._is_valid(text), text


@settings(deadline=None)
@given(_DIGITS)
def test_the_short_cut_takes_nothing_that_the_judge_refuses(text: str) -> None:
    assert not judging._is_plain(text) or judging._is_valid(text)


@pytest.mark.parametrize(
    "text", ["../1962-02-30", "1962-02-30/..", "1962-04-31/1962-05-01", "1962/1961", "1962-13/.."]
)
def test_a_time_of_which_an_end_is_none_is_no_edtf(text: str) -> None:
    assert not is_edtf(text)


@given(st.dates())
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert (earliest(day.isoformat()), latest(day.isoformat())) == (day, day)


@given(st.dates(date(1, 1, 2), date(9999, 12, 30)))
def test_days_follow_one_another_as_in_python(day: date) -> None:
    after, before = day + timedelta(1), day - timedelta(1)
    numbers = Day(day.year, day.month, day.day)
    assert next_day(numbers) == (after.year, after.month, after.day)
    assert next_day(numbers, -1) == (before.year, before.month, before.day)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), (1582, 10, 15)),
        ((1700, 2, 18), (1700, 2, 28)),
        ((1700, 2, 29), (1700, 3, 11)),
        ((1867, 10, 18), (1867, 10, 30)),
        ((1917, 10, 25), (1917, 11, 7)),
        ((1918, 2, 1), (1918, 2, 14)),
    ],
)
def test_julian_days(julian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert from_julian(*julian) == gregorian


@given(st.integers(-4000, 4000), st.integers(1, 12), st.integers(1, 28))
def test_every_day_has_a_day_after_it(year: int, month: int, day: int) -> None:
    start = Day(year, month, day)
    assert next_day(next_day(start), -1) == start < next_day(start)
    assert (next_day(Day(year, 2, 28)).month == 2) is isleap(year)


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


@settings(deadline=None)
@given(st.from_regex(r"XXXX(-[01][0-9](-[0-3][0-9])?)?|[0-9]{3}X|[0-9]{2}XX", fullmatch=True))
@example("XXXX-02-29")
@example("XXXX-02-30")
@example("000X")
@example("00XX")
def test_the_short_cut_knows_dates_of_unknown_years(text: str) -> None:
    assert judging._is_plain(text) is bool(judging._is_valid(text))
