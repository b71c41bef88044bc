"""The same records on Apache Spark and on one machine: how long, whether the bytes are the same.

The cluster is a master and two workers of one processor each on this machine, as the tests have it
(``tests/spark/cluster.py``). It can be no quicker here than two processes: it is for machines that
one does not have.
"""

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final

from benchmarks.collection import write_collection

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SIZES: Final = (1_000, 10_000)
_CLUSTER: Final = Path(__file__).parents[1] / "tests" / "spark"


def measured(sizes: Sequence[int]) -> Iterator[list[dict[str, Any]]]:
    """Yield, as they come, the seconds of each way and whether all wrote the same bytes.

    Nothing is yielded where pyspark or Java is not installed.
    """
    if find_spec("pyspark") is None or which("java") is None:
        return
    sys.path.append(str(_CLUSTER))
    from cluster import Cluster

    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        cluster = Cluster(top)
        try:
            session = cluster.session()
            for size in sizes:
                file = top / f"{size}.jsonl"
                write_collection(file, size)
                yield [_dumped(session, file, size), _exported(session, file, size)]
            session.stop()
        finally:
            cluster.stop()


def _dumped(session: "SparkSession", file: Path, size: int) -> dict[str, Any]:
    from provenance import spark
    from provenance.publish.machine.dump import dump

    return _compared(
        "dump, core profile",
        size,
        {
            "Spark, two workers": lambda into: spark.dump(session, file, into, profile="core"),
            "two processes": lambda into: dump(file, into, profile="core", workers=2),
            "one process": lambda into: dump(file, into, profile="core"),
        },
        file.with_suffix(".nq"),
    )


def _exported(session: "SparkSession", file: Path, size: int) -> dict[str, Any]:
    from provenance import spark
    from provenance.bibliography.format import AsBibliography
    from provenance.records.load import waiting_in
    from provenance.shards.writing import write_waiting

    def written(into: Path, workers: int) -> None:
        write_waiting(waiting_in(file), AsBibliography("biblatex"), str(into), workers=workers)

    return _compared(
        "export, biblatex",
        size,
        {
            "Spark, two workers": lambda into: spark.export(session, file, into, "biblatex"),
            "two processes": lambda into: written(into, 2),
            "one process": lambda into: written(into, 1),
        },
        file.with_suffix(".bib"),
    )


def _compared(
    what: str, size: int, ways: dict[str, Callable[[Path], object]], into: Path
) -> dict[str, Any]:
    seconds, sums = dict[str, float](), set[str]()
    for name, way in ways.items():
        begun = time.perf_counter()
        way(into)
        seconds[name] = time.perf_counter() - begun
        sums.add(hashlib.sha256(into.read_bytes()).hexdigest())
        into.unlink()
    return {"what": what, "records": size, "seconds": seconds, "same bytes": len(sums) == 1}
