"""Words that refer back: what they mean over a sequence of notes, and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance as pv
from provenance.model.record import Record
from provenance.notes.back_words import back_words, refers_back
from provenance.notes.parse import read_note
from provenance.notes.resolved import resolved_telling
from provenance.notes.resolving import BackReference, ResolvedNote, resolve
from provenance.resources.lists import concepts
from provenance.resources.yaml import read_yaml_file

CASES: Any = read_yaml_file(
    Path(__file__).parents[1] / "cases" / "notes" / "back-references.yaml"
).value
WORDS = concepts("back-references")
PIECES = [
    "RGANI,", "AVP RF,", "f. 5,", "op. 30,", "d. 12.", "Ibid.,", "ibid.", "там же,", ";", "(", ")",
    "see note 1", "same file", "op. cit.", "hereafter X", "X,", "f. 5", "l. 7.", "Secret.",
]  # fmt: skip
NOTE = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map(" ".join)
NOTES = st.lists(NOTE, max_size=6)


def last(notes: list[str]) -> BackReference:
    *_, note = resolve(notes)
    return note.references[-1]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_last_words_that_refer_back(case: dict[str, Any]) -> None:
    found = last(case["notes"])
    path = [[p.role, p.value, *([p.source] if p.source else [])] for p in found.path]
    if "open" in case:
        assert not found.resolved
        assert path == []
        assert case["open"] in found.reason
    else:
        assert path == case["path"], found.reason
        assert found.resolved
        assert found.candidates == ()


def test_the_reason_names_what_is_meant() -> None:
    found = last(["RGANI, f. 5, op. 30, d. 12.", "Ibid., d. 134."])
    assert found.reason == ("the one reference of note 1: RGANI, fonds 5, inventory 30, file 12")


@pytest.mark.parametrize("word", WORDS)
def test_an_entry_is_found_in_its_examples_and_only_there(word: str) -> None:
    reads, ignores = WORDS[word].more["reads"], WORDS[word].more["ignores"]
    assert isinstance(reads, list) and reads and isinstance(ignores, list) and ignores
    for text in reads:
        assert word in [found.entry for found in back_words(str(text))], text
    for text in ignores:
        assert word not in [found.entry for found in back_words(str(text))], text


def test_names_of_archives_do_not_refer_back() -> None:
    assert refers_back("Ibid.") and refers_back("Там же") and refers_back("a.a.O.")
    assert not refers_back("RGANI") and not refers_back("See note 3")


def test_what_is_open_keeps_its_candidates() -> None:
    found = last(["AVP RF, f. 1, op. 2, d. 3; copy on file at National Security Archive.", "Ibid."])
    assert [one.keeper for one in found.candidates] == ["avp-rf", "national-security-archive"]
    assert found.antecedent is None


def test_the_note_keeps_its_own_facts() -> None:
    notes = ["RGANI, f. 5, op. 30, d. 12.", "Ibid., d. 134."]
    assert [note.reading for note in resolve(notes)] == [read_note(note) for note in notes]


def test_notes_may_bring_their_numbers() -> None:
    *_, note = resolve([("17", "RGANI, f. 5."), ("18", read_note("See footnote 17."))])
    assert note.references[0].antecedent is not None
    assert note.references[0].antecedent.note == "17"


def test_a_note_is_yielded_before_the_next_is_asked_for() -> None:
    asked: list[int] = []

    def notes() -> Iterator[str]:
        for count in range(3):
            asked.append(count)
            yield "RGANI, f. 5."

    stream = resolve(notes())
    next(stream)
    assert asked == [0]


def record_of(note: ResolvedNote) -> Record:
    telling = resolved_telling(note)
    return Record(
        id="note",
        derived=telling.derived,
        instantiations=telling.instantiations,
        agents=telling.agents,
        accounts=(telling.account,),
    )


def test_in_an_account_a_resolution_is_an_inference_beside_the_note() -> None:
    *_, note = resolve(["RGANI, f. 5, op. 30, d. 12.", "Ibid., d. 134; translated by Ann Lee."])
    record = record_of(note)
    stated, inferred = record.accounts[0].holdings
    assert stated.status == "reported" and stated.holder.printed == "Ibid."
    assert inferred.status == inferred.holder.status == "inferred"
    assert inferred.holder.agent == "rgani"
    assert inferred.reason == note.references[0].reason
    assert inferred.reference is not None
    levels = [(level.level, level.value) for level in inferred.reference.levels]
    assert levels == [("fonds", "5"), ("inventory", "30"), ("file", "134")]
    assert inferred.evidence[0].quote == "Ibid."
    assert pv.from_graph(pv.to_graph(record)) == record
    assert not [finding for finding in pv.check(record) if finding.severity == "violation"]


def test_in_an_account_what_is_open_adds_nothing() -> None:
    (note,) = resolve(["Ibid., d. 134."])
    assert len(record_of(note).accounts[0].holdings) == 1


@given(NOTES)
@settings(max_examples=200, deadline=None)
def test_whatever_the_notes_every_reference_has_its_words_and_its_reason(notes: list[str]) -> None:
    for note in resolve(notes):
        for one in note.references:
            assert note.reading.text[one.start : one.end] == one.text != ""
            assert one.reason
            assert one.resolved == bool(one.path)
            assert not (one.resolved and one.candidates)
        record_of(note)


@pytest.mark.parametrize(
    "unit",
    ["Ibid., d. 5; ", "f. 5, op. 3; ", "see note 1; ", "hereafter X; X, d. 1; "],
)
def test_work_grows_in_proportion_to_the_note(unit: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: list(resolve([unit * times])))

    work(50)  # what is read once
    assert work(400) < 2.2 * work(200)
