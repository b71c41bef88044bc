"""Every word of a thousand notes is read as it was when somebody last looked at it."""

import pytest
from readings import NAMES, READINGS, kept, lines_of, notes

from provenance.notes.parse import read_note

NOTES = [(name, at, text) for name in NAMES for at, text in enumerate(notes(name))]
KEPT = {name: kept(name) for name in NAMES}


@pytest.mark.parametrize(
    ("name", "at", "text"), NOTES, ids=[f"{name} {at + 1}" for name, at, _ in NOTES]
)
def test_a_note_is_read_as_it_was(name: str, at: int, text: str) -> None:
    assert "\n".join(lines_of(read_note(text))) == KEPT[name][at]


def test_no_reading_is_left_of_what_is_gone() -> None:
    assert {file.stem for file in READINGS.iterdir()} == set(NAMES)
    assert {name: len(some) for name, some in KEPT.items()} == {
        name: len(list(notes(name))) for name in NAMES
    }
