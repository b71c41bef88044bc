"""How well facts are read: scored against annotated notes by the program that comes with them.

Needs ``--annotated FOLDER`` with ``dev.jsonl`` (notes with their facts) and ``score.py``.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

AT_LEAST = {
    "f1": ("facts of annotated notes, F1", 0.97),
    "whole_notes": ("annotated notes read wholly right", 0.85),
}
NONE_OF = {
    "values_not_in_text": "values that a note does not have",
    "values_not_at_their_span": "values that are not at their place",
}


def measured(folder: Path) -> list[dict[str, Any]]:
    """Return what the program says of the notes, and what is to be reached.

    Raises:
        CalledProcessError: The program failed.
    """
    told = _scored(folder / "score.py", folder / "dev.jsonl")
    least = [
        {"what": what, "figure": told[name], "at least": limit, "notes": told["notes"]}
        for name, (what, limit) in AT_LEAST.items()
    ]
    none = [
        {"what": what, "figure": told[name], "at most": 0, "notes": told["notes"]}
        for name, what in NONE_OF.items()
    ]
    return [*least, *none]


def _scored(program: Path, annotated: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found = str(Path(folder) / "found.jsonl")
        parse = [sys.executable, "-c", "from provenance.cli import main; main()", "parse"]
        subprocess.run([*parse, str(annotated), "--facts", "--into", found], check=True)
        score = [sys.executable, str(program), str(annotated), found, "--json"]
        told: dict[str, Any] = json.loads(subprocess.check_output(score, text=True))
        return told
