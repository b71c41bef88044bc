"""Every entry of vocab/phrases/ reads what it says that it reads, and ignores the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from provenance.errors import VocabularyError
from provenance.notes.lexicon import PHRASE_FILES, phrase
from provenance.notes.parse import read_note
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

FILES = (
    *PHRASE_FILES,
    "custody",
    "levels",
    "shapes",
    "headings",
    "volumes",
    "sites",
    "places",
    "words",
)


@dataclass(frozen=True)
class Entry:
    file: str
    key: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.file}:{self.key}"


def entries() -> Iterator[Entry]:
    for file in FILES:
        value = read_yaml_file(folder("vocab") / "phrases" / f"{file}.yaml").value
        assert isinstance(value, dict)
        for key, fields in value.items():
            assert isinstance(fields, dict)
            yield Entry(file, key, fields)


ENTRIES = list(entries())
EXEMPLARY = [entry for entry in ENTRIES if entry.file not in ("sites", "places", "words")]
READS = [(entry, read) for entry in EXEMPLARY for read in entry.fields.get("reads", ())]
IGNORES = [(entry, text) for entry in EXEMPLARY for text in entry.fields.get("ignores", ())]


@pytest.mark.parametrize(
    ("entry", "read"), READS, ids=lambda x: x.id if isinstance(x, Entry) else ""
)
def test_entry_reads_its_examples(entry: Entry, read: dict[str, Any]) -> None:
    found = [[fact.event, fact.role, fact.value] for fact in read_note(read["text"]).facts]
    assert sorted(found) == sorted(read["facts"]), entry.id


@pytest.mark.parametrize(
    ("entry", "text"), IGNORES, ids=lambda x: x.id if isinstance(x, Entry) else ""
)
def test_entry_ignores_its_counterexamples(entry: Entry, text: str) -> None:
    note = read_note(text)
    fired = {event.phrase for event in note.events} | {
        s.why for s in note.spans if s.kind == "fact"
    }
    assert entry.key not in fired


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_entry_says_where_it_was_seen(entry: Entry) -> None:
    assert entry.fields["source"].strip()


@pytest.mark.parametrize("entry", EXEMPLARY, ids=lambda entry: entry.id)
def test_entry_has_counterexamples(entry: Entry) -> None:
    assert entry.fields["ignores"]


def test_ids_of_phrases_are_unique() -> None:
    keys = [entry.key for entry in ENTRIES if "event" in entry.fields]
    assert len(keys) == len(set(keys))
    assert len(FILES) == len({entry.file for entry in ENTRIES})


def test_attributes_of_a_phrase_can_be_looked_up() -> None:
    assert phrase("obtained").attributes["way"] == "obtained"
    assert phrase("made").attributes["way"] == "made"


def test_unknown_phrase_is_an_error() -> None:
    with pytest.raises(VocabularyError):
        phrase("no-such-phrase")
