"""What fuzzing found stays mended, and every target takes its seeds."""

from io import BytesIO
from pathlib import Path

import pytest
from seeding import seeds, words
from targets import GRAPHS, IMPORTS, TARGETS, found

from provenance.model.record import Record
from provenance.rdf.parsing.reading import records_in
from provenance.readers.importing import Taken

FOUND = sorted(file for file in (Path(__file__).parent / "found").glob("*/*") if file.is_file())


@pytest.mark.parametrize("file", FOUND, ids=[f"{one.parent.name}/{one.name}" for one in FOUND])
def test_what_was_found_is_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_seeds_and_what_is_cut_short(name: str) -> None:
    for seed in seeds(name):
        for end in (len(seed), len(seed) // 2, len(seed) // 3):
            TARGETS[name](seed[:end])
    TARGETS[name](b"")
    TARGETS[name](b"\xff\x00{[<")


@pytest.mark.parametrize("target", IMPORTS)
def test_an_importer_is_fuzzed_from_what_gives_records(target: str) -> None:
    taken = [
        any(isinstance(one, Taken) for one in found(IMPORTS[target], seed))
        for seed in seeds(target)
    ]
    assert taken
    assert all(taken)


@pytest.mark.parametrize("target", GRAPHS)
def test_a_graph_is_fuzzed_from_records(target: str) -> None:
    for seed in seeds(target):
        [record] = records_in(BytesIO(seed), GRAPHS[target])
        assert isinstance(record, Record)


@pytest.mark.parametrize("target", TARGETS)
def test_no_target_is_without_seeds_and_words(target: str) -> None:
    assert len(words(target)) > 20
