"""Run some mutants of many, chosen by a seed, in a random order; it goes on where it was stopped.

``python tests/mutation/sample.py provenance.notes 400``, from the project's folder, after
``mutmut run "provenance.notes.nothing*"``, which makes the mutants, asks what each test runs, and
stops where it finds no mutant of that name. What became of each stands in ``mutants/sample.jsonl``.
"""

import json
import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from random import Random
from time import time

from mutmut.__main__ import collect_source_file_mutation_data
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.stats import load_stats, status_by_exit_code
from mutmut.utils.file_utils import setup_source_paths
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers.isolation import MutantRunner, get_mutant_runner

TOLD = Path("mutants/sample.jsonl")
SEED = 10
LONGEST = 2  # seconds that a test may take; those of linear time take longer, and kill few
TIME = 100  # seconds for a mutant


def run(runner: MutantRunner, mutant: str) -> str:
    """Return what became of a mutant."""
    seconds = state().duration_by_test
    reach = state().tests_by_mangled_function_name.get(mangled_name_from_mutant_name(mutant), set())
    runner.submit(mutant, sorted(one for one in reach if seconds[one] <= LONGEST), 2 * TIME, 0)
    code = runner.wait_for_result().exit_code
    return "could not be run" if code == 255 else status_by_exit_code[code]


def known() -> dict[str, str]:
    """Return what became of the mutants that were run before."""
    lines = TOLD.read_text(encoding="utf-8").splitlines() if TOLD.exists() else []
    return {told["mutant"]: told["became"] for told in map(json.loads, lines)}


def tell(found: Counter[str], of: int) -> None:
    """Tell how many were killed, and within what bounds the share of all lies (95 of 100 times)."""
    number = found.total()
    killed = (found["killed"] + found["timeout"]) / number
    margin = 1.96 * sqrt(killed * (1 - killed) / number)
    sys.stdout.write(f"{number} of {of}: {killed:.1%} ± {margin:.1%} {dict(found)}\n")


def main(package: str, wanted: int) -> None:
    """Run the mutants that were not run before."""
    setup_source_paths()
    set_mutant_under_test("mutant_generation")
    load_stats()
    chosen = collect_source_file_mutation_data(mutant_names=[f"{package}*"])[0]
    names = sorted(name for _, name, _ in chosen)
    runner = get_mutant_runner(1)
    runner.startup()
    before, found = known(), Counter[str]()
    for name in Random(SEED).sample(names, wanted):  # noqa: S311 - no secret
        start = time()
        became = before.get(name) or run(runner, name)
        found[became] += 1
        if name not in before:
            line = {"mutant": name, "became": became, "seconds": round(time() - start, 2)}
            with TOLD.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line) + "\n")
            tell(found, len(names))
    runner.signal_work_complete()
    runner.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
