"""The same records give the same bytes: whatever the hashes, the order of the input, the workers.

As a rule it is that of this process and one more, and three records; ``--seeds 20`` runs twenty
seeds over sixty records, with two processes every fifth time, for some twenty minutes. That
several processes write what one does is tested for each output where it is made.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from every_output import sums

from provenance.records.load import load_all
from provenance.records.save import save
from provenance.resources.folders import folder

PROGRAM = Path(__file__).with_name("every_output.py")
TOP = Path(__file__).parents[2]
FEW = ("cwihp/dobrynin-1962-10-30.yaml", "cwihp/mikoyan-1962-11-01.yaml")
_SHARDED = 60
"""So many records stand in more than one shard."""


@pytest.fixture(name="seeds")
def _seeds(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("seeds"))


def few(into: Path) -> None:
    for name in FEW:
        shutil.copyfile(folder("records") / name, into / Path(name).name)
    first = min((folder("records") / "frus").rglob("*.yaml"))
    shutil.copyfile(first, into / first.name)


def many(into: Path) -> None:
    """Write every record, and some again under ids of their own."""
    records = list(load_all(folder("records")))
    again = (one.model_copy(update={"id": f"{one.id}-again"}) for one in records)
    for one in (*records, *list(again)[: _SHARDED - len(records)]):
        save(one, into / f"{one.id}.yaml")


def told(records: Path, place: Path, seed: int, workers: int) -> set[str]:
    """Return the sums of all that is written in a process of its own."""
    environment = {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(TOP), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(records), str(seed), str(workers)],
        cwd=place,
        env=os.environ | environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.splitlines())


def test_every_output_is_the_same_under_all_seeds_in_all_orders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: int
) -> None:
    records, place = tmp_path / "given", tmp_path / "here"
    records.mkdir()
    place.mkdir()
    (few if seeds < 10 else many)(records)
    monkeypatch.chdir(place)
    here = set(sums(records, 0, 1))
    assert len(here) > 150
    for number in range(1, seeds):
        place = tmp_path / str(number)
        place.mkdir()
        workers = 2 if number % 5 == 0 else 1
        assert told(records, place, number * 7919, workers) == here, number
        shutil.rmtree(place)
