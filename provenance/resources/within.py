"""The files of a folder that somebody gives, and no others: links in it lead to no other place."""

import os
from collections.abc import Callable
from pathlib import Path

from provenance.errors import StrayLink


def files_within(top: Path, asked: Callable[[Path], bool] = lambda _: True) -> list[Path]:
    """Return the files of a folder and its subfolders, in the order of their names.

    A link to a file of the same folder is a file as others are. A link to a subfolder is not
    followed: what it leads to is found in its own place.

    Args:
        top: The folder; it may be a link itself.
        asked: Whether a file, named from the folder, is asked for; other links are passed over.

    Raises:
        StrayLink: A link leads out of the folder, or nowhere.
    """
    real = os.path.realpath(top)
    found = []
    for one in top.rglob("*"):
        inside = one.relative_to(top)
        if one.is_symlink() and (not is_hidden(inside) if one.is_dir() else asked(inside)):
            _require_inside(one, top, real)
        if asked(inside) and one.is_file():
            found.append(one)
    return sorted(found)


def is_hidden(inside: Path) -> bool:
    """Tell whether a path, named from a folder, is hidden in it.

    Examples:
        >>> is_hidden(Path("cwihp/a.yaml")), is_hidden(Path(".git/a.yaml"))
        (False, True)
    """
    return any(part.startswith(".") for part in inside.parts)


def _require_inside(link: Path, top: Path, real: str) -> None:
    target = os.path.realpath(link)
    if not os.path.exists(target):  # noqa: PTH110 - a loop of links is none, on every version
        raise StrayLink(str(link), f"is a link that leads nowhere (to {target})")
    if not Path(target).is_relative_to(real):
        problem = f"is a link that leads out of {top}, to {target}; put there what it leads to"
        raise StrayLink(str(link), problem)
