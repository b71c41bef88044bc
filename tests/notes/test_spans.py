"""The span law: whatever the text, every character has one place, and every value stands in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.notes.lexicon import lexicon
from provenance.notes.parse import ReadNote, read_note

KINDS = {"fact", "gloss", "connective", "unread"}
WORDS = [
    "Source:", "RGANI", "AVP RF", "f. 5", "op. 30", "d. [illegible]", "ll. 1-2ob., 5",
    "Moscow",
    "Washington, D.C.", "copy", "obtained by", "translated", "and", "by",
    "for CWIHP", "NHK", "from",
    "(Japanese Television)", "on file at", "National Security Archive", "published in", "pp. 3-4",
    "no. 4", "(London: Press, 1988)", "“Title,”", "Ibid.", "Secret", "declassified", "May 4, 1990",
    "https://example.org/1", "Ф. 3. Оп. 65.", "Fed-\neration", "C W I H P", "[", "]", "(", ")", "—",
]  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
NOTES = st.lists(
    st.sampled_from([*WORDS, ",", ";", ".", "\n"]) | st.text(max_size=6), max_size=30
).map(" ".join)


def law(note: ReadNote) -> None:
    assert note.render() == note.text
    ends = [0, *(span.end for span in note.spans)]
    assert [span.start for span in note.spans] == ends[:-1]
    assert ends[-1] == len(note.text)
    assert {span.kind for span in note.spans} <= KINDS
    assert all(span.why and span.start < span.end for span in note.spans)
    known = lexicon().words["connective"]
    for span in note.spans:  # what nothing claimed is unread, but for small words that are known
        if span.why == "connective":
            assert known.issuperset(WORD.findall(note.text[span.start : span.end]))


def values(note: ReadNote) -> None:
    for fact in note.facts:
        assert note.text[fact.start : fact.end] == fact.value
        assert fact.value.strip() == fact.value != ""
    numbers = [event.n for event in note.events]
    assert numbers == sorted({fact.n for fact in note.facts})
    assert all(0 <= event.start < event.end <= len(note.text) for event in note.events)


@given(NOTES)
@settings(max_examples=300, deadline=None)
def test_every_character_of_a_likely_note_is_accounted_for(text: str) -> None:
    law(read_note(text))


@given(NOTES)
@settings(max_examples=300, deadline=None)
def test_every_value_stands_where_it_says(text: str) -> None:
    values(read_note(text))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    note = read_note(text)
    law(note)
    values(note)


@given(NOTES)
@settings(max_examples=100, deadline=None)
def test_unread_is_trimmed_and_never_empty(text: str) -> None:
    for rest in read_note(text).unread:
        assert rest.text == text[rest.start : rest.end] == rest.text.strip() != ""


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "\ud800", "([" * 50_000, "“" * 5000, "a" * 100_000, "\u202e,;.", "1" * 5000],
    ids=["empty", "blank", "nul", "surrogate", "brackets", "quotes", "word", "bidi", "digits"],
)
def test_odd_texts_are_read(text: str) -> None:
    law(read_note(text))
