"""What the reader of notes keeps, folds or looks for beforehand changes nothing that it reads."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up.words import texts

from provenance.archives.table import repositories
from provenance.notes import parse
from provenance.notes.holder import _holder, find_holder
from provenance.notes.lexicon import Lexicon, _any_word, _by_letters, _either_case, lexicon
from provenance.notes.literals import _FIRST, _words
from provenance.notes.names import Names, archive_names
from provenance.notes.notebook import Notebook
from provenance.notes.parse import read_note
from provenance.notes.spans import Span, _painted
from provenance.notes.view import _FAULT, view_of

SIGNS = "aAbB zZ9 \t\n.,;:()[]-–—/\u00ad\u00ac\u00a0，。ЖйéŃ"
ASCII = "aA .,;:()[]-/"
words = st.lists(st.text("abcé", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)
PIECES = (
    "RGANI, ", "f. 5, op. 49, d. 131. ", "National Security Archive, Washington", " and ", "(NHK) ",
    "Archive of Foreign Policy, Moscow, ", "“", "”", "copy obtained by NHK, ", "Ibid. ", "Box 12, ",
    "The papers were donated by A. Lee in 1990. ", "RG 59, Lot 65 D 438, ", "Secret; ", "K. ",
)  # fmt: skip
notes = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=7).map("".join)


@given(st.one_of(texts, st.text(SIGNS, max_size=30), st.text(ASCII, max_size=8), notes))
def test_a_note_that_cannot_have_a_fault_has_none(note: str) -> None:
    assert (view_of(note).offsets is None) is (_FAULT.search(note) is None)


@given(st.one_of(texts, st.text("ABcß1.,İ ", max_size=12)))
def test_words_of_ascii_are_folded_as_all_others(text: str) -> None:
    plain = {found.start(): found[0].casefold() for found in _FIRST.finditer(text)}
    assert _words.__wrapped__(text) == plain


@given(words, st.text("abcé ", max_size=12))
def test_words_by_their_first_letters_are_found_as_in_a_row(listed: list[str], text: str) -> None:
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    assert found(_by_letters(ordered), text) == found("|".join(map(re.escape, ordered)), text)
    either = (f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in ordered)
    assert found(_either_case(listed), text) == found("|".join(either), text)


@given(
    st.lists(st.text("ab.é ", min_size=1, max_size=4), min_size=1, max_size=6, unique=True),
    st.text("ab.é ", max_size=12),
)
def test_whole_words_by_their_first_signs_are_found_as_in_a_row(
    listed: list[str], text: str
) -> None:
    ordered = sorted(listed, key=lambda word: (word.isalpha(), -len(word)))
    whole = (
        f"{ahead if word[0].isalnum() else ''}{re.escape(word)}"
        f"{behind if word[-1].isalnum() else ''}"
        for word in ordered
        for ahead, behind in [(r"(?<!\w)", r"(?!\w)")]
    )
    assert found(_any_word(listed), text) == found("|".join(whole), text)


def found(pattern: str, text: str) -> list[tuple[int, int]]:
    return [one.span() for one in re.finditer(pattern, text)]


STRETCHES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=8)


@given(STRETCHES)
def test_claims_over_one_another_are_seen_as_at_each_place(
    several: Sequence[tuple[int, int]],
) -> None:
    laid = [(start, -n, start + size, "fact", str(n)) for n, (start, size) in enumerate(several)]
    plain = {
        place: max(one for one in range(len(several)) if covers(several[one], place))
        for place in range(20)
        if any(covers(one, place) for one in several)
    }
    seen = list(_painted(sorted(laid)))
    assert {place: int(why) for start, end, _, why in seen for place in range(start, end)} == plain
    assert all(one.end <= other.start for one, other in pairwise(seen))
    assert not any(joins(one, other) for one, other in pairwise(seen))


def covers(stretch: tuple[int, int], place: int) -> bool:
    return stretch[0] <= place < sum(stretch)


def joins(one: Span, other: Span) -> bool:
    return one.end == other.start and one.why == other.why


class Forgetful(dict[Any, Any]):
    """What is put in here is never there, but for who just put it in."""

    def __contains__(self, key: object) -> bool:
        return False

    def get(self, _: object, default: object = None) -> object:
        return default


def forgetful(text: str, words: Lexicon, names: Names) -> Notebook:
    return Notebook(text, words, names, holders=Forgetful(), _layouts=Forgetful())


@settings(max_examples=40, deadline=None)
@given(notes)
def test_a_note_is_read_the_same_where_nothing_of_it_is_kept(text: str) -> None:
    quick = read_note(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "Notebook", forgetful)
        assert read_note(text) == quick


def test_notes_that_archives_are_cited_in_are_read_the_same_where_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [one.text for entry in repositories().values() for one in entry.citations][::3]
    quick = [read_note(one) for one in told]
    monkeypatch.setattr(parse, "Notebook", forgetful)
    assert [read_note(one) for one in told] == quick


def test_a_holder_is_found_at_each_place_whatever_was_asked_before() -> None:
    book = Notebook("RGANI, National Security Archive, NHK", lexicon(), archive_names())
    places = [*range(0, len(book.text), 3), len(book.text)]
    for start, end in combinations(places, 2):
        for forced in (True, False):
            plain = _holder(book, start, end, forced=forced)
            assert find_holder(book, start, end, forced=forced) == plain


def test_no_short_text_of_ascii_has_a_fault_that_is_not_looked_for() -> None:
    for note in map("".join, product(ASCII, repeat=4)):
        assert (view_of(note).offsets is None) is (_FAULT.search(note) is None)
