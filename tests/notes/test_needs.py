"""What a pattern is said to need, every match of it holds: so no search is left out that finds."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.notes.lexicon import lexicon
from provenance.notes.needs import NEVER, Offers, folded, needs

NEEDED = [
    (r"(?<!\w)(?:[Oo]riginals?|[Cc]op(?:y|ies))(?!\w)", {"original", "copy", "copies"}),
    (r"\s*(?:Copies may|Links )|\b(?:reboxed|permission to)\b",
     {"copies", "links", "reboxed", "permission"}),
    (r"[Aa]vailable(?: on| as|[.;:])", {"available"}),
    (r"\d+ (?i:accession) (?:no\.?|#)", {"accession"}),
    (r"(?:Gift|Bequest){2,}", {"gift", "bequest"}),
    (r"(?:Gift|Bequest){0,2}", None),
    (r"Gift|\d+", None),
    (r"[A-Z]{3,12} \d+", None),
    (r"(?=Division)\w+", None),
    (r"of|Division", None),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "pieces"), NEEDED)
def test_pattern_needs(pattern: str, pieces: set[str] | None) -> None:
    assert needs(pattern) == pieces


def test_letters_that_ignoring_case_makes_one_are_folded_to_one() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalpha()]
    text = "".join(letters)
    for letter in map(chr, range(ord("!"), 0x2000)):
        if letter.isalpha():
            alike = re.findall(re.escape(letter), text, re.IGNORECASE)
            assert {folded(other) for other in alike} == {folded(letter)}, letter


def test_words_are_asked_again_when_all_were_forgotten() -> None:
    offers = Offers({"gift": "Gifts? of", "loan": "[Ll]oan"})
    gift, loan = offers.bits["gift"], offers.bits["loan"]
    assert offers.of(["a", "gifts", "unloaned"]) == gift | loan
    offers.clear()
    assert offers.of(["a", "gifted"]) == gift
    assert offers.of(["İt", "of"]) == 0


@given(st.data())
def test_a_text_that_a_pattern_matches_offers_what_it_needs(data: st.DataObject) -> None:
    words = lexicon()
    assert words.offers is not None
    name = data.draw(st.sampled_from(sorted(words.offers.bits)))
    text = data.draw(st.from_regex(words.patterns[name]))
    assert words.fitting(text).patterns[name] is words.patterns[name], (name, text)


def test_pattern_that_cannot_match_is_left_out() -> None:
    fitting = lexicon().fitting("Secret; Nodis.").patterns
    assert fitting["custody-permission"] is NEVER
    assert fitting["access-remark"] is NEVER
    assert fitting["date"] is lexicon().patterns["date"]
    assert list(NEVER.finditer("a")) == []
    assert NEVER.sub("b", "a") == "a"
