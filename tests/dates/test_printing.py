"""EDTF printed for historians, and read back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.dates import is_edtf, manners, print_date, read_printed
from provenance.dates.lexicon import entries
from provenance.errors import MalformedDate, UnknownDateStyle

PRINTED = [
    ("1962-10-30", "30 October 1962", "October 30, 1962"),
    ("1962-10", "October 1962", "October 1962"),
    ("1962", "1962", "1962"),
    ("1962-10-27?", "[27 October 1962?]", "[October 27, 1962?]"),
    ("1962-10-?27", "27? October 1962", "October 27?, 1962"),
    ("1962-?10-27", "27 October? 1962", "October? 27, 1962"),
    ("1962?-10-27", "27 October [1962?]", "October 27, [1962?]"),
    ("1962-10-XX", "? October 1962", "? October 1962"),
    ("1950~", "ca. 1950", "ca. 1950"),
    ("1950%", "[ca. 1950?]", "[ca. 1950?]"),
    ("1962~/", "ca. 1962–?", "ca. 1962–?"),
    ("../1962-11-05", "not later than 5 November 1962", "not later than November 5, 1962"),
    ("1962-11-05/..", "not earlier than 5 November 1962", "not earlier than November 5, 1962"),
    ("1962/", "1962–?", "1962–?"),
    ("/1962", "?–1962", "?–1962"),
    ("1962-10-25/1962-10-26", "25–26 October 1962", "October 25–26, 1962"),
    ("1962-10-30/1962-11-02", "30 October–2 November 1962", "October 30–November 2, 1962"),
    ("1962-10/1962-11", "October–November 1962", "October–November 1962"),
    ("1991/1992", "1991–1992", "1991–1992"),
    ("1983~/1989~", "ca. 1983–1989", "ca. 1983–1989"),
    ("1984~/2004", "from ca. 1984 to 2004", "from ca. 1984 to 2004"),
    ("1962-10-01/1962-10-10~", "early October 1962", "early October 1962"),
    ("1964~/1966~", "mid-1960s", "mid-1960s"),
    ("1867~/1899", "late 19th century", "late 19th century"),
    ("196X", "1960s", "1960s"),
    ("11XX", "12th century", "12th century"),
    ("20XX", "21st century", "21st century"),
    ("1962-23", "autumn 1962", "fall 1962"),
    ("1962-24/1963-24", "winter 1962/63", "winter 1962/63"),
    ("[1962-10-27,1962-10-28]", "27 or 28 October 1962", "October 27 or 28, 1962"),
    ("[1962..1964]", "between 1962 and 1964", "between 1962 and 1964"),
    ("[..1962-11-05]", "5 November 1962 or earlier", "November 5, 1962 or earlier"),
    ("[1962-11..]", "November 1962 or later", "November 1962 or later"),
    ("{1962,1964}", "1962 and 1964", "1962 and 1964"),
    ("{1870..1930,1968}", "1870–1930, 1968", "1870–1930, 1968"),
]

ABROAD = [
    ("1962-10-30", "ru", None, "30 октября 1962 г."),
    ("1962-10", "ru", None, "октябрь 1962 г."),
    ("1962", "ru", None, "1962 г."),
    ("../1962-10", "ru", None, "не позднее октября 1962 г."),
    ("1962-24", "ru", None, "зима 1962 г."),
    ("1962-24~", "ru", None, "около зимы 1962 г."),
    ("../1962-22", "ru", None, "не позднее лета 1962 г."),
    ("1962/1963", "ru", None, "1962–1963 гг."),
    ("18XX", "ru", None, "XIX в."),
    ("1962-10-30", "de", None, "30. Oktober 1962"),
    ("../1962-11-05", "de", None, "spätestens am 5. November 1962"),
    ("196X", "de", None, "1960er Jahre"),
    ("1962-10-01", "fr", None, "1er octobre 1962"),
    ("../1962-11-05", "fr", None, "au plus tard le 5 novembre 1962"),
    ("18XX", "fr", None, "XIXe siècle"),
    ("1962-10-30", "ru", "archival", "30.X.62"),
    ("1867-10-30", "en", "archival", "30.X.1867"),
    ("2005-10-30", "en", "archival", "30.X.2005"),
    ("1962-10-30/1962-11-02", "en", "archival", "30.X–2.XI.62"),
]

UNPRINTED = ["1962-XX", "1962-10-2X", "Y170000002", "-0044", "0062", "1962-29", "1962-24/1963",
             "1962-21/1962-10", "[1962?,1963?]", "[1962,1963,1964]", "{..1962}", "22XX",
             "1962-10-30T10:10:10", "{1962-10-30,1963,1964..}",
             "2000?-01-01/2000-01-02", "1962?-10-27~"]  # fmt: skip


@pytest.mark.parametrize(("edtf", "british", "american"), PRINTED, ids=[row[0] for row in PRINTED])
def test_english(edtf: str, british: str, american: str) -> None:
    assert print_date(edtf) == print_date(edtf, "en", "british") == british
    assert print_date(edtf, "en", "american") == american


@pytest.mark.parametrize(("edtf", "language", "style", "words"), ABROAD)
def test_other_languages_and_the_short_form(
    edtf: str, language: str, style: str | None, words: str
) -> None:
    assert print_date(edtf, language, style) == words
    assert read_printed(words) == edtf


@pytest.mark.parametrize("edtf", UNPRINTED)
def test_what_no_form_says_exactly_is_not_printed(edtf: str) -> None:
    assert {print_date(edtf, *manner) for manner in manners()} == {None}


def test_errors_say_what_there_is() -> None:
    with pytest.raises(MalformedDate, match="is not EDTF"):
        print_date("30 October 1962")
    with pytest.raises(UnknownDateStyle, match="la; there are en british, en american"):
        print_date("1962", "la")


def test_the_languages_are_those_of_the_list() -> None:
    named = [(str(entry["language"]), str(entry["style"])) for entry in entries("date-prints")]
    assert list(manners()) == named
    assert {language for language, _ in named} >= {"en", "ru", "de", "fr"}


def test_the_definition_of_each_manner_is_what_it_prints() -> None:
    for entry, manner in zip(entries("date-prints"), manners(), strict=True):
        assert str(entry["definition"]).split(";")[0] == print_date("1962-10-30", *manner)


_DAYS = st.dates(date(1000, 1, 1)).map(date.isoformat)
_POINTS = _DAYS.flatmap(
    lambda day: st.sampled_from(
        [day, day[:7], day[:4], f"{day[:3]}X", f"{day[:2]}XX", f"{day[:7]}-XX", f"{day[:4]}-21",
         f"{day[:4]}-24", f"{day[:4]}?{day[4:]}", f"{day[:5]}?{day[5:]}", f"{day[:8]}?{day[8:]}"]
    )
)  # fmt: skip
_MARKED = st.builds("".join, st.tuples(_POINTS, st.sampled_from(["", "", "?", "~", "%"])))
_ENDS = st.one_of(_MARKED, _MARKED, st.sampled_from(["", ".."]))
_NEAR = st.dates(date(1899, 12, 1), date(1900, 2, 28)).map(date.isoformat)
_SPANS = st.one_of(
    st.builds("{}/{}".format, _ENDS, _ENDS),
    st.builds("{}/{}".format, _NEAR, _NEAR),
    st.builds("[{},{}]".format, _NEAR, _NEAR),
    st.builds("{{{},{}}}".format, _NEAR, _NEAR),
    st.builds("[{}..{}]".format, _POINTS, _POINTS),
    st.builds("[..{}]".format, _POINTS),
    st.builds("[{}..]".format, _POINTS),
    st.builds("{{{}..{},{}}}".format, _POINTS, _POINTS, _POINTS),
)


@settings(deadline=None)  # the judge of EDTF takes a quarter of a second to load
@given(st.one_of(_MARKED, _SPANS), st.sampled_from(manners()))
def test_what_is_printed_is_read_back(edtf: str, manner: tuple[str, str]) -> None:
    words = print_date(edtf, *manner) if is_edtf(edtf) else None
    assert words is None or read_printed(words) == edtf, words


@given(_DAYS.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]])))
def test_plain_dates_are_printed_in_every_manner(edtf: str) -> None:
    for manner in manners():
        words = print_date(edtf, *manner)
        assert words is not None
        assert read_printed(words) == edtf


@settings(deadline=None)
@given(st.one_of(st.builds("{}/{}".format, _NEAR, _NEAR), _NEAR))
def test_what_is_read_is_printed_and_read_again(edtf: str) -> None:
    if is_edtf(edtf):
        for manner in manners():
            assert read_printed(print_date(edtf, *manner) or "") == edtf
