"""A site published with its documentation, as judges see it: links, axe, the Nu HTML checker."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from building import built_once
from links import dead, pages_of
from made_once import made_once
from nu_checker import errors_among, html_messages

from provenance.resources.folders import folder

RECORD = "dobrynin-1962-10-30"
PAGES = ("index.html", "docs/index.html", "docs/how-to/publish.html", "docs/how-to/word.html")
LONG = (
    "docs/tutorial.html",
    "docs/how-to/pandas.html",
    "docs/formats.html",
    "docs/serve.html",
    "docs/reference/commands.html",
)
"""Pages over which axe takes its time: they are judged in two looks instead of four."""


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documentation = built_once(tmp_path_factory)
    record = str(folder("records") / "cwihp" / f"{RECORD}.yaml")

    def publish(into: Path) -> None:
        arguments = ["publish", record, "--docs", str(documentation), "--into", str(into)]
        command = [sys.executable, "-c", "from provenance.cli import main; main()", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "site-with-documentation", publish)


def test_every_link_of_a_site_with_its_documentation_leads_somewhere(site: Path) -> None:
    assert list(dead(site)) == []
    leading = [page for path, page in pages_of(site).items() if path.parent == site]
    assert len(leading) > 5
    assert all("docs/index.html" in page.links for page in leading)


@pytest.mark.client
@pytest.mark.parametrize(
    ("widths", "schemes", "pages"),
    [("1280,390", "light,dark", PAGES), ("1280", "light", LONG), ("390", "dark", LONG)],
)
def test_axe_finds_no_violation(
    node: Path, site: Path, widths: str, schemes: str, pages: tuple[str, ...]
) -> None:
    command = ["node", str(node / "axe.mjs"), f"file://{site}/", widths, schemes, *pages]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    looks = len(widths.split(",")) * len(schemes.split(","))
    assert [json.loads(line) for line in found.stdout.splitlines()] == [
        {"seen": looks * len(pages)}
    ]


@pytest.mark.client
def test_the_nu_html_checker_finds_no_error(site: Path, node: Path) -> None:
    messages = html_messages(site, node)
    assert messages
    assert errors_among(messages) == []
