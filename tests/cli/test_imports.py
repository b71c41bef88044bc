"""``provenance import``: sources, outputs, what is told, how it ends."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.cli.sources import Source, progress, sources_of
from provenance.records.load import load_all

GOOD = json.dumps({"title": "Dear diary", "date": "5 May 1962", "seen_at": "https://example.org"})


def run(*arguments: str, text: str | None = None) -> Result:
    command = ["import", "documents", *arguments]
    return CliRunner().invoke(cli, command, input=text, catch_exceptions=False)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    (folder / ".hidden").mkdir(parents=True)
    (folder / "a.jsonl").write_text(f"{GOOD}\n{{\n", "utf-8")
    (folder / "b.jsonl").write_text(f"{GOOD}\n", "utf-8")
    (folder / "c.txt").write_text("no list", "utf-8")
    (folder / ".hidden" / "d.jsonl").write_text("no list", "utf-8")
    return folder


def test_a_folder_is_read_file_by_file_and_refusals_make_status_one(lists: Path) -> None:
    into = lists.parent / "records.jsonl"
    result = run(str(lists), "--into", str(into))
    assert result.exit_code == 1
    assert f"{lists / 'a.jsonl'}:2: refused: " in result.stderr
    assert "2 documents, 0 notes, 1 refused" in result.stderr
    assert [one.id for one in load_all(into)] == ["document-1962-05-05", "document-1962-05-05-2"]


def test_several_files_without_refusals_make_status_zero(lists: Path) -> None:
    file = str(lists / "b.jsonl")
    result = run(file, file)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


def test_json_sums_up_on_standard_output_where_records_go_elsewhere(lists: Path) -> None:
    result = run(str(lists), "--json", "--into", str(lists.parent / "records.jsonl"))
    answer = json.loads(result.stdout)
    assert (answer["documents"], answer["notes"], answer["passed"]) == (2, 0, {})
    (refused,) = answer["refused"]
    assert (refused["file"], refused["line"]) == (str(lists / "a.jsonl"), 2)
    assert result.stderr == ""


def test_json_sums_up_on_standard_error_where_records_stand_on_standard_output() -> None:
    result = run("-", "--json", text=GOOD)
    assert json.loads(result.stdout)["id"] == "document-1962-05-05"
    assert json.loads(result.stderr)["documents"] == 1


def test_where_nothing_is_read_nothing_is_written_and_the_status_is_two(lists: Path) -> None:
    into = lists.parent / "records.jsonl"
    into.write_text("what stood there\n", "utf-8")
    result = run("-", "--into", str(into), text="{\n")
    assert result.exit_code == 2
    assert "<standard input>:1: refused: " in result.stderr
    assert "nothing was written" in result.stderr
    assert into.read_text("utf-8") == "what stood there\n"
    assert sorted(one.name for one in lists.parent.iterdir()) == ["lists", "records.jsonl"]


def test_into_a_folder_writes_a_yaml_file_for_each_record(lists: Path) -> None:
    into = lists.parent / "records"
    assert run(str(lists), "--into", f"{into}/").exit_code == 1
    assert sorted(one.name for one in into.iterdir()) == [
        "document-1962-05-05-2.yaml",
        "document-1962-05-05.yaml",
    ]
    assert [one.title for one in load_all(into)] == ["Dear diary", "Dear diary"]


def test_a_file_that_says_something_else_is_not_written_over(lists: Path) -> None:
    """Somebody may have worked on it; the same record again is no change."""
    into = lists.parent / "records"
    run(str(lists), "--into", f"{into}/")
    file = min(into.iterdir())
    curated = file.read_text("utf-8").replace("Dear diary", "Dear diary, amended")
    file.write_text(curated, "utf-8")
    again = run(str(lists), "--into", f"{into}/")
    assert again.exit_code == 1
    assert f"{file}:1: refused: is there and says something else" in again.stderr
    assert "2 refused" in again.stderr  # that, and what is refused of the lists anyway
    assert file.read_text("utf-8") == curated
    run(str(lists), "--into", f"{into}/", "--replace")
    assert "amended" not in file.read_text("utf-8")


@pytest.mark.parametrize("missing", ["no-such-file", "."])
def test_sources_that_are_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=missing), sources_of([missing], (".xml",)):
        pass


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_how_much_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 300_000)
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    source = Source("a", path)
    with progress([source], lambda: 7) as opened:
        with opened(source) as first:
            assert len(first.read(200_000)) == 200_000
        with opened(source) as second:  # what is read again counts once
            assert len(second.read()) == 300_000
    assert "100%" in terminal.getvalue()
    assert "7, " in terminal.getvalue() and "a second" in terminal.getvalue()


def test_progress_is_silent_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    with progress([Source("a", path)], lambda: 0) as opened, opened(Source("a", path)) as stream:
        assert stream.read() == b"x"
    assert capsys.readouterr().err == ""
