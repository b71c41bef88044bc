"""The trace: every word that says why a span was read so leads to an entry or a stage."""

import json
from pathlib import Path

import pytest

from provenance.archives.table import repositories
from provenance.errors import VocabularyError
from provenance.notes.parse import read_note
from provenance.notes.stages import STAGES, Origin, entry_of, origin_of
from provenance.notes.tracing import Trace, trace
from provenance.resources.folders import folder
from provenance.resources.lists import concepts
from provenance.resources.yaml import read_yaml_file

SHARED = Path(__file__).parents[2].parent / "shared"
PROJECT = folder("vocab").parent
FOUNDING = (
    "[Source: Archive of Foreign Policy, Russian Federation (AVP RF), Moscow; copy obtained by NHK "
    "(Japanese Television), provided to CWIHP, and on file at National Security Archive, "
    "Washington, D.C.; translation by John Henriksen, Harvard University.]"
)


def spans(text: str) -> dict[str, Trace]:
    return {span.text: span for span in trace(read_note(text))}


def leads_somewhere(origin: Origin) -> bool:
    """Whether an origin is a stage that is documented, or an entry that stands in its file."""
    if origin.file is None:
        return bool(STAGES[origin.id])
    if origin.file.startswith("vocab/archives/"):
        entry = repositories()[Path(origin.file).stem]
        return origin.id in [form.text for form in entry.forms]
    if origin.file.startswith("vocab/lists/"):
        return origin.id in concepts(Path(origin.file).stem)
    value = read_yaml_file(PROJECT / origin.file).value
    return isinstance(value, dict) and origin.id in value


@pytest.mark.parametrize(
    ("words", "fact", "file", "entry"),
    [
        ("NHK", "copying agent", "vocab/phrases/copying.yaml", "obtained"),
        ("CWIHP", "transfer recipient", "vocab/phrases/transfer.yaml", "provided"),
        (
            "Archive of Foreign Policy, Russian Federation",
            "holding holder",
            "vocab/archives/avp-rf.yaml",
            "Archive of Foreign Policy, Russian Federation",
        ),
        ("Moscow", "holding place", "vocab/phrases/places.yaml", "cities"),
        ("Source:", "", "vocab/phrases/words.yaml", "source-label"),
    ],
)
def test_a_span_of_the_founding_note_names_its_entry(
    words: str, fact: str, file: str, entry: str
) -> None:
    span = next(span for text, span in spans(FOUNDING).items() if text.strip() == words)
    assert " ".join(f"{one.event} {one.role}" for one in span.facts) == fact
    assert (file, entry.casefold()) in {(o.file, o.id.casefold()) for o in span.origins}


def test_marks_and_carriers_name_their_concepts() -> None:
    traced = spans("Hoover Institution Archives, Box 3, photocopy. Top Secret; NODIS.")
    for words, list_, notation in (
        ("photocopy", "carriers", "photocopy"),
        ("Top Secret", "marks", "top-secret"),
        ("NODIS", "marks", "nodis"),
    ):
        found = {(o.file, o.id) for o in traced[words].origins}
        assert (f"vocab/lists/{list_}.yaml", notation) in found


def test_words_that_two_phrases_share_name_both() -> None:
    span = spans("RGANI, f. 5. Obtained and translated by Peter Miller.")["Peter Miller"]
    assert {fact.event for fact in span.facts} == {"copying", "translation"}
    assert {o.file for o in span.origins} == {
        "vocab/phrases/copying.yaml",
        "vocab/phrases/translation.yaml",
    }


def test_an_ambiguous_name_keeps_its_candidates_with_places() -> None:
    candidates = spans("National Archives, RG 59.")["National Archives"].candidates
    assert len(candidates) > 1
    assert not any(one.meant for one in candidates)
    assert all(one.id and one.why for one in candidates)
    assert {"Kew", "New Delhi", "The Hague"} & {one.place for one in candidates}


def test_a_place_beside_the_name_decides() -> None:
    candidates = spans("National Archives, The Hague, 2.05.169.")["National Archives"].candidates
    assert [one.id for one in candidates if one.meant] == ["nationaal-archief"]


def test_a_former_abbreviation_says_its_years() -> None:
    (only,) = spans("TsKhSD, f. 89, per. 1.")["TsKhSD"].candidates
    assert only.why == "former abbreviation"
    assert only.meant


def test_a_trace_covers_the_note_and_has_every_fact() -> None:
    note = read_note(FOUNDING)
    traces = trace(note)
    assert "".join(one.text for one in traces) == FOUNDING
    assert {fact for one in traces for fact in one.facts} == set(note.facts)


def test_words_that_nothing_reads_say_so() -> None:
    (unread,) = [s for s in trace(read_note("RGANI, f. 5; mumbled wildly.")) if s.kind == "unread"]
    assert [str(origin) for origin in unread.origins] == ["grammar: unread"]


def test_a_word_that_is_no_entry_is_refused() -> None:
    with pytest.raises(VocabularyError, match="no-such-entry"):
        origin_of("no-such-entry")
    assert entry_of("transfer", "no-such-entry") is None


@pytest.mark.parametrize("name", ["accuracy/dev.jsonl", "corpus/notes.jsonl"])
def test_every_reading_of_the_real_notes_leads_to_an_entry_or_a_stage(name: str) -> None:
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"{file.name} lies beside the checkout only on the project's own machines")
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    texts = texts[:: 1 + len(texts) // 4000]
    origins = {origin for text in texts for one in trace(read_note(text)) for origin in one.origins}
    assert origins
    assert not [str(origin) for origin in origins if not leads_somewhere(origin)]
