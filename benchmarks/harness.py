"""Measuring: each way of doing a piece of work in processes of its own, by turns."""

import gc
import importlib
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import Any, Final, NamedTuple

from provenance.shards.running import processors  # what the commands go by

OURS: Final = "ours"
PATHS: Final = ("rdf", "rules", "bibliography", "citations", "notes")
"""The modules with cases."""

_WARM: Final = 10
_BETWEEN_LOOKS: Final = 0.25
_ROOT: Final = Path(__file__).parents[1]


class Way(NamedTuple):
    """A way of doing the work.

    Attributes:
        work: Does it, given what is to be worked on.
        needs: The distribution whose version is told, without which the way is left out.
        prepare: What is done before the time begins; None where nothing is.
        at_most: How many items it gets at most: a slow peer whose rate does not depend on them.
        told: Tells its version, where that is not the version of what it needs.
    """

    work: Callable[[Any], object]
    needs: str = ""
    prepare: Callable[[Any], object] | None = None
    at_most: int | None = None
    told: Callable[[], str] | None = None


class Goal(NamedTuple):
    """A figure to reach: so many times a peer's rate, or, of nobody, so many items a second.

    Attributes:
        of: The peer; nobody where empty.
        least: How many times, or how many a second.
        why: Why it is not reached, for as long as it is not.
    """

    of: str
    least: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Work that is done in several ways.

    Attributes:
        name: What is done, in words: "N-Quads, core profile".
        read: Gives so many items of a file.
        ways: The ways by name; ours is called `OURS`, a share of the work that all have "mapping".
        size: How many items.
        quick: How many where time is short.
        unit: What the items are.
        amount: How much the items are, where rates are not told by their number.
        goals: What is to be reached.
        remark: What a reader of the figures must know.
    """

    name: str
    read: Callable[[Path, int], Sequence[Any]]
    ways: Mapping[str, Way]
    size: int
    quick: int
    unit: str = "records"
    amount: Callable[[Sequence[Any]], float] = len
    goals: tuple[Goal, ...] = ()
    remark: str = ""


class Spent(NamedTuple):
    """What a way needed: processor seconds for so much work, megabytes before and at most."""

    items: int
    amount: float
    seconds: float
    before: float
    peak: float


def cases(path: str) -> dict[str, Case]:
    """Return the cases of a path by name."""
    return {one.name: one for one in importlib.import_module(f"benchmarks.{path}").CASES}


def measured(path: str, case: Case, file: Path, size: int, runs: int) -> dict[str, Any]:
    """Measure each way by turns in new processes; return medians, ratios to ours, versions."""
    ways = [name for name, one in case.ways.items() if not one.needs or version(one.needs)]
    found: dict[str, list[Spent]] = {name: [] for name in ways}
    for _ in range(runs):
        for name in ways:
            found[name].append(_in_new_process(path, case.name, name, (file, size)))
    told = {name: _medians(several) for name, several in found.items()}
    for name, one in told.items():
        one["times"] = round(told[OURS]["rate"] / one["rate"], 3)
        one["version"] = _version(name, case.ways[name])
    missing = sorted(set(case.ways) - set(ways))
    return {"case": case.name, "unit": case.unit, "runs": runs, "ways": told, "missing": missing}


def _version(name: str, way: Way) -> str:
    needs = "custody-chain" if name == OURS else way.needs
    return way.told() if way.told else version(needs)


def version(distribution: str) -> str:
    """Return a version, or nothing where the distribution is not installed."""
    try:
        return metadata.version(distribution) if distribution else ""
    except metadata.PackageNotFoundError:
        return ""


def _medians(several: Sequence[Spent]) -> dict[str, Any]:
    rates = [one.amount / one.seconds for one in several]
    return {
        "items": several[0].items,
        "rate": statistics.median(rates),
        "items a second": statistics.median(one.items / one.seconds for one in several),
        "slowest": min(rates),
        "fastest": max(rates),
        "megabytes": statistics.median(one.peak - one.before for one in several),
    }


def _in_new_process(path: str, case: str, way: str, given: tuple[Path, int]) -> Spent:
    command = [sys.executable, "-m", "benchmarks.harness", path, case, way, *map(str, given)]
    told = subprocess.check_output(command, cwd=_ROOT, text=True)
    return Spent(*json.loads(told.splitlines()[-1]))


def main() -> None:
    """Measure one way in this process: path, case, way, file, size."""
    path, name, way, file, size = sys.argv[1:]
    case = cases(path)[name]
    print(json.dumps(spent(case, case.ways[way], Path(file), int(size))))


def spent(case: Case, way: Way, file: Path, size: int) -> Spent:
    """Do the work once; a few items are worked on before, so that modules and tables are read."""
    some = case.read(file, min(size, _WARM))
    way.work(way.prepare(some) if way.prepare else some)
    items = case.read(file, min(size, way.at_most or size))
    given = way.prepare(items) if way.prepare else items
    gc.collect()
    before, begun = peak(), _seconds()
    way.work(given)
    return Spent(len(items), case.amount(items), _seconds() - begun, before, peak())


def _seconds() -> float:
    """Return the processor time so far, that of programs that were called and have ended too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak() -> float:
    """Return the most memory so far of this process, in megabytes.

    Linux's ``ru_maxrss`` counts what the process was before it became this program; its own
    ``VmHWM`` (proc(5)) does not.
    """
    return _peak_of("self") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _peak_of(process: str) -> float:
    """Return the most memory of a process so far; 0 where it is gone, or the system is another."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith("VmHWM:")), 0.0)


class Workers:
    """Looks at the child processes now and then: the most memory of the largest, in megabytes."""

    def __init__(self) -> None:
        self._most = 0.0
        Thread(target=self._look, daemon=True).start()

    @property
    def peak(self) -> float:
        """The most memory so far; that told of ended children where none could be looked at."""
        return self._most or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

    def _look(self) -> None:
        while True:
            with suppress(OSError):  # a thread that has ended meanwhile
                threads = Path("/proc/self/task").glob("*/children")
                children = chain.from_iterable(one.read_text().split() for one in threads)
                self._most = max((self._most, *map(_peak_of, children)))
            time.sleep(_BETWEEN_LOOKS)


def commit() -> str:
    """Return the commit that is measured, with a plus where code was changed; else nothing."""
    changed = _git("status", "--porcelain", "--", "provenance", "vocab", "benchmarks/*.py")
    return _git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def _git(*command: str) -> str:
    asked = ["git", *command]
    told = subprocess.run(asked, cwd=_ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip()


def machine() -> dict[str, str]:
    """Return what tells of the machine, and nothing that tells which it is."""
    info = Path("/proc/meminfo")
    memory = info.read_text().split("\n", 1)[0].split()[1] if info.exists() else "0"
    return {
        "processor": next(_processor_names(), platform.machine()),
        "processors": str(processors()),
        "memory": f"{int(memory) / 2**20:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _processor_names() -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return islice(named, 1)


if __name__ == "__main__":
    main()
