"""Whether the files of a site or a release are those that were published, by their sums."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from provenance.errors import DataSyntaxError
from provenance.publish.machine.dumps import DUMPS, sum_of

SUMS: Final = "SHA256SUMS"
"""The file of sums, as ``sha256sum`` writes it and ``sha256sum --check`` reads it."""

_LINE: Final = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^\x00-\x1f\x7f]+)")


class Verified(NamedTuple):
    """A file, and what is wrong with it; nothing where it is as published."""

    name: str
    problem: str = ""


def verify(folder: Path) -> Iterator[Verified]:
    """Yield each file that has a sum, in the order of the sums, and then dumps that have none.

    Args:
        folder: A published site, or a copy of its ``SHA256SUMS`` and the files named there.

    Raises:
        FileNotFoundError: It has no ``SHA256SUMS``.
        DataSyntaxError: A line there is no sum of a file within the folder, or a second one.
    """
    sums = _sums(folder / SUMS)
    for name, expected in sums.items():
        yield Verified(name, _problem(folder, name, expected))
    for one in DUMPS:
        if one.name not in sums and (folder / one.name).exists():
            yield Verified(one.name, f"no sum of it stands in {SUMS}")


def _sums(file: Path) -> dict[str, str]:
    """Return the sums by the names of their files."""
    try:
        lines = file.read_bytes().decode("utf-8").rstrip("\n").split("\n")
    except UnicodeDecodeError as error:
        raise DataSyntaxError(str(file), 1, "not UTF-8") from error
    sums: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if not found:
            problem = "expected a SHA-256 of 64 hexadecimal digits, two spaces and a name"
            raise DataSyntaxError(str(file), number, problem)
        name = PurePosixPath(found["name"])
        if name.is_absolute() or ".." in name.parts:
            problem = f"{found['name']!r} is not a file of this folder"
            raise DataSyntaxError(str(file), number, problem)
        if str(name) in sums:
            raise DataSyntaxError(str(file), number, f"a second sum of {str(name)!r}")
        sums[str(name)] = found["sum"]
    return sums


def _problem(folder: Path, name: str, expected: str) -> str:
    file = folder / name
    if not file.is_file():
        return "it is not there"
    if not file.resolve().is_relative_to(folder.resolve()):
        return "it is a link that leads out of the folder"
    found = sum_of(file)
    return "" if found == expected else f"its SHA-256 is {found}, expected {expected}"
