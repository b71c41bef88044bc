"""What is needed: its reasons, its pins, and the bill of materials of a release."""

import json
import re
import runpy
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
UNPINNED = frozenset({"argparse", "pip", "setuptools", "wheel"})
"""What `pip freeze` does not tell: parts of Python, and what installs."""


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
    assert bill()["specVersion"] == "1.6"  # the schema takes any
    assert strict.validate_str(json.dumps({**bill(), "components": [{"name": "x"}]})) is not None


def test_ci_pins_all_that_it_installs_to_versions_that_are_allowed() -> None:
    lines = (TOP / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [one.split("==") for one in lines if not one.startswith("#")]
    pins = {canonicalize_name(name): version for name, version in pairs}
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(one for name in extras if name != "benchmarks" for one in extras[name]),
    ]
    needed = [one for one in map(Requirement, asked) if one.name != project["name"]]
    assert needed
    for one in (*needed, *in_turn(needed)):
        name = canonicalize_name(one.name)
        assert name in UNPINNED or one.specifier.contains(pins[name], True), str(one)


def in_turn(several: list[Requirement]) -> Iterator[Requirement]:
    """Yield what is needed by what is needed, and so on."""
    pytest.importorskip("pyspark", reason="needs the extra dev: pip install -e '.[dev]'")
    waiting, seen = list(several), set[tuple[str, str]]()
    while waiting:
        one = waiting.pop()
        if one.name in UNPINNED:
            continue
        for extra in {"", *one.extras} - {known for name, known in seen if name == one.name}:
            seen.add((one.name, extra))
            found = list(script()["_needs"](distribution(one.name), extra))
            waiting += found
            yield from found


def test_ci_installs_what_is_pinned_and_nothing_else() -> None:
    """Only what it does as readers do has no pins."""
    run = (TOP / ".ci" / "run").read_text(encoding="utf-8").replace("\\\n", " ")
    developers = run.partition("developers() {")[2].partition("\n}")[0]
    assert "export PIP_CONSTRAINT=$top/.ci/constraints.txt\n  eval " in developers
    lines = re.findall(r"-m pip (?:install|download) .*", run)
    asked = [one for line in lines for one in re.findall(r'"([^"]*)"', line) if "$" not in one]
    assert len(asked) > 4
    assert not [one for one in asked if not re.fullmatch(r"[\w-]+==[\w.]+", one)]


def test_ci_installs_the_clients_that_are_locked() -> None:
    run = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"\bnpm (\w+) ", run) == ["ci"]
    clients = TOP / ".ci" / "clients"
    asked = json.loads((clients / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((clients / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}
    assert all("integrity" in one for name, one in locked.items() if name)
