"""What fuzzing found stays mended, and every target takes its seeds."""

from pathlib import Path

import pytest
from targets import TARGETS, seeds

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
