"""Notes of documentary editions: what is said of the document, and what of other papers."""

from pathlib import Path
from typing import Any

import pytest

from provenance.notes.parse import read_note
from provenance.resources.yaml import read_yaml_file

CASES: Any = read_yaml_file(
    Path(__file__).parents[1] / "cases" / "notes" / "editors-notes.yaml"
).value


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_facts_are_those_of_the_document_alone(case: dict[str, Any]) -> None:
    found = [[fact.event, fact.role, fact.value] for fact in read_note(case["text"]).facts]
    assert sorted(found) == sorted(map(list, case["facts"]))
