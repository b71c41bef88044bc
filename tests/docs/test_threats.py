"""Each line of the page on threats names tests, and they are there."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pages import DOCS, TOP

ROWS = [
    line.strip("| \n").split(" | ")
    for line in (DOCS / "threats.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| what could be tried"))
]


def functions(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8")
    return re.findall(r"^(?:async )?def (test_\w+)\(", text, re.MULTILINE)


KNOWN = Counter(name for file in TOP.glob("tests/**/test_*.py") for name in functions(file))


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_the_tests_of_a_threat_are_there_by_name(row: list[str]) -> None:
    tried, stopped, named = row
    tests = re.findall(r"`(\w+)`", named)
    assert tried and stopped and tests
    assert {name: KNOWN[name] for name in tests} == dict.fromkeys(tests, 1)


def test_there_are_lines() -> None:
    assert len(ROWS) > 40
