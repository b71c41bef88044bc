"""Workers end with the process that gave them their work, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
