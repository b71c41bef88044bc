"""A process that runs queries, one after the other, until its standard input ends.

    python -m provenance.serve.sparql.process STORE MEGABYTES SECONDS

No engine can be asked to stop. So the system ends this process when a query takes too long or too
much memory, whatever it is doing just then, and whether or not the server still lives.
"""

import signal
import sys
from pathlib import Path

from pyoxigraph import Store

from provenance.serve.sparql.running import answered
from provenance.serve.sparql.talking import Asked


def main(store: str, megabytes: str, seconds: str) -> None:
    """Run the queries that come on standard input.

    Args:
        store: The folder of the store.
        megabytes: How much memory the process may take.
        seconds: How long a query may take before the system ends the process.
    """
    opened = Store.read_only(str(Path(store)))
    _bound_memory(int(megabytes) * 1_000_000)
    out = sys.stdout.buffer
    out.write(b"\n")
    out.flush()
    for line in sys.stdin.buffer:
        _alarm(float(seconds))
        told, body = answered(opened, Asked.model_validate_json(line))
        _alarm(0)
        out.write(told.model_dump_json().encode() + b"\n")
        out.write(body)
        out.flush()


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # not on Windows
        return
    taken = resource.getrlimit(resource.RLIMIT_AS)[1]
    allowed = size if taken == resource.RLIM_INFINITY else min(size, taken)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, taken))


if __name__ == "__main__":
    main(*sys.argv[1:])
