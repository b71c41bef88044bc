"""What an output depends on besides the records: code, vocabulary, options, as a digest."""

import json
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from provenance.resources.folders import folder

_PACKAGE: Final = Path(__file__).parents[1]
_LIBRARIES: Final = ("babel", "jinja2", "markupsafe", "pydantic", "pypandoc_binary")


def maker(*options: str | Path | None) -> str:
    """Return a digest of all that pages depend on besides their records.

    Where it is the same, the same record gives the same files.

    Args:
        options: What the caller chose; of a folder, all its files count.
    """
    found = sha256(_code().encode())
    for option in options:
        found.update(_of_folder(option).encode() if isinstance(option, Path) else _told(option))
    return found.hexdigest()


@cache
def _code() -> str:
    parts = [_of_folder(_PACKAGE), _of_folder(folder("vocab"))]
    return "".join((*parts, *map(_version, _LIBRARIES)))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _told(option: str | None) -> bytes:
    return json.dumps(option).encode()


def _of_folder(place: Path) -> str:
    found = sha256()
    for file in sorted(place.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            found.update(f"{file.relative_to(place).as_posix()}\0".encode())
            found.update(sha256(file.read_bytes()).digest())
    return found.hexdigest()
