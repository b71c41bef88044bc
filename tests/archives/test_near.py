"""Names that are alike: the same sounds, misspelt, the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.archives.folding import folded, sounds, words
from provenance.archives.near import like

FORMS = ("TsKhSD", "ЦХСД", "RGANI", "State Archive of the Russian Federation", "GARF")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TsKhSD", "ЦХСД"),
        ("TsDAHO", "ЦДАГО"),
        ("Rossiiskii gosudarstvennyi arkhiv", "Российский государственный архив"),
        ("Rossiyskiy gosudarstvennyy arkhiv", "Rossijskij gosudarstvennyj arhiv"),
        ("РГАНИ", "PГAHИ"),
    ],
)
def test_transliterations_sound_the_same(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


def test_what_sounds_the_same_comes_first() -> None:
    assert like("CChSD", FORMS) == ("TsKhSD", "ЦХСД")


def test_an_incomplete_name_is_like_the_whole_and_one_word_is_not() -> None:
    assert like("State Archive", FORMS) == ("State Archive of the Russian Federation",)
    assert like("Archive", FORMS) == ()
    assert like("GARF Moscow", FORMS) == ("GARF",)


@given(st.text(max_size=80))
def test_any_text_is_reduced_and_compared(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert words(text) == words(text.upper()) or "ß" in text.casefold() or not text.isascii()
    assert set(like(text, FORMS)) <= set(FORMS)
