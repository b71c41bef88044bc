"""Dates at the edges: of centuries, of calendars, of what words can be put together."""

from importlib import import_module

import pytest

from provenance import dates
from provenance.dates import (
    earliest,
    in_two_styles,
    is_undated,
    latest,
    manners,
    print_date,
    read_printed,
    sort_key,
    year_bounds,
)
from provenance.dates.days import Day, from_julian, is_day, next_day
from provenance.dates.tokens import LONGEST

READ = [
    ("not later than 1? October 1962", None),  # EDTF has no span without an end and with such a day
    ("1? October 1962–", None),
    ("1? October 1962 or earlier", None),
    ("-)okt 1?1169", None),
    ("27?–28 October 1962", "1962-10-?27/1962-10-28"),
    ("10/12/62", None),  # either may be the month
    ("12, 1962", None),  # a day whose month is not there
    ("44, 1962", None),
    ("before 12, 1962", None),
    ("12, 1962 – 14 October 1963", None),
    ("25–26, 1962", None),
    ("October 25–26, 1962", "1962-10-25/1962-10-26"),
    ("30.X.5", None),  # a year has two digits or four
    ("30.10.5", None),
    ("X.5", None),
    ("October '5", None),
    ("30.X.05", "1905-10-30"),
    ("12/12/62", "1962-12-12"),
    ("13/12/62", "1962-12-13"),
    ("12/13/62", "1962-12-13"),
    ("30.10.[1962?]", "1962?-10-30"),
    ("ca. 25–26 October", None),
    ("probably 1983–1989", "1983?/1989?"),
    ("night of 25 October 1962", "1962-10-25"),
    ("October 1962–", "1962-10/.."),
    ("1962? or later", None),
    ("1962? or earlier", None),
    ("May or later", None),
    ("after May", None),
    ("October (n.s.)", None),
    ("October 1962 (n.s.)", "1962-10"),
    ("1962年10月廿五日", "1962-10-25"),
    ("1962年10月二十五日", "1962-10-25"),
    ("1962年10月十日", "1962-10-10"),
    ("1962年10月一九十日", None),  # digits that are no number
    ("?/1962", None),
    ("1962/?", None),
    ("30.X.62, 21:30", "1962-10-30"),
    ("between May and June", None),
    ("between 25 and June 1962", None),
    ("between 1964 and 1962", None),
    ("between 1962? and 1964", None),
    ("winter 1962/spring 1963", "1962-24/1963-21"),
    ("25–26 October 1962?", "1962-10-25?/1962-10-26?"),
    ("October–November 1962?", "1962-10?/1962-11?"),
    ("ca. October–November 1962", "1962-10~/1962-11~"),
    ("October 1962–November 1963?", "1962-10/1963-11?"),
    ("ca. 25?–26 October 1962", "1962-10-25~/1962-10-26~"),
    ("25? or 26 October 1962", None),
    ("January 1962–1962", None),
    ("1 October 1962–October 1962", None),
    ("ca. 1962-10", None),
    ("ca. 1962, 1964", None),
    ("30.None.62", None),
    ("30 February–1 March 1962", None),
    ("25?–26 October 1962", "1962-10-?25/1962-10-26"),
    ("1962? or 1963", None),
    ("1962 or 1963?", None),
    ("October 1961–1962", "1961-10/1962"),
    ("1961–October 1962", "1961/1962-10"),
    ("32–33 October 1962", None),
    ("summer 1962–1963", "1962-22/1963"),
    ("summer 1962/1963", "1962-22/1963-22"),
    ("winter 1962–1963", "1962-24/1963-24"),
    ("October–5 November 1962", None),
    ("1962 – 5 November", None),
    ("October – November", None),
    ("1962 , – , 1963", "1962/1963"),
    ("1962,", "1962"),
    (", , 1963 ,", "1963"),
    ("probably ca. 1961–ca. 1962", "1961%/1962%"),
    ("1962–62", None),
    ("1962-01", "1962-01"),
    ("1962-12", "1962-12"),
    ("1962-13", None),
    ("1962, 1964, May", None),
    ("early [1962?]", None),
    ("probably early 1962", None),
]


@pytest.mark.parametrize(("words", "edtf"), READ, ids=[words for words, _ in READ])
def test_printed_dates_at_the_edge(words: str, edtf: str | None) -> None:
    assert read_printed(words) == edtf


PAIRS = [
    ("17/30 October 1923", ("1923-10-17", "1923-10-30")),
    ("17/30 October 1962", None),  # no state used the old calendar then
    ("18/30 X 67", None),
    ("18 (30) X 67", None),
    ("18?/30 October 1867", None),
    ("18/30 October [1867?]", None),
    ("October/November 1867", None),
    ("1867/1868", None),
    ("October 1867", None),
    ("18/30/10/1867", ("1867-10-18", "1867-10-30")),
    ("a letter", None),
]


@pytest.mark.parametrize(("words", "found"), PAIRS, ids=[words for words, _ in PAIRS])
def test_days_of_two_calendars_at_the_edge(words: str, found: tuple[str, str] | None) -> None:
    assert in_two_styles(words) == found


def test_words_longer_than_any_date_are_none() -> None:
    pair, dated, none = "12 (24) April 1877", "April 1877", "n.d."
    assert in_two_styles(pair.ljust(LONGEST)) == in_two_styles(pair)
    assert read_printed(dated.ljust(LONGEST)) == "1877-04"
    assert is_undated(none.ljust(LONGEST))
    longer = LONGEST + 1
    assert in_two_styles(pair.ljust(longer)) is None
    assert read_printed(dated.ljust(longer)) is None
    assert not is_undated(none.ljust(longer))


@pytest.mark.parametrize("words", ["n.d", "undated.", "No  date", "no\ndate", "(n.d.)"])
def test_that_there_is_no_date_is_said_with_any_stops_and_spaces(words: str) -> None:
    assert is_undated(words)


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("1X30-02-29", None, None),  # 1030, 1130 … are no leap years
        ("1X00-02-29", "1200-02-29", "1600-02-29"),
        ("19X1-02-29", None, None),
        ("1X3X-02-29", "1032-02-29", "1936-02-29"),
        ("[1670..1672]", "1670-01-01", "1672-12-31"),
        ("1962-0X", "1962-01-01", "1962-09-30"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("0000", None, None),
    ],
)
def test_first_and_last_day_at_the_edge(edtf: str, low: str | None, high: str | None) -> None:
    found = [day.isoformat() if day else None for day in (earliest(edtf), latest(edtf))]
    assert found == [low, high]


def test_a_year_of_which_no_digit_is_known_has_no_bounds() -> None:
    assert year_bounds("XXXX") == year_bounds("-XXXX") == (None, None)


def test_what_ends_on_a_day_stands_behind_what_is_of_that_day() -> None:
    ends = ["../1962-10-05", "1962-10-05", "1962-10-05/1962-10-09"]
    assert sorted(ends, key=sort_key) == ["1962-10-05/1962-10-09", "1962-10-05", "../1962-10-05"]


PRINTED = [
    ("1962-21/1962-23", "en", "spring 1962–autumn 1962"),
    ("1962-24/1963-21", "en", "winter 1962–spring 1963"),
    ("1962-24/1965-24", "en", "winter 1962–winter 1965"),
    ("1962-24?/1963-24", "en", "[winter 1962?]–winter 1963"),
    ("1962-24/1963-24?", "en", "winter 1962–[winter 1963?]"),
    ("../1962-11-05", "de", "spätestens am 5. November 1962"),
    ("../1962-11", "de", "spätestens im November 1962"),
    ("../1962", "fr", "au plus tard en 1962"),
    ("../1962", "de", "spätestens 1962"),
    ("1962-11-05/..", "fr", "au plus tôt le 5 novembre 1962"),
    ("1962-11/..", "de", "frühestens im November 1962"),
    ("1962/..", "fr", "au plus tôt en 1962"),
    ("{1962-10-30,1963,1964}", "en", "30 October 1962, 1963, 1964"),
    ("1962?", "en", "[1962?]"),
    ("1962", "ru", "1962 г."),
    ("1962?-?10-30", "en", "30 October? [1962?]"),
    ("1962-10~", "ru", "около октября 1962 г."),
    ("1962-10?", "ru", "[октябрь 1962 г.?]"),
    ("1962-10%", "ru", "[около октября 1962 г.?]"),
    ("1962-10-01/1962-10-10~", "ru", "начало октября 1962 г."),
    ("1962-10/1962-11", "ru", "октябрь – ноябрь 1962 г."),
    ("1962-01/1962-04~", "en", "early 1962"),
    ("1983%/1989", "en", "from [ca. 1983?] to 1989"),
    ("1961/1962-05", "en", "1961–May 1962"),
    ("1962/1962-05", "en", "1962–May 1962"),
    ("1962-10/1962-10-05", "en", "October 1962–5 October 1962"),
    ("1962-10-05/1962-11", "en", "5 October 1962–November 1962"),
    ("1962/1962-11-05", "en", "1962–5 November 1962"),
    ("[1962-10,1962-11]", "en", "October 1962 or November 1962"),
    ("{1962,1962-05}", "en", "1962 and May 1962"),
    ("[1962-10-30,1962-11-02]", "en", "30 October 1962 or 2 November 1962"),
]


@pytest.mark.parametrize(("edtf", "language", "words"), PRINTED, ids=[row[0] for row in PRINTED])
def test_dates_printed_at_the_edge(edtf: str, language: str, words: str) -> None:
    assert print_date(edtf, language) == words
    assert read_printed(words) == edtf


@pytest.mark.parametrize("edtf", ["2000/22XX", "1962/1963-XX", "1962-XX/1963", "1962-?10-30~"])
def test_what_has_an_end_or_two_doubts_that_no_form_prints_is_not_printed(edtf: str) -> None:
    assert {print_date(edtf, *manner) for manner in manners()} == {None}


def test_a_list_of_dates_that_have_commas_is_not_printed() -> None:
    assert print_date("{1962-10-30,1963,1964}", "en", "american") is None


@pytest.mark.parametrize("year", [-400, -100, 0, 100, 400, 1600, 1700, 1800, 1900, 2000, 2100])
def test_days_follow_one_another_where_centuries_turn(year: int) -> None:
    leap = Day(year, 2, 29)
    before = leap if year % 400 == 0 else Day(year, 2, 28)
    assert next_day(before) == Day(year, 3, 1)
    assert next_day(Day(year, 3, 1), -1) == before
    assert next_day(Day(year - 1, 12, 31)) == Day(year, 1, 1)


def test_the_calendars_part_by_a_day_more_on_29_february_of_a_century() -> None:
    days = [(1700, 1, 1), (1700, 2, 28), (1700, 3, 1), (1701, 1, 1), (1799, 12, 31), (1800, 3, 1)]
    found = [from_julian(*day) for day in days]
    assert found == [
        (1700, 1, 11), (1700, 3, 10), (1700, 3, 12), (1701, 1, 12), (1800, 1, 11), (1800, 3, 13),
    ]  # fmt: skip


def test_each_name_is_loaded_from_its_module() -> None:
    for name, home in dates._HOMES.items():
        module = import_module(f"provenance.dates.{home}")
        assert dates.__getattr__(name) is vars(module)[name] is vars(dates)[name]
    assert set(dates.__all__) == set(dates._HOMES) <= set(dir(dates))
    with pytest.raises(AttributeError, match="has no attribute 'lastest'"):
        dates.__getattr__("lastest")


def test_there_is_no_thirteenth_month() -> None:
    assert [month for month in range(15) if is_day(1962, month, 1)] == list(range(1, 13))


def test_of_forty_words_and_signs_a_date_is_sought_and_of_more_it_is_not() -> None:
    assert read_printed("," * 39 + "1962") == "1962"
    assert read_printed("," * 40 + "1962") is None
