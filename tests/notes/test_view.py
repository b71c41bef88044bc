"""What scanning did to a note is mended for reading, and every value keeps its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.notes.parse import read_note
from provenance.notes.view import view_of


@pytest.mark.parametrize(
    ("note", "seen"),
    [
        ("Russian Fed-\neration", "Russian Federation"),
        ("transla- tion", "translation"),
        ("Moscow ; copy", "Moscow; copy"),
        ("C W I H P by", "CWIHP by"),
        ("a  b\nc\td", "a b c d"),
        ("ll. 12-\n15", "ll. 12-15"),
        ("Harvard University .]", "Harvard University.]"),
        ("nothing to mend", "nothing to mend"),
    ],
)
def test_faults_are_mended(note: str, seen: str) -> None:
    assert view_of(note).text == seen


@given(st.text(alphabet="aA -\n.,;()[]1\u00ad", max_size=60))
def test_every_character_of_the_view_is_one_of_the_note(note: str) -> None:
    view = view_of(note)
    for place, letter in enumerate(view.text):
        start, end = view.span(place, place + 1)
        assert note[start:end] == letter or (letter == " " and note[start:end].isspace())


def test_value_keeps_the_broken_line() -> None:
    facts = read_note("Archive of the President, Russian Fed-\neration (APRF), Moscow").facts
    assert facts[0].value == "Archive of the President, Russian Fed-\neration"
