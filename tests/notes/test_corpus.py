"""Real notes, read where they lie beside the checkout; absent elsewhere."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from provenance.notes.parse import read_note

SHARED = Path(__file__).parents[2].parent / "shared"
FLOORS = {
    "cwihp": 0.99, "wilson": 0.99, "nsarchive": 0.99, "other": 0.96, "frus": 0.98, "ead": 0.97,
}  # fmt: skip
CASES = Path(__file__).parents[1] / "cases"
ANNOTATED = CASES / "annotated"
COMPOSED_FLOORS = {"cold-war": 0.98, "archives": 0.98}
UNSEEN_FLOORS = {"frus": 0.97, "ead": 0.97, "other": 0.94}


def notes(name: str) -> list[dict[str, Any]]:
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"{file.name} lies beside the checkout only on the project's own machines")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_real_note_is_read_without_loss() -> None:
    for row in notes("corpus/notes.jsonl"):
        note = read_note(row["text"])
        assert note.render() == row["text"]
        assert all(row["text"][fact.start : fact.end] == fact.value for fact in note.facts)


@pytest.mark.parametrize("family", FLOORS)
def test_annotated_notes_are_read_as_well_as_before(family: str) -> None:
    rows = [row for row in notes("accuracy/dev.jsonl") if row["family"] == family]
    assert agreement(rows) >= FLOORS[family]


@pytest.mark.parametrize("family", UNSEEN_FLOORS)
def test_notes_annotated_apart_are_read_as_well_as_before(family: str) -> None:
    """The annotations name their notes by id: the words lie with the corpus."""
    lines = (ANNOTATED / f"{family}.jsonl").read_text(encoding="utf-8").splitlines()
    facts = {row["id"]: row["facts"] for row in map(json.loads, lines)}
    found = [row for row in notes("corpus/notes.jsonl") if row["id"] in facts]
    rows = [{"text": row["text"], "facts": facts[row["id"]]} for row in found]
    assert len(rows) == len(facts)
    assert agreement(rows) >= UNSEEN_FLOORS[family]


@pytest.mark.parametrize("name", COMPOSED_FLOORS)
def test_notes_composed_in_the_manner_of_the_field_are_read_as_well_as_before(name: str) -> None:
    """The archives are real; persons and numbers are invented, so that no fact of them is used."""
    lines = (CASES / "composed" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert agreement([json.loads(line) for line in lines]) >= COMPOSED_FLOORS[name]


def agreement(rows: list[dict[str, Any]]) -> float:
    """Return F1 of event, role and value, all notes together."""
    hits = total = 0
    for row in rows:
        gold = Counter((f["event"], f["role"], f["value"]) for f in row["facts"])
        found = Counter((f.event, f.role, f.value) for f in read_note(row["text"]).facts)
        hits += 2 * (gold & found).total()
        total += gold.total() + found.total()
    return hits / total
