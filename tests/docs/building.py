"""Building the documentation as its readers do, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_once import made_once
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
    """Return the folder of the built pages, which all tests share."""
    return made_once(factory, "documentation", lambda into: build(into, "1"))
