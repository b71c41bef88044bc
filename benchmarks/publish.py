"""How long a site of many records takes, and how much memory.

    python -m benchmarks.publish records --records 100000 --into /somewhere/site

The records are those of a collection, repeated under new ids. The site is built once from nothing
and once more with nothing changed; for each the seconds and the most memory of all processes
together are told (the sum of the peaks of the parent and of its largest child, times the number of
children).
"""

import argparse
import platform
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from provenance.model.record import Record
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.shards.running import processors


def main() -> None:
    """Build, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, help="the collection")
    parser.add_argument("--records", dest="size", type=int, default=2_000, help="how many")
    parser.add_argument("--into", type=Path, required=True, help="the folder of the site")
    options = parser.parse_args()
    collection = list(load_all(options.records))
    print(f"Python {platform.python_version()}, {platform.machine()}, {processors()} processors")
    shutil.rmtree(options.into, ignore_errors=True)
    for words in ("from nothing", "nothing changed"):
        start = time.monotonic()
        chosen = Options(progress=_told, workers=processors())
        built = build_site(_repeated(collection, options.size), options.into, options=chosen)
        seconds = time.monotonic() - start
        rate = built.records / seconds
        print(f"{words}: {built.records:,} records, {built.made:,} made, in {seconds:,.0f} s")
        print(f"  {rate:,.0f} records a second; {_peak():,.0f} MB of memory at most", flush=True)


def _repeated(collection: list[Record], size: int) -> Iterator[Record]:
    for number in range(size):
        record = collection[number % len(collection)]
        yield record.model_copy(update={"id": f"{record.id}-{number // len(collection):05}"})


def _told(done: int, total: int) -> None:
    if done % 5_000 == 0 or done == total:
        print(f"  {done:,} of {total:,}", file=sys.stderr, flush=True)


def _peak() -> float:
    """The most memory so far, in megabytes: of this process, and of its children together."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + child * processors()) / 1000


if __name__ == "__main__":
    main()
