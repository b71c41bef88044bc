"""Print every command of the pages that installs something, each once, for ``.ci/run`` to give.

Those of the README's set-up are left out: ``.ci/run`` gives these as they stand there.
"""

import sys

from pages import INSTALL, PAGES, SET_UP


def installs() -> list[str]:
    """Return the commands that install, in the order of the pages."""
    every = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.values())
    return list(dict.fromkeys(one.strip() for one in INSTALL.findall(every)))


if __name__ == "__main__":
    given = {one.partition(" && ")[0] for one in SET_UP}
    sys.stdout.write(" && ".join(f"{one} -q" for one in installs() if one not in given))
