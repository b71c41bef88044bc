"""The built documentation as a part of a site."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from provenance.resources.within import files_within

FOLDER: Final = "docs"
"""Where in a site it stands."""

_OF_THE_BUILDER: Final = frozenset({".buildinfo", ".doctrees", "objects.inv"})


def documentation(built: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the name in the site and the content of each file of the documentation.

    Args:
        built: The folder that Sphinx wrote; None where there is none.

    Raises:
        StrayLink: A link in it leads out of it, or nowhere.
    """
    for file in files_within(built, _is_page) if built else ():
        inside = file.relative_to(built) if built else file
        yield f"{FOLDER}/{inside.as_posix()}", file.read_bytes()


def _is_page(inside: Path) -> bool:
    return not _OF_THE_BUILDER.intersection(inside.parts)
