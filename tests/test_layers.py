"""The layers that CONTRIBUTING draws are those that import-linter checks."""

import re
import tomllib
from pathlib import Path

TOP = Path(__file__).parents[1]


def _names(layer: str) -> set[str]:
    return {one.strip() for one in layer.split("|")}


def test_the_drawing_is_the_contract() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    page = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawing = re.search(r"^```text\n(cli\n.*?)```", page, re.MULTILINE | re.DOTALL)
    assert drawing
    drawn = [re.split(r"\s{2,}", line.strip(" └─"))[0] for line in drawing[1].splitlines()]
    assert [_names(one) for one in drawn] == [_names(one) for one in contract]
