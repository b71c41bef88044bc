"""Building the documentation as its readers do, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
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


def built_once(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built pages, which all tests share, those of other processes too."""
    own = factory.getbasetemp()
    top = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "documentation"
    with FileLock(f"{top}.lock"):
        if not (top / "done").exists():
            build(top, "1")
            (top / "done").touch()
    return top
