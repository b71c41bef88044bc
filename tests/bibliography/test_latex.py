"""Text comes out of LaTeX as it went in, whatever it contains."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex_reader import plain

from provenance.bibliography.syntax.latex import ascii_latex, inert, unwritable
from provenance.bibliography.words.wording import table

CASES = [
    ("Bolesław Jeleń", r"Boles{\l}aw Jele{\'n}", "an accent in braces is one letter to BibTeX"),
    ("Šešelj", r"{\v{S}}e{\v{s}}elj", "an accent named by a letter takes its argument in braces"),
    ("Rodríguez", r"Rodr{\'i}guez", "no dotless i, which BibTeX breaks"),
    ("François", r"Fran{\c{c}}ois", "no space that splits the name"),
    ("Đilas", r"{\DJ}ilas", "a letter of its own"),
    ("Țuțea", r"{\textcommabelow{T}}u{\textcommabelow{t}}ea", "comma below, not cedilla"),
    ("arkhivʹ", r"arkhiv{\ensuremath{'}}", "the soft sign of romanizations"),
    ("“R&D” – 50%", r"{\textquotedblleft}R\&D{\textquotedblright} {\textendash} 50\%", "signs"),
    ('"a', r"{\textquotedbl}a", "babel makes the straight quote active"),
    ("a -- b, 'c'' `d", r"a -{}- b, 'c'{}' {\textasciigrave}d", "no ligatures"),
    ("АВП", r"{\fontencoding{T2A}\selectfont\CYRA\CYRV\CYRP}", "Cyrillic brings its encoding"),
    ("毛", "毛", "what no table knows stays"),
    ("a\nb\tc", "a b c", "one line"),
]


@pytest.mark.parametrize(("text", "latex", "why"), CASES, ids=[case[2] for case in CASES])
def test_ascii_latex(text: str, latex: str, why: str) -> None:
    assert ascii_latex(text) == latex, why


def test_initials_of_cyrillic_names_stand_alone() -> None:
    t2a = r"\fontencoding{T2A}\selectfont"
    assert ascii_latex("Анна", initials=True) == rf"{{{t2a}\CYRA}}{{{t2a}\cyrn\cyrn\cyra}}"


def test_what_cannot_be_written_is_reported() -> None:
    assert unwritable("Mao 毛澤東, ѣ and é") == ("毛", "澤", "東", "ѣ")


def _one_to_one() -> str:
    """The letters whose commands stand for nothing else."""
    shared = {"‐", "‑", "′", "″", "\u2009", "\u202f", "‒", "―", "\u200b", "−"}
    letters = {*table("latex", "symbols"), *table("latex", "cyrillic")} - shared
    return "".join(sorted(one for one in letters if unicodedata.is_normalized("NFC", one)))


ALPHABET = st.sampled_from(_one_to_one() + 'éÉńşșțąğőūøàêñÿçЁйѓ毛ע\\{}%&$#_~^"<>| abcXYZ019,.;')


def _words(text: str) -> list[str]:
    return [word for word in text.split(" ") if word]


@given(st.text(ALPHABET))
def test_ascii_latex_prints_the_text(text: str) -> None:
    latex = ascii_latex(text)
    assert _words(plain(latex)) == _words(unicodedata.normalize("NFC", text))
    assert {one for one in latex if not one.isascii()} == set(unwritable(text))


@given(st.text())
def test_no_text_leaves_braces_open(text: str) -> None:
    for latex in (ascii_latex(text), ascii_latex(text, initials=True), inert(text)):
        depth = 0
        for sign in latex:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert depth == 0
        assert "\n" not in latex


@given(st.text("\\{}%&$#_~^ab "))
def test_inert_text_is_read_back(text: str) -> None:
    assert plain(inert(text)).split() == text.split()
