"""The page on identity shows what the command prints and a file that can be read."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import cli
from provenance.identity.decisions import read_decisions

PAGE = Path(__file__).parents[2] / "docs" / "identity.md"


def block(language: str) -> str:
    """Return the first block of a language."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_what_is_printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    _, *arguments = block("sh").split()
    arguments[-1] = str(tmp_path / "identity.yaml")
    assert CliRunner().invoke(cli, arguments).output == block("text")


def test_the_decisions_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "identity.yaml"
    file.write_text(block("yaml"), encoding="utf-8")
    (one,) = read_decisions(file).decisions
    assert one.decision == "rejected"
