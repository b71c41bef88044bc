"""Everything that is written of records, by the commands: ``every_output.py RECORDS SEED WORKERS``.

It has every format, profile and syntax, table and report and a site made of the records, and tells
the sum of each file. Folders are listed, and records given, in an order drawn by SEED. It is run by
tests under several seeds of the hashes; they are to tell the same.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Self
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
    yield ["dump", "records", *many, "--into", "out/records.jsonl"]
    for form in ("text", "json", "shacl"):
        yield ["check", "records", "--format", form, *many, "--into", f"out/check-{form}"]
    for table in TABLES:
        yield ["frame", "records", "--of", table, "--into", f"out/{table}.arrow"]
    yield ["compare", "records", "--json", "--into", "out/compared"]
    yield ["match", "records", "--into", "out/matched"]
    yield ["publish", *records, *many, "--released", "2026-11-02", "--into", "out/site"]


class _Entries:
    """What `os.scandir` gives, in another order."""

    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self._left = iter(entries)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._left)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._left = iter(())


@contextmanager
def disordered(chance: Random) -> Iterator[None]:
    """Have folders listed in an order drawn by chance: disks keep orders of their own."""
    scan, names = os.scandir, os.listdir

    def scandir(*given: str) -> _Entries:
        with scan(*given) as entries:
            found = sorted(entries, key=lambda one: one.name)
        chance.shuffle(found)
        return _Entries(found)

    def listdir(*given: str) -> list[str]:
        found = sorted(names(*given))
        chance.shuffle(found)
        return found

    with patch.object(os, "scandir", scandir), patch.object(os, "listdir", listdir):
        yield


def copied(given: Path, chance: Random) -> list[str]:
    """Copy records into the working folder, and return their names in an order drawn by chance."""
    shutil.copytree(given, "records")
    found = sorted(map(str, Path("records").rglob("*.yaml")))
    chance.shuffle(found)
    return found


def sums(given: Path, seed: int, workers: int) -> Iterator[str]:
    """Have everything made in the working folder, and yield the sum and the name of each file."""
    chance = Random(seed)  # noqa: S311 - an order, not a secret
    names = copied(given, chance)
    Path("out").mkdir()
    for line in lines(names, str(workers)):
        shown = io.TextIOWrapper(io.BytesIO())
        argv = patch.object(sys, "argv", ["provenance", *line])
        with argv, redirect_stdout(shown), disordered(chance):
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
