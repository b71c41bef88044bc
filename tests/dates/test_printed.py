"""Dates as historians print them, read into EDTF."""

from collections.abc import Sequence
from functools import partial

import pytest
from counting import calls
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.dates import TwoStyles, in_two_styles, is_edtf, is_undated, read_printed
from provenance.dates.lexicon import entries, forms
from provenance.dates.manner import Order
from provenance.model.date import ArchivalDate

LISTS = ("months", "weekdays", "seasons", "date-words")

SINGLE = [
    ("30 October 1962", "1962-10-30"),
    ("October 30, 1962", "1962-10-30"),
    ("Oct. 30, 1962", "1962-10-30"),
    ("30 OCT 62", "1962-10-30"),
    ("1962 October 30", "1962-10-30"),
    ("30.X.62", "1962-10-30"),
    ("30.Х.62", "1962-10-30"),  # a Cyrillic letter
    ("30.XІ.62", "1962-11-30"),
    ("5.XI.62", "1962-11-05"),
    ("30. X. 1962", "1962-10-30"),
    ("30 X 1962", "1962-10-30"),
    ("30-X-62", "1962-10-30"),
    ("1962. X. 30.", "1962-10-30"),
    ("30.10.62", "1962-10-30"),
    ("5.10.62", "1962-10-05"),
    ("30/10/1962", "1962-10-30"),
    ("10/30/62", "1962-10-30"),
    ("10/10/62", "1962-10-10"),
    ("10/5/62", None),
    ("5-10-1962", None),
    ("1962-10-30", "1962-10-30"),
    ("1962-10", "1962-10"),
    ("October 1962", "1962-10"),
    ("Oct '62", "1962-10"),
    ("X.1962", "1962-10"),
    ("1962", "1962"),
    ("1962 г.", "1962"),
    ("Tuesday, October 30, 1962, 1:38 p.m.", "1962-10-30"),
    ("30 октября 1962 г. 21:30", "1962-10-30"),
    ("30 October", "XXXX-10-30"),
    ("October 1870-1930, 1962", None),  # EDTF has no such set
    ("between October 1870 and 1930", None),
    ("May", None),
    ("25", None),
    ("31 February 1962", None),
    ("29 February 1962", None),
    ("29 February 1964", "1964-02-29"),
    ("32 October 1962", None),
    ("October 62", None),
    ("1 ноября 1962", "1962-11-01"),
    ("28 listopada 1962", "1962-11-28"),
    ("28. listopada 1962", "1962-10-28"),
    ("listopad 1962", None),
    ("1960s", "196X"),
    ("1965s", None),
    ("30.1962", None),
    ("21.1962", None),
    ("00.1962", None),
    ("1962年13月", None),
    ("30. 1917-1922", None),
    ("0 October 1962", None),
    ("0.10.1962", None),
    ("0 century", None),
    ("0 century–1962", None),
    ("0962", None),
    ("n.d.", None),
    ("some time in autumn", None),
    ("Mayor 1962", None),
    ("٣٠ October 1962", None),
    ("", None),
    ("?", None),
    ("–", None),
    ("()", None),
]

DOUBTFUL = [
    ("October 27?, 1962", "1962-10-?27"),
    ("27? October 1962", "1962-10-?27"),
    ("27 October? 1962", "1962-?10-27"),
    ("27 October [1962?]", "1962?-10-27"),
    ("27 October 1962?", "1962-10-27?"),
    ("[October 27, 1962?]", "1962-10-27?"),
    ("27 October 1962 (?)", "1962-10-27?"),
    ("[1962?]", "1962?"),
    ("27 [October] 1962", "1962-10-27"),
    ("[27 October 1962]", "1962-10-27"),
    ("[27] October 1962", "1962-10-27"),
    ("? October 1962", "1962-10-XX"),
    ("ca. 1950?", "1950%"),
    ("probably ca. 1950", "1950%"),
    ("ca. 1960s", "1960~/1969~"),
    ("ca. 1950s–1960s", "1950~/1969~"),
    ("not later than ca. 1950", "../1950~"),
]

TWO_ENDS = [
    ("25/26 October 1962", "1962-10-25/1962-10-26"),
    ("25/26 October", "XXXX-10-25/XXXX-10-26"),
    ("25–26 October 1962", "1962-10-25/1962-10-26"),
    ("October 25-26, 1962", "1962-10-25/1962-10-26"),
    ("25.–26. Oktober 1962", "1962-10-25/1962-10-26"),
    ("1962. október 25–26.", "1962-10-25/1962-10-26"),
    ("25-26.X.62", "1962-10-25/1962-10-26"),
    ("30.X–2.XI.62", "1962-10-30/1962-11-02"),
    ("30.10–2.11.1962", "1962-10-30/1962-11-02"),
    ("30 October–2 November 1962", "1962-10-30/1962-11-02"),
    ("October 30–November 2, 1962", "1962-10-30/1962-11-02"),
    ("30 December 1962 – 2 January 1963", "1962-12-30/1963-01-02"),
    ("7 Jun-14 Jul 1916", "1916-06-07/1916-07-14"),
    ("October–November 1962", "1962-10/1962-11"),
    ("X–XI.1962", "1962-10/1962-11"),
    ("October 1962/January 1963", "1962-10/1963-01"),
    ("1991-92", "1991/1992"),
    ("1962/63", "1962/1963"),
    ("1962/3", "1962/1963"),
    ("1991–1992", "1991/1992"),
    ("1961-62?", "1961?/1962?"),
    ("1899–00", "1899/1900"),
    ("1992-91", None),
    ("26–25 October 1962", None),
    ("2 November–30 October 1962", None),
    ("October–1962", None),
    ("1962–", "1962/.."),
    ("1962–?", "1962/"),
    ("?–1962", "/1962"),
    ("–1962", "../1962"),
    ("not before the 1960s", "1960/.."),
    ("before 1 January 1963", "../1962-12-31"),
    ("after 31 December 1962", "1963-01-01/.."),
    ("before October 1962", "../1962-10"),
    ("by the 1960s", "../1969"),
    ("circa 1961-62", "1961~/1962~"),
    ("from ca. 1984 to 2004", "1984~/2004"),
    ("1984–ca. 2004", "1984/2004~"),
    ("1950s–1960s", "195X/196X"),
    ("summer/autumn 1962", "1962-22/1962-23"),
    ("Winter 1995/1996", "1995-24/1996-24"),
    ("winter 1962–1965", "1962-24/1965"),
    ("25, 26 October 1962", None),
    ("early October 30, 1962", None),
    ("early 1962–late 1963", None),
]

BY_ORDER: list[tuple[str, Order, str | None]] = [
    ("10/5/62", "day-first", "1962-05-10"),
    ("10/5/62", "month-first", "1962-10-05"),
    ("5.10.62", "month-first", "1962-05-10"),
    ("30/10/62", "day-first", "1962-10-30"),
    ("30/10/62", "month-first", None),
    ("10/30/62", "day-first", None),
]

STYLES = [
    ("18/30 October 1867", "1867-10-18", "1867-10-30"),
    ("12 (24) April 1877", "1877-04-12", "1877-04-24"),
    ("20 December 1866/1 January 1867", "1866-12-20", "1867-01-01"),
    ("25 October (7 November) 1917", "1917-10-25", "1917-11-07"),
    ("12 (24) апреля 1877 г.", "1877-04-12", "1877-04-24"),
]


def _ids(rows: Sequence[tuple[str, str | None]]) -> list[str]:
    return [words or "empty" for words, _ in rows]


@pytest.mark.parametrize(("words", "edtf"), SINGLE, ids=_ids(SINGLE))
def test_single_dates(words: str, edtf: str | None) -> None:
    assert read_printed(words) == edtf


@pytest.mark.parametrize(("words", "edtf"), DOUBTFUL, ids=_ids(DOUBTFUL))
def test_doubtful_and_supplied_dates(words: str, edtf: str) -> None:
    assert read_printed(words) == edtf


@pytest.mark.parametrize(("words", "edtf"), TWO_ENDS, ids=_ids(TWO_ENDS))
def test_dates_with_limits(words: str, edtf: str | None) -> None:
    assert read_printed(words) == edtf


def _examples() -> list[tuple[str, str]]:
    own = [row for entry in entries("date-words") for row in _rows(entry.get("reads"))]
    return own + [row for name in LISTS[:3] for row in _listed(name)]


def _listed(name: str) -> list[tuple[str, str]]:
    from provenance.resources.folders import folder
    from provenance.resources.yaml import read_yaml_file

    value = read_yaml_file(folder("vocab") / "lists" / f"{name}.yaml").value
    assert isinstance(value, dict)
    return _rows(value["examples"])


def _rows(value: object) -> list[tuple[str, str]]:
    rows = value if isinstance(value, list) else []
    return [(str(row["text"]), str(row["as"])) for row in rows]


EXAMPLES = _examples()


@pytest.mark.parametrize(("words", "edtf"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_the_examples_of_the_word_lists_are_read(words: str, edtf: str) -> None:
    assert read_printed(words) == edtf
    assert is_edtf(edtf)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_words_has_examples_of_many_of_its_languages(name: str) -> None:
    for entry in entries(name):
        by_language = entry["forms"]
        assert isinstance(by_language, dict)
        assert all(isinstance(listed, list) and listed for listed in by_language.values())
    assert len(_listed(name) if name != "date-words" else EXAMPLES) >= 3


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_of_every_language_is_read(number: int) -> None:
    by_language = entries("months")[number - 1]["forms"]
    assert isinstance(by_language, dict)
    for language, listed in by_language.items():
        for form in listed if isinstance(listed, list) else ():
            for words in (f"3 {form} 1962", f"3. {form} 1962", f"1962. {form} 3."):
                assert read_printed(words, language=language) == f"1962-{number:02d}-03", words


@pytest.mark.parametrize("form", forms("not-dated"))
def test_words_that_say_that_there_is_no_date(form: str) -> None:
    assert is_undated(form)
    assert is_undated(f"[{form.upper()}]")
    assert read_printed(form) is None


def test_no_date_is_said_to_be_none() -> None:
    date = ArchivalDate.read("[n.d.]")
    assert (date.absent, date.printed, date.edtf) == ("date-not-stated", "[n.d.]", None)


@pytest.mark.parametrize(("words", "order", "edtf"), BY_ORDER)
def test_the_caller_says_which_number_is_the_day(
    words: str, order: Order, edtf: str | None
) -> None:
    assert read_printed(words, order=order) == edtf


@pytest.mark.parametrize(
    ("window", "year"), [(1900, "1962"), (1850, "1862"), (1963, "2062"), (1962, "1962")]
)
def test_two_digits_are_of_the_hundred_years_that_the_caller_names(window: int, year: str) -> None:
    assert read_printed("30.X.62", window=window) == f"{year}-10-30"


@pytest.mark.parametrize(("language", "month"), [("hr", "10"), ("pl", "11"), ("cs", "11")])
def test_the_language_tells_months_of_one_name_apart(language: str, month: str) -> None:
    assert read_printed("listopad 1962", language=language) == f"1962-{month}"


@pytest.mark.parametrize(("words", "julian", "gregorian"), STYLES)
def test_a_day_of_two_calendars_is_one_day(words: str, julian: str, gregorian: str) -> None:
    assert in_two_styles(words) == TwoStyles(julian, gregorian)
    assert read_printed(words) == gregorian


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("18/30 October 1962", "1962-10-18/1962-10-30"),  # nobody dated in two styles any more
        ("18/29 October 1867", "1867-10-18/1867-10-29"),  # not the same day
        ("12 (25) April 1877", None),
    ],
)
def test_two_days_that_are_not_one_are_two(words: str, edtf: str | None) -> None:
    assert in_two_styles(words) is None
    assert read_printed(words) == edtf


_WORDS = sorted({words for words, _ in SINGLE + DOUBTFUL + TWO_ENDS + EXAMPLES})
_PIECES = st.sampled_from(
    [piece for words in _WORDS for piece in words.split()] + list("?-–/,.()[]")
)


@settings(deadline=None)  # the judge of EDTF takes a quarter of a second to load
@given(st.lists(_PIECES, max_size=9).map(" ".join))
@example("0 century–1962")
@example("0 October ?")
@example("okolo 29 října")
@example("October 29?")
@example("October 1870-1930, 1962")
@example("between October 1870 and 1930")
@example("31 February 1962")
@example("spring")
@example("circa 19th century")
@example("until the 1960s")
def test_what_is_read_from_words_of_dates_is_edtf(words: str) -> None:
    edtf = read_printed(words)
    assert edtf is None or is_edtf(edtf), words


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(words: str) -> None:
    edtf = read_printed(words)
    assert edtf is None or is_edtf(edtf)
    assert is_undated(words) in (True, False)


@pytest.mark.parametrize("piece", ["1", "1-", "(", ",", "[1962", "ca. ", "до ", "1962–63, ", " "])
def test_long_texts_take_no_time(piece: str) -> None:
    """What is longer than a date is not looked at."""
    text = (piece * 1_000_000)[:1_000_000]
    for read in (read_printed, in_two_styles, is_undated):
        assert calls(partial(read, text)) < 5
        assert not read(text)


@pytest.mark.parametrize("piece", ["1 ", "? ", "- ", "to "])
def test_of_many_words_none_is_looked_up(piece: str) -> None:
    few, many = (piece * size for size in (40, 41))
    read_printed(few[:-2])  # the words of dates are loaded
    assert calls(partial(read_printed, many)) < 20 < calls(partial(read_printed, few))
