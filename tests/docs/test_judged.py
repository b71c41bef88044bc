"""The pages as judges see them: axe in real Chromium, and the Nu HTML checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from building import built_once

pytestmark = pytest.mark.client

PAGES = (
    "index.html",
    "tutorial.html",
    "how-to/pandas.html",
    "formats.html",
    "serve.html",
    "reference/commands.html",
)


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory)


@pytest.mark.parametrize(("width", "scheme"), [("1280", "light"), ("390", "dark")])
def test_axe_finds_no_violation(node: Path, built: Path, width: str, scheme: str) -> None:
    command = ["node", str(node / "axe.mjs"), f"file://{built}/", width, scheme, *PAGES]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert [json.loads(line) for line in found.stdout.splitlines()] == [{"seen": len(PAGES)}]


def test_the_nu_html_checker_finds_no_error(built: Path) -> None:
    place = os.environ.get("CUSTODY_NODE")
    jar = Path(place or "") / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not (place and jar.is_file() and shutil.which("java")):
        pytest.skip("needs: npm ci, CUSTODY_NODE, and apt-get install default-jre-headless")
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(jar),
        "--skip-non-html",
        "--format",
        "json",
        str(built),
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(found.stderr)["messages"]
    assert messages
    assert [one for one in messages if one["type"] == "error"] == []
