"""Measure every path beside its peers, and write a table and a plot: ``python -m benchmarks``.

python -m pip install -e ".[benchmarks]"
python -m benchmarks                       # all of it; a million records take their time
python -m benchmarks --only rdf --quick --into quick    # one path, few records
python -m benchmarks --only growth --sizes 1000 10000

What was measured before and is not measured now stays in the results.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import facts, growth, publish, report, serve, spark, start
from benchmarks.collection import write_collection
from benchmarks.harness import PATHS, cases, commit, machine, measured

Rows = list[dict[str, Any]]

_RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Measure what is asked for, and write the results."""
    options = _options()
    if options.notes:
        os.environ["CUSTODY_BENCHMARK_NOTES"] = str(options.notes.resolve())
    results = report.read(options.into)
    for path in options.only or (*PATHS, *_WITHOUT_CASES):
        print(path, flush=True)
        about = {
            "machine": machine(),
            "measured": datetime.now(UTC).date().isoformat(),
            "commit": commit(),
            "remark": options.remark,
        }
        for rows in _rows(path, options):  # one by one: a run that is stopped has told of some
            found = {**about, "rows": rows}
            results[path] = report.joined(results.get(path), found)
            report.write(results, options.into)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = (*PATHS, *_WITHOUT_CASES)
    parser.add_argument("--only", nargs="+", choices=names, metavar="PATH", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="few records, each once")
    parser.add_argument("--runs", type=int, default=5, help="runs of each way, by turns")
    parser.add_argument(
        "--sizes", type=int, nargs="+", help="how many records there are, where it grows"
    )
    parser.add_argument(
        "--commands",
        nargs="+",
        choices=growth.COMMANDS,
        default=tuple(growth.COMMANDS),
        metavar="COMMAND",
        help=f"what growth is measured of: {', '.join(growth.COMMANDS)}",
    )
    parser.add_argument("--notes", type=Path, help="a file of notes, for the path notes")
    parser.add_argument(
        "--annotated", type=Path, help="a folder of dev.jsonl and score.py, for facts"
    )
    parser.add_argument("--remark", default="", help="what else a reader must know of this run")
    parser.add_argument("--into", type=Path, default=_RESULTS, help="the folder of the results")
    options = parser.parse_args()
    if options.quick and options.into == _RESULTS:
        parser.error("--quick needs --into: figures of one run are not put among the results")
    return options


def _rows(path: str, options: argparse.Namespace) -> Iterator[Rows]:
    """Yield what was measured of a path, as far as it goes each time."""
    yield from _WITHOUT_CASES[path](options) if path in _WITHOUT_CASES else _cases(path, options)


def _cases(path: str, options: argparse.Namespace) -> Iterator[Rows]:
    several = cases(path).values()
    sizes = {one.name: one.quick if options.quick else one.size for one in several}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        write_collection(file, max(sizes.values()))
        for one in several:
            yield [measured(path, one, file, sizes[one.name], _runs(options))]


def _facts(options: argparse.Namespace) -> Iterator[Rows]:
    if options.annotated:
        yield facts.measured(options.annotated)


def _start(options: argparse.Namespace) -> Iterator[Rows]:
    yield start.measured(_runs(options))


def _growth(options: argparse.Namespace) -> Iterator[Rows]:
    sizes = _sizes(options, growth.SIZES)
    yield from growth.measured(sizes, _runs(options), options.commands)


def _publish(options: argparse.Namespace) -> Iterator[Rows]:
    yield from publish.measured(_sizes(options, publish.SIZES))


def _serve(options: argparse.Namespace) -> Iterator[Rows]:
    yield serve.measured(1 if options.quick else 30)


def _spark(options: argparse.Namespace) -> Iterator[Rows]:
    yield from spark.measured(_sizes(options, spark.SIZES))


def _runs(options: argparse.Namespace) -> int:
    return 1 if options.quick else int(options.runs)


def _sizes(options: argparse.Namespace, usual: Sequence[int]) -> Sequence[int]:
    return options.sizes or ([100] if options.quick else usual)


_WITHOUT_CASES = {
    "facts": _facts,
    "start": _start,
    "growth": _growth,
    "publish": _publish,
    "serve": _serve,
    "spark": _spark,
}


if __name__ == "__main__":
    main()
