"""Dates in plain letters are read as those in any letters."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from provenance.dates.lexicon import _PARTS, parts_of
from provenance.dates.manner import Manner
from provenance.dates.tokens import tokens

WORDS = (
    "30 October 1962",
    "Oct. 30th, 1962",
    "c. 1962",
    "SPRING",
    "d’octobre",
    "１９６２",
    "X ",
    "'",
)


@given(st.one_of(st.text(max_size=20), st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)))
def test_a_text_of_ascii_is_taken_apart_as_any_other(text: str) -> None:
    assert parts_of(text) == _PARTS.findall(text.casefold().replace("’", "'"))
    normal = unicodedata.normalize("NFKC", text)
    assert tokens(text, MANNER) == tokens(normal, MANNER)


MANNER = Manner(None, 1999, None)
