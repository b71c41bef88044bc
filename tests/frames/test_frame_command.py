"""``provenance frame`` writes each table, and says what is wrong in one sentence."""

from pathlib import Path

import polars
import pyarrow as pa
import pytest
from click.testing import CliRunner

from provenance import frames
from provenance.cli import cli
from provenance.errors import DataSyntaxError, UnknownFormat
from provenance.records.load import load_all
from provenance.resources.folders import folder

FRUS = str(folder("records") / "frus")


def run(*words: str) -> None:
    """Run the command; what goes wrong is raised."""
    done = CliRunner().invoke(cli, ["frame", *words], catch_exceptions=False)
    if done.exception:
        raise done.exception
    assert done.exit_code == 0


@pytest.mark.parametrize("of", ["facts", "records", "holdings", "custody", "gaps", "quads"])
def test_each_table_is_written(of: str, tmp_path: Path) -> None:
    file = tmp_path / "table.arrow"
    run(FRUS, "--of", of, "--into", str(file))
    expected = getattr(frames, of)(load_all(FRUS)).read_all()
    assert pa.ipc.open_file(file).read_all().equals(expected)


def test_facts_of_notes_that_stand_in_lines(tmp_path: Path) -> None:
    notes, file = tmp_path / "notes.jsonl", tmp_path / "facts.parquet"
    notes.write_text('{"id": 7, "text": "Source: Kennedy Library. Secret."}\n', encoding="utf-8")
    run(str(notes), "--of", "facts", "--into", str(file))
    found = polars.read_parquet(file)
    assert set(found["note"]) == {"7"}
    assert {"Kennedy Library", "Secret"} <= set(found["value"])


def test_quads_have_the_base_and_the_profile_that_are_asked_for(tmp_path: Path) -> None:
    counts = []
    for profile in ("full", "core"):
        file = tmp_path / f"{profile}.parquet"
        base = "https://example.org/x/"
        run(FRUS, "--of", "quads", "--profile", profile, "--base", base, "--into", str(file))
        found = polars.read_parquet(file)
        assert found["subject"].str.starts_with(base).any()
        counts.append(len(found))
    assert counts[0] > counts[1] > 0


def test_what_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        run(str(tmp_path / "absent"), "--of", "records", "--into", str(tmp_path / "table.csv"))


def test_a_broken_line_leaves_no_file(tmp_path: Path) -> None:
    notes, file = tmp_path / "notes.jsonl", tmp_path / "facts.parquet"
    notes.write_text('{"id": 7, "text": "Secret."}\n{"id": 8}\n', encoding="utf-8")
    with pytest.raises(DataSyntaxError, match=":2:"):
        run(str(notes), "--of", "facts", "--into", str(file))
    assert not file.exists()
