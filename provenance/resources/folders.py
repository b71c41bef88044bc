"""Where ``vocab/`` and ``records/`` lie, in a checkout and in an installed wheel."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

_INSTALLED = Path(str(files("provenance"))) / "_data"
SHIPPED = _INSTALLED / "kept"
"""What a wheel carries ready-made; a checkout has none (see `provenance.resources.kept`)."""
_CHECKOUT = Path(__file__).parents[2]


def folder(name: Literal["vocab", "records"]) -> Path:
    """Return a data folder: the packaged one, or in a checkout the one beside the package."""
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name
