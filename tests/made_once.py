"""What takes long to make, made once in a run of the tests and shared by all of its processes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder, which is made where it is not yet; tests may read it, and change nothing.

    Args:
        factory: pytest's folders.
        name: What is made; the same name stands for the same folder.
        make: Makes it, given the folder's place.
    """
    own = factory.getbasetemp()
    top = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once" / name
    top.mkdir(parents=True, exist_ok=True)
    with FileLock(top / "lock"):
        if not (top / "done").exists():
            make(top / "made")
            (top / "done").touch()
    return top / "made"
