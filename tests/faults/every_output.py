"""Everything that is written of records, by the commands: ``every_output.py RECORDS SEED WORKERS``.

It copies the records into the working folder in an order drawn by SEED, has every format, profile
and syntax, table and report and a site made of them, and tells the sum of each file. It is run by
tests under several seeds of the hashes; they are to tell the same.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from hashlib import sha256
from pathlib import Path
from random import Random
from unittest.mock import patch

from provenance.bibliography.format import formats
from provenance.cli import main
from provenance.publish.machine.dump import _SYNTAXES
from provenance.rdf.profiles.profile import profiles
from provenance.rdf.serialization import formats_of

TABLES = ("custody", "gaps", "holdings", "quads", "records")


def lines(records: list[str], workers: str) -> Iterator[list[str]]:
    """Yield the command lines, without what they write to."""
    many = ["--workers", workers]
    for name in formats():
        yield ["export", "records", "--format", name, *many, "--into", f"out/{name}"]
    for profile in profiles():
        for suffix, syntax in _SYNTAXES.items():
            if syntax in formats_of(profile):
                into = f"out/{profile}{suffix}"
                yield ["dump", "records", "--profile", profile, *many, "--into", into]
    for form in ("text", "json", "shacl"):
        yield ["check", "records", "--format", form, *many, "--into", f"out/check-{form}"]
    for table in TABLES:
        yield ["frame", "records", "--of", table, "--into", f"out/{table}.arrow"]
    yield ["compare", "records", "--json", "--into", "out/compared"]
    yield ["match", "records", "--into", "out/matched"]
    yield ["publish", *records, *many, "--released", "2026-11-02", "--into", "out/site"]


def copied(given: Path, chance: Random) -> list[str]:
    """Copy records into a folder, and return their names in the order of the copying."""
    found = sorted(given.rglob("*.yaml"))
    chance.shuffle(found)
    for one in found:
        place = Path("records") / one.relative_to(given)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(one, place)
    return [str(Path("records") / one.relative_to(given)) for one in found]


def sums(given: Path, seed: int, workers: int) -> Iterator[str]:
    """Have everything made in the working folder, and yield the sum and the name of each file."""
    names = copied(given, Random(seed))  # noqa: S311 - an order, not a secret
    Path("out").mkdir()
    for line in lines(names, str(workers)):
        shown = io.TextIOWrapper(io.BytesIO())
        with patch.object(sys, "argv", ["provenance", *line]), redirect_stdout(shown):
            try:
                main()
            except SystemExit as status:
                if status.code not in (None, 0, 1):
                    raise
    for file in sorted(one for one in Path("out").rglob("*") if one.is_file()):
        yield f"{sha256(file.read_bytes()).hexdigest()} {file.relative_to('out').as_posix()}"


if __name__ == "__main__":
    records, seed, workers = sys.argv[1:]
    sys.stdout.writelines(f"{one}\n" for one in sums(Path(records), int(seed), int(workers)))
