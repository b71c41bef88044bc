"""Print one command that installs all that the pages tell readers to install, for ``.ci/run``.

Those of the README's set-up are left out: ``.ci/run`` gives these as they stand there. One command
builds the package once, where each of the pages' own would build it anew.
"""

import shlex
import sys
from collections.abc import Iterable
from typing import Final

from pages import INSTALL, PAGES, SET_UP

PIP: Final = "python -m pip install "


def installs() -> list[str]:
    """Return the commands that install, in the order of the pages."""
    every = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.values())
    return list(dict.fromkeys(one.strip() for one in INSTALL.findall(every)))


def together(commands: Iterable[str]) -> str:
    """Return the command that installs what commands do, the extras of the package at once.

    Examples:
        >>> together(['python -m pip install ".[cite]"', 'python -m pip install ".[docs]" duckdb'])
        "python -m pip install '.[cite,docs]' duckdb"
    """
    words = dict.fromkeys(word for one in commands for word in shlex.split(one.removeprefix(PIP)))
    extras = ",".join(one[2:-1] for one in words if one.startswith("."))
    return f"{PIP}{shlex.join((f'.[{extras}]', *(one for one in words if one[0] != '.')))}"


if __name__ == "__main__":
    given = {one.partition(" && ")[0] for one in SET_UP}
    sys.stdout.write(together(one for one in installs() if one not in given))
