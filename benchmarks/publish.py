"""How long a site of many records takes, and how much memory: from nothing, and built again.

The records are made up (``benchmarks/collection.py``); the sites are written without footnotes.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.collection import write_collection
from benchmarks.growth import run

SIZES: Final = (1_000, 10_000)
"""A hundred thousand take most of an hour, and tens of gigabytes of the disk."""


def measured(sizes: Sequence[int]) -> Iterator[list[dict[str, Any]]]:
    """Build a site of so many records twice, as a user does; yield what is known as it comes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file, site = Path(folder) / "records.jsonl", Path(folder) / "site"
            write_collection(file, size)
            rows = []
            for what in ("from nothing", "nothing changed"):
                told = run(["publish", str(file), "--into", str(site), "--no-footnotes"])
                rows.append({"what": what, "records": size, "disk": _megabytes(site), **told})
                yield rows


def _megabytes(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6
