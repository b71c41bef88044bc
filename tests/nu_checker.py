"""The Nu HTML checker: what it says of pages."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

Message = dict[str, Any]


def html_messages(place: Path, programs: Path) -> list[Message]:
    """Return what it says of the pages of a folder; skip where the checker or Java is not here.

    Args:
        place: The folder.
        programs: Where ``npm ci`` put the checker.
    """
    jar = programs / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not (jar.is_file() and shutil.which("java")):
        pytest.skip("needs: npm ci, CUSTODY_NODE, and apt-get install default-jre-headless")
    options = ["-Xss4m", "-jar", str(jar), "--skip-non-html", "--format", "json", str(place)]
    found = subprocess.run(["java", *options], capture_output=True, text=True, check=False)
    messages: list[Message] = json.loads(found.stderr)["messages"]
    assert bool(errors_among(messages)) == bool(found.returncode), found.stderr
    return messages


def errors_among(messages: list[Message]) -> list[Message]:
    """Return the messages that are more than a warning."""
    return [one for one in messages if one["type"] == "error"]
