"""How long ``import provenance`` takes and the first note, in new processes, on the wall clock."""

import statistics
import subprocess
import sys
from typing import Any

_PROGRAM = """
import time
begun = time.perf_counter()
import provenance
imported = time.perf_counter()
provenance.parse_note("RGANI, f. 5, op. 30, d. 1.").facts()
print(imported - begun, time.perf_counter() - imported)
"""
AT_MOST = {"import provenance": 0.25, "the first note": 0.5}


def measured(runs: int) -> list[dict[str, Any]]:
    """Return the median seconds of each, and how many were to be needed at most."""
    found = [_once() for _ in range(runs)]
    columns = zip(AT_MOST.items(), zip(*found, strict=True), strict=True)
    return [
        {"what": what, "seconds": statistics.median(seconds), "at most": limit, "runs": runs}
        for (what, limit), seconds in columns
    ]


def _once() -> list[float]:
    told = subprocess.check_output([sys.executable, "-c", _PROGRAM], text=True)
    return [float(one) for one in told.split()]
