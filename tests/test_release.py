"""The bill of materials of a release is valid, and names what is needed with its reason."""

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).parents[1]


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(TOP / ".ci" / "bill.py"))


@cache
def bill() -> dict[str, Any]:
    pytest.importorskip("pyspark", reason="needs the extra dev: pip install -e '.[dev]'")
    found: dict[str, Any] = script()["bill"]()
    return found


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    assert set(script()["reasons"]()) == set(script()["direct"]())
    assert all(script()["reasons"]().values())


def test_the_bill_of_a_release_names_every_dependency_with_its_reason() -> None:
    listed = {one["name"]: one for one in bill()["components"]}
    for name, is_base in script()["direct"]().items():
        assert listed[name]["scope"] == ("required" if is_base else "optional")
        (told,) = listed[name]["properties"]
        assert told["value"] == script()["reasons"]()[name]
    assert "pytest" not in listed
    assert {"urllib3", "pydantic-core", "markupsafe"} <= {
        name for name, one in listed.items() if one["scope"] == "required"
    }


def test_the_bill_of_a_release_is_valid() -> None:
    validation = pytest.importorskip("cyclonedx.validation.json", reason="needs the extra dev")
    schema = pytest.importorskip("cyclonedx.schema")
    strict = validation.JsonStrictValidator(schema.SchemaVersion.V1_6)
    assert strict.validate_str(json.dumps(bill())) is None
    assert strict.validate_str(json.dumps({**bill(), "components": [{"name": "x"}]})) is not None
