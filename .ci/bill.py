"""The bill of materials of a release: CycloneDX 1.6, with all that is needed when it runs.

``python .ci/bill.py > bill.cdx.json``, in an environment with all extras: the versions are those
that are installed there, and so those that were tested. Why each is there, CONTRIBUTING.md says.
"""

import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
OURS = "custody-chain"
FOR_USERS = ("all", "spark")
_REASON = re.compile(r"^\| `([\w.-]+)` \| (?:[^|]*) \| ([^|]+) \|$", re.MULTILINE)


def reasons() -> dict[str, str]:
    """Return why each dependency is there, by its name."""
    text = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {str(canonicalize_name(name)): why for name, why in _REASON.findall(text)}


def direct() -> dict[str, bool]:
    """Return what a user may need, and whether everybody does."""
    extras = _project()["optional-dependencies"]
    found = {name: False for extra in FOR_USERS for name in _in_extra(extra, extras)}
    return found | {_name(one): True for one in _project()["dependencies"]}


def bill() -> dict[str, Any]:
    """Return the bill.

    Raises:
        PackageNotFoundError: Something that it names is not installed.
    """
    needed, told = _needed(), reasons()
    required = _reached(needed, [name for name, is_base in direct().items() if is_base])
    ours = {"type": "library", "bom-ref": OURS, "name": OURS, "version": _project()["version"]}
    links = {OURS: sorted(direct()), **needed}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {**_timestamp(), "component": ours},
        "components": [
            _component(one, told, is_required=one in required) for one in sorted(needed)
        ],
        "dependencies": [
            {"ref": _ref(one), "dependsOn": [_ref(other) for other in links[one]]}
            for one in sorted(links)
        ],
    }


def _project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    project: dict[str, Any] = table["project"]
    return project


def _name(requirement: str) -> str:
    return str(canonicalize_name(Requirement(requirement).name))


def _in_extra(extra: str, extras: dict[str, list[str]]) -> Iterator[str]:
    for one in map(Requirement, extras[extra]):
        if one.name == OURS:
            for other in sorted(one.extras):
                yield from _in_extra(other, extras)
        else:
            yield _name(str(one))


def _needed() -> dict[str, list[str]]:
    """Return what each distribution needs, by its name, from ours down."""
    extras = _project()["optional-dependencies"]
    lines = [*_project()["dependencies"], *(one for each in extras.values() for one in each)]
    users = direct()
    waiting = [one for one in map(Requirement, lines) if _name(str(one)) in users]
    found, seen = dict[str, list[str]](), set[tuple[str, str]]()
    while waiting:
        one = waiting.pop()
        name = _name(str(one))
        for extra in ("", *sorted(one.extras)):
            if (name, extra) not in seen:
                seen.add((name, extra))
                needs = list(_needs(distribution(name), extra))
                found[name] = sorted({*found.get(name, ()), *map(_name, map(str, needs))})
                waiting += needs
    return found


def _needs(of: Distribution, extra: str) -> Iterator[Requirement]:
    for one in map(Requirement, of.requires or ()):
        if one.marker is None or one.marker.evaluate({"extra": extra}):
            yield one


def _reached(needed: dict[str, list[str]], names: list[str]) -> set[str]:
    found, waiting = set[str](), list(names)
    while waiting:
        one = waiting.pop()
        waiting += [other for other in needed[one] if other not in found]
        found.add(one)
    return found


def _ref(name: str) -> str:
    return name if name == OURS else f"pkg:pypi/{name}@{distribution(name).version}"


def _component(name: str, told: dict[str, str], *, is_required: bool) -> dict[str, Any]:
    users = direct()
    why = told[name] if name in users else "another one needs it"
    return {
        "type": "library",
        "bom-ref": _ref(name),
        "name": name,
        "version": distribution(name).version,
        "scope": "required" if is_required else "optional",
        "purl": _ref(name),
        **_licences(distribution(name)),
        "properties": [{"name": f"{OURS}:reason", "value": why}],
    }


def _licences(of: Distribution) -> dict[str, Any]:
    expression = of.metadata.json.get("license_expression")
    if expression:
        return {"licenses": [{"expression": expression}]}
    classified = [
        one.rpartition(" :: ")[2]
        for one in of.metadata.get_all("Classifier") or ()
        if one.startswith("License ::")
    ]
    named = str(of.metadata.json.get("license") or "").splitlines()[:1]
    return {"licenses": [{"license": {"name": one}} for one in classified or named if one]}


def _timestamp() -> dict[str, str]:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return {"timestamp": datetime.fromtimestamp(int(epoch), UTC).isoformat()} if epoch else {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), indent=1, ensure_ascii=False) + "\n")
