"""What a speed-up gained: the same work in two checkouts by turns, and where its time went.

git worktree add before COMMIT^ && git worktree add after COMMIT
python -m benchmarks.collection 200 --into records.jsonl
python -m benchmarks.speedups merging records.jsonl --of before after
python -m benchmarks.speedups notes vocab/archives --of before after     # the notes quoted there

Each checkout has a process of its own that imports its package alone, reads the items anew for each
run, and counts processor time, that of programs it called too; a path that begins with "first" has
a new process for each run, and needs no FILE. FILE holds made-up records (a line that an older
model refuses is left out), or is a folder of YAML whose quoted notes are read. Behind the figures
stand the functions that took most by themselves. `benchmarks/speedups.md` tells what was found.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.work import PATHS

_WORK = Path(__file__).with_name("work.py")
Worker = subprocess.Popen[str]


def main() -> None:
    """Measure one path in several checkouts, and tell where its time goes."""
    options = _options()
    runs = options.runs + 1  # the first has nothing that one before it kept, and is not told
    with ExitStack() as stack:
        caches = Path(stack.enter_context(TemporaryDirectory()))
        places = [(one, caches / str(number)) for number, one in enumerate(options.of)]
        lasting: list[Worker] = []
        if not PATHS[options.path].is_first:
            lasting = [stack.enter_context(_worker(options, *one)) for one in places]
        told = [
            [_asked(options, wish, place, lasting[n : n + 1]) for n, place in enumerate(places)]
            for wish in (*["time"] * runs, "profile")
        ]
    for checkout, found in zip(options.of, zip(*told, strict=True), strict=True):
        _tell(checkout, found[1:-1], found[-1])


def _tell(checkout: Path, runs: tuple[Any, ...], profile: list[str]) -> None:
    took = [1000 * seconds for seconds, _ in runs]
    middle, spread = statistics.median(took), f"{min(took):.1f} to {max(took):.1f}"
    print(f"{checkout.name or 'here'}: {middle:.1f} ms ({spread}), {runs[0][1]} items")
    print("\n".join(profile), end="\n\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", choices=PATHS, metavar="PATH", help=", ".join(PATHS))
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?", default=Path())
    parser.add_argument("--of", type=Path, nargs="+", default=[Path()], metavar="CHECKOUT")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, by turns")
    parser.add_argument("--at-most", type=int, default=sys.maxsize, help="of so many items")
    return parser.parse_args()


def _asked(
    options: argparse.Namespace, wish: str, place: tuple[Path, Path], lasting: list[Worker]
) -> Any:  # noqa: ANN401 - plain JSON
    """Return what a worker answers: that which lasts, else a new one."""
    if not lasting:
        with _worker(options, *place) as one:
            return _asked(options, wish, place, [one])
    (worker,) = lasting
    assert worker.stdin is not None  # noqa: S101 - pipes, for mypy
    assert worker.stdout is not None  # noqa: S101 - as above
    worker.stdin.write(f"{wish}\n")
    worker.stdin.flush()
    return json.loads(worker.stdout.readline())


@contextmanager
def _worker(options: argparse.Namespace, checkout: Path, cache: Path) -> Iterator[Worker]:
    """Begin a process that finds the package of a checkout, and nothing of this folder.

    What a checkout works out for the next process it keeps in a place of its own: in one place the
    one would put away what the other needs.
    """
    place = str(checkout.resolve())
    command = [sys.executable, "-P", str(_WORK), options.path, str(options.file.resolve())]
    with subprocess.Popen(
        [*command, str(options.at_most)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=place,
        env=os.environ | {"PYTHONPATH": place, "XDG_CACHE_HOME": str(cache)},
    ) as worker:
        yield worker


if __name__ == "__main__":
    main()
