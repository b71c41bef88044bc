"""Workers end with the process that gave them their work, and that with them, however one ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from founding_sketch import rec as founding

from provenance.errors import WorkerLost
from provenance.model.record import Record
from provenance.publish.machine.dump import as_rdf
from provenance.records.load import waiting_in
from provenance.records.save import save_all
from provenance.resources.frame import Piece
from provenance.shards.joining import Writing
from provenance.shards.writing import write_waiting

PROGRAM = """
import os, sys
from pathlib import Path
from provenance.shards.running import in_order, shards
from test_killed_parent import slowly

if __name__ == "__main__":
    for done in in_order(slowly, shards(range(10_000), 1), 2):
        print(done, flush=True)
"""


def slowly(_shard: list[int]) -> int:
    """Tell which process works."""
    time.sleep(0.05)
    return os.getpid()


def is_running(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_whose_parent_is_killed_end(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    paths = os.pathsep.join((str(Path(__file__).parent), *filter(None, sys.path)))
    parent = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert parent.stdout
    workers = {int(next(parent.stdout)) for _ in range(20)}
    assert all(map(is_running, workers))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, workers))


class Killed:
    """How records are written, by workers of which one is killed, as a system does without memory.

    Args:
        real: How they are written.
        killed: The file that says that it was.
    """

    def __init__(self, real: Writing[Record], killed: Path) -> None:
        self._real, self._killed = real, killed
        self.frame, self.ending = real.frame, real.ending
        self.piece_with_free_key = real.piece_with_free_key

    def __repr__(self) -> str:
        return repr(self._real)

    def piece(self, record: Record) -> Piece:
        if record.id == "r-60" and not self._killed.exists():
            self._killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self._real.piece(record)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_worker_that_is_killed_is_told_and_the_next_run_writes_the_same(tmp_path: Path) -> None:
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(120))
    save_all(copies, tmp_path / "in.jsonl")
    killed = Killed(as_rdf("out.nq", profile="core"), tmp_path / "killed")
    into, undisturbed = tmp_path / "out.nq", tmp_path / "undisturbed.nq"
    with pytest.raises(WorkerLost):
        write_waiting(waiting_in(tmp_path / "in.jsonl"), killed, str(into), workers=2)
    assert not into.exists()
    for file in (into, undisturbed):
        write_waiting(waiting_in(tmp_path / "in.jsonl"), killed, str(file))
    assert into.read_bytes() == undisturbed.read_bytes()
