"""Columns of a table by role: as options say, as a file says, by their names."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import cli
from provenance.records.load import load_all

TABLE = 'Name,Source,By\nHarvest,"AVP RF, f. 5","Sample, A.; Example, B."\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, "utf-8")
    return path


def run(table: Path, *arguments: str) -> tuple[int, str]:
    into = str(table.with_suffix(".jsonl"))
    result = CliRunner().invoke(cli, ["import", "csv", str(table), "--into", into, *arguments])
    return result.exit_code, result.stderr


def test_options_name_the_columns(table: Path) -> None:
    status, _ = run(table, "--map", "title=Name", "--map", "note=Source", "--map", "author=By")
    (record,) = load_all(table.with_suffix(".jsonl"))
    assert status == 0
    assert record.title == "Harvest"
    assert [one.name for one in record.authors] == ["A. Sample", "B. Example"]
    assert record.accounts[1].text == "AVP RF, f. 5"


def test_file_names_the_columns_and_options_add_to_it(table: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "roles.yaml"
    mapping.write_text("title: Name\nnote: [Source]\n", "utf-8")
    status, _ = run(table, "--mapping", str(mapping), "--map", "author=By")
    (record,) = load_all(table.with_suffix(".jsonl"))
    assert status == 0
    assert len(record.authors) == 2 and len(record.accounts) == 2


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "cannot be read"),
        ("a: &x 1", "cannot be read"),
        ("- title", "is no map of roles"),
        ("title: {a: b}", "gives title neither"),
        ("title: Nowhere", "no column is called 'Nowhere'"),
    ],
)
def test_mapping_at_fault_is_refused_by_name(
    table: Path, tmp_path: Path, content: str | None, found: str
) -> None:
    mapping = tmp_path / "roles.yaml"
    if content is not None:
        mapping.write_text(content, "utf-8")
    status, told = run(table, "--mapping", str(mapping))
    assert status == 2
    assert found in told and f"{table}:1: refused" in told
    assert not table.with_suffix(".jsonl").exists()
