"""Building the documentation as its readers do, in a process of its own."""

import atexit
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from pages import DOCS


def build(into: Path, seed: str) -> None:
    """Build the documentation with warnings as errors."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(DOCS), str(into)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@cache
def built_once() -> Path:
    """Return the folder of the built pages, which all tests share."""
    top = Path(mkdtemp())
    atexit.register(shutil.rmtree, top)
    build(top / "html", "1")
    return top / "html"
