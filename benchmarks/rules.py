"""How fast records are checked: the rules in Python beside the same rules in pySHACL, in one run.

    python -m pip install -e ".[shacl]"
    python benchmarks/rules.py

The records are those of the collection, again and again under new ids. Both engines run the same
rules, those that are written twice, on the same records, and must find the same; rates are in
processor time of one process. pySHACL needs a record as graphs: the time for making them is given
by itself, and is left out of the ratio. Memory is that of ``provenance check`` over a stream of
records, in new processes. No figure here is a test.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from rdflib import Graph

from provenance.model.record import Record
from provenance.records.load import load_all
from provenance.records.save import save_all
from provenance.validation.check import predicates
from provenance.validation.places import claims_by_iri
from provenance.validation.rulebook import rules
from provenance.validation.shacl import graphs_of, results
from provenance.validation.shapes import Graphs

RECORDS = Path(__file__).parents[1] / "records"
Found = set[tuple[str, str, str]]
"""Record, rule, place."""


def main() -> None:
    """Measure, and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--stream", type=int, nargs="*", default=[1_000, 10_000])
    options = parser.parse_args()
    records = [*_records(options.records)]
    twins = [rule.id for rule in rules() if rule.shacl and not rule.shacl_only]
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(records)} records,")
    print(f"{len(twins)} rules that both engines have")
    in_python = _in_python(records, twins)
    ratio = _in_shacl(records, in_python[0]) / in_python[1]
    print(f"ratio       {ratio:,.0f} times")
    for size in options.stream:
        _stream(size)


def _records(size: int) -> Iterator[Record]:
    """Yield records of the collection until there are enough, none with the id of another."""
    known = cycle([*load_all(RECORDS)])
    for number, record in enumerate(islice(known, size)):
        yield Record.model_validate(record.model_dump() | {"id": f"{record.id[:100]}-n{number}"})


def _in_python(records: Sequence[Record], twins: Sequence[str]) -> tuple[Found, float]:
    """Return what the predicates find, and the best of five times."""
    asked, best = [(rule, predicates()[rule]) for rule in twins], float("inf")
    found: Found = set()
    for _ in range(5):
        begin = time.process_time()
        found = {
            (record.id, rule, one.claim)
            for record in records
            for rule, ask in asked
            for one in ask(record)
        }
        best = min(best, time.process_time() - begin)
    _say("Python", len(records), best)
    return found, best


def _in_shacl(records: Sequence[Record], expected: Found) -> float:
    """Return the time of pySHACL, without that for making graphs.

    Raises:
        SystemExit: It finds something else.
    """
    making = checking = 0.0
    found: Found = set()
    for record in records:
        begin = time.process_time()
        graphs = [*graphs_of(record)]
        making += time.process_time() - begin
        begin = time.process_time()
        said = [pair for one in graphs for pair in _asked(*one)]
        checking += time.process_time() - begin
        places = claims_by_iri(record)
        found |= {(record.id, rule, places[focus]) for rule, focus in said}
    _say("pySHACL", len(records), checking)
    _say("its graphs", len(records), making)
    if found != expected:
        raise SystemExit(f"the engines differ: {sorted(found ^ expected)[:5]}")
    print(f"both find   {len(found)} problems, the same ones")
    return checking


def _asked(data: Graph, graphs: Graphs) -> Iterator[tuple[str, str]]:
    return ((rule, focus) for rule, focus, _ in results(data, graphs))


def _stream(size: int) -> None:
    """Run ``provenance check`` over a file of records; print its time and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        save_all(_records(size), file)
        main_ = "from provenance.cli import main; main()"
        report = Path(folder) / "report.txt"
        command = [sys.executable, "-c", main_, "check", str(file), "--into", str(report)]
        begin = time.perf_counter()
        run = subprocess.Popen(command)
        _, _, usage = os.wait4(run.pid, 0)
        took = time.perf_counter() - begin
        lines = report.read_text(encoding="utf-8").splitlines()
    read = next(line for line in lines if " read, " in line)
    print(f"check       {took:6.1f} s, {usage.ru_maxrss / 1024:.0f} MB at its peak: {read}")


def _say(what: str, size: int, seconds: float) -> None:
    print(f"{what:<11} {size / seconds:9,.1f} records/s ({seconds:.2f} s)", flush=True)


if __name__ == "__main__":
    main()
