"""How the commands grow: run as a user runs them, over ever larger collections."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.collection import write_collection

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
COMMANDS: Final = {
    "dump, core profile": ("dump", "--profile", "core", "--into", "core.nq.zst"),
    "export, biblatex": ("export", "--format", "biblatex", "--into", "all.bib"),
    "export, csl-json": ("export", "--format", "csl-json", "--into", "all.json"),
    "check": ("check", "--into", "report.txt"),
}
_PROGRAM: Final = """
import json, resource, sys
from benchmarks.harness import Workers, peak
from provenance.cli import main
workers = Workers()
try:
    main()
finally:
    own, its = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + its.ru_utime + its.ru_stime
    told = {"processor": cpu, "parent": peak(), "worker": workers.peak}
    print(json.dumps(told), file=sys.stderr)
"""
_ROOT: Final = Path(__file__).parents[1]


def measured(
    sizes: Sequence[int], runs: int, commands: Sequence[str] = tuple(COMMANDS)
) -> Iterator[list[dict[str, Any]]]:
    """Measure commands at every size, the commands by turns; yield medians as they come.

    Args:
        sizes: How many records.
        runs: How often up to ten thousand records; larger collections are written once.
        commands: The names of the commands.
    """
    for size in sizes:
        yield from _at(size, runs if size <= 10_000 else 1, commands)


def _at(size: int, runs: int, commands: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        write_collection(file, size)
        found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
        for _ in range(runs):
            for name in commands:
                found[name].append(_once(COMMANDS[name], file))
                yield [
                    {"command": name, "records": size, "runs": len(several), **_medians(several)}
                    for name, several in found.items()
                    if several
                ]


def _medians(several: Sequence[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(one[key] for one in several) for key in several[0]}


def _once(command: Sequence[str], file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        name, *rest, into = command
        told = run([name, str(file), *rest, str(Path(folder) / into)])
        written = (Path(folder) / into).stat().st_size / 1e6
    return {"written": written, **told}


def run(command: Sequence[str]) -> dict[str, float]:
    """Run a command, and return its seconds, and the memory of it and its workers in megabytes.

    Raises:
        CalledProcessError: It failed; that records have problems (status 1) is no failure.
    """
    asked = [sys.executable, "-c", _PROGRAM, *command]
    begun = time.perf_counter()
    done = subprocess.run(asked, cwd=_ROOT, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, asked, done.stdout, done.stderr)
    told: dict[str, float] = json.loads(done.stderr.splitlines()[-1])
    return {"seconds": took, **told}
