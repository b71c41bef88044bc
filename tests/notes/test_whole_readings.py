"""Every word of a thousand notes is read as it was: what a change does to them is seen."""

import pytest
from readings import DIGESTS, NAMES, READINGS, corpus, digest, digests, kept, lines_of, notes

from provenance.notes.parse import read_note

NOTES = [(name, at, text) for name in NAMES for at, text in enumerate(notes(name))]
PARTS = 40
KEPT = {name: kept(name) for name in NAMES}


@pytest.mark.parametrize(
    ("name", "at", "text"), NOTES, ids=[f"{name} {at + 1}" for name, at, _ in NOTES]
)
def test_a_note_is_read_as_it_was(name: str, at: int, text: str) -> None:
    assert "\n".join(lines_of(read_note(text))) == KEPT[name][at]


def test_no_reading_is_left_of_what_is_gone() -> None:
    assert {file.stem for file in READINGS.iterdir()} == {*NAMES, DIGESTS.stem}
    assert {name: len(some) for name, some in KEPT.items()} == {
        name: len(list(notes(name))) for name in NAMES
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_notes_beside_the_checkout_are_read_as_they_were(part: int) -> None:
    found = list(corpus().items())[part::PARTS]
    if not found:
        pytest.skip("the corpus lies beside the checkout only on the project's own machines")
    known = digests()
    assert [name for name, text in found if digest(text) != known.get(name)] == []
