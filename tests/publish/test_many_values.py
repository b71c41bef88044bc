"""A facet with more values than a list shows at once: people reach every one of them."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from loopback_site import served

from provenance.publish.catalogue.catalogue import catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.rendering import static_files
from provenance.publish.search import index

pytestmark = pytest.mark.client

YEARS: Final = [str(year) for year in range(1800, 1950)]
SHAPE: Final = {"kind": "letter", "date": "", "day": "", "steps": 0, "accounts": 1, "gaps": 0}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    into = tmp_path_factory.mktemp("many-values")
    years = [*YEARS[::-1], ""]
    told = [{"id": f"r{n}", "title": f"Letter {n}", "year": year} for n, year in enumerate(years)]
    entries = [Entry.model_validate(SHAPE | one) for one in told]
    for name, text in index.pages(catalogue(entries), Context()):
        place = into / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (into / "static").mkdir()
    for name, held in static_files().items():
        (into / "static" / name).write_bytes(held)
    with served(into) as place_of_site:
        yield place_of_site


def said(node: Path, script: str, *arguments: str) -> list[dict[str, Any]]:
    command = ["node", str(node / script), *arguments]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_every_value_is_reached_and_years_stand_by_time(node: Path, address: str) -> None:
    (found,) = said(node, "many_values.mjs", address, "year", "19", "1949")
    assert found["first"] == YEARS[:60]
    assert found["button"] == "Show the other 91"
    assert found["all"] == [*YEARS, "No one year told"]
    assert found["focus"] == "f-year-1860"
    assert found["sieved"] == [year for year in YEARS if "19" in year]
    assert (found["told"], found["chosen"]) == ("1 record", ["1949"])


def test_axe_finds_no_violation_where_values_are_many(node: Path, address: str) -> None:
    for scheme in ("light", "dark"):
        found = said(node, "axe.mjs", address, "390,1280", scheme, "search.html?year=1949")
        assert found == [{"seen": 2}]
