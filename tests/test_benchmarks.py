"""The benchmark still runs: its collections, each of its paths at the smallest size, its report."""

import re
from pathlib import Path

import pytest

from benchmarks import collection, growth, report, speedups, work
from benchmarks.harness import OURS, PATHS, Case, Way, cases, spent, version
from provenance.model.record import Record
from provenance.validation.check import check

RESULTS = Path(report.__file__).parent / "results"
CASES = [(path, case) for path in PATHS for case in cases(path).values()]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("collection") / "records.jsonl"
    collection.write_collection(file, 2)
    return file


def test_same_seed_same_collection_and_another_seed_another() -> None:
    one, same = (list(collection.made_up(40)) for _ in range(2))
    assert one == same
    assert one != list(collection.made_up(40, seed=2))


def test_made_up_records_are_valid_and_differ() -> None:
    records = [Record.model_validate_json(line) for line in collection.made_up(70)]
    assert len({one.id for one in records}) == 70
    again = [(one, other) for one, other in zip(records, records[34:], strict=False)]
    assert all(one.accounts != other.accounts for one, other in again)


def test_made_up_records_quote_words_at_their_places() -> None:
    records = [Record.model_validate_json(line) for line in collection.made_up(34)]
    assert [one for one in check(records) if one.severity == "violation"] == []


@pytest.mark.parametrize(
    ("path", "case", "name"),
    [(path, case, name) for path, case in CASES for name in case.ways],
    ids=[f"{path}: {case.name}: {name}" for path, case in CASES for name in case.ways],
)
def test_each_way_of_a_case_that_is_installed_runs(
    path: str, case: Case, name: str, few: Path
) -> None:
    way = case.ways[name]
    if name != OURS and not (not way.needs or version(way.needs)):
        pytest.skip(f"needs {way.needs}: pip install -e '.[benchmarks]'")
    found = spent(case, way, few, 2)
    assert found.items == 2, path
    assert found.seconds > 0


def test_growth_of_a_command_is_measured() -> None:
    *_, rows = growth.measured([60], 1, ["check"])
    (row,) = rows
    assert (row["command"], row["records"], row["runs"]) == ("check", 60, 1)
    assert min(row["seconds"], row["processor"], row["parent"], row["worker"]) > 0


def test_the_table_is_that_of_the_results(tmp_path: Path) -> None:
    report.write({**report.read(RESULTS)}, tmp_path)
    assert (tmp_path / "table.md").read_text("utf-8") == (RESULTS / "table.md").read_text("utf-8")


def test_each_figure_that_is_missed_has_its_reason() -> None:
    told = (RESULTS / "table.md").read_text("utf-8")
    missed = re.findall(r"^\| ([^|]+) \|.*\*\*not reached\*\* \|$", told, re.MULTILINE)
    assert missed
    for name in missed:
        assert f"**{name[:1].upper()}{name[1:]}.** " in told, name


def test_peers_of_a_case_are_known_to_the_report() -> None:
    for _, case in CASES:
        assert {goal.of for goal in case.goals} <= {*case.ways, ""}


def test_figures_that_are_reached_and_missed_are_told(tmp_path: Path) -> None:
    rows = [{"what": "a", "seconds": 1.0, "at most": 2.0, "runs": 5}]
    rows.append({"what": "b", "seconds": 3.0, "at most": 2.0, "runs": 5})
    report.write({"start": {"rows": rows}}, tmp_path)
    told = (tmp_path / "table.md").read_text("utf-8")
    assert "| a | ≤ 2.0 s | 1.000 s | reached |" in told
    assert "| b | ≤ 2.0 s | 3.000 s | **not reached** |" in told
    assert "| N-Quads, core profile | ≥ 20 × rdflib | | not measured |" in told


def test_memory_that_grows_and_a_processor_that_idles_are_told(tmp_path: Path) -> None:
    about = {
        "machine": dict.fromkeys(("processor", "processors", "memory", "system", "python"), "")
    }
    few = {"command": "check", "records": 10_000, "parent": 40.0, "worker": 60.0} | about
    many = few | {"records": 1_000_000, "worker": 80.0}
    rows = [
        one | {"runs": 1, "seconds": 10.0, "processor": 15.0, "measured": "", "remark": ""}
        for one in (few, many)
    ]
    report.write({"growth": {"rows": rows}}, tmp_path)
    told = (tmp_path / "table.md").read_text("utf-8")
    assert "≤ 1.1 × that for 10,000 | 1.20 × | **not reached** |" in told
    assert "| check: processors busy, of 2 | ≥ 1.8 | 1.50 | **not reached** |" in told


def test_growth_keeps_sizes_that_are_not_measured_again() -> None:
    before = {"rows": [{"records": 10, "seconds": 1}, {"records": 100, "seconds": 2}]}
    joined = report.joined(before, {"rows": [{"records": 10, "seconds": 3}]})
    assert joined["rows"] == [{"records": 10, "seconds": 3}, {"records": 100, "seconds": 2}]


def test_version_of_what_is_not_installed_is_empty() -> None:
    assert version("no-such-distribution") == ""
    assert version("rdflib")


def test_way_gets_at_most_its_number_of_items(few: Path) -> None:
    seen: list[int] = []
    case = Case("a", collection.read, {}, size=2, quick=2)
    spent(case, Way(lambda items: seen.append(len(items)), at_most=1), few, 2)
    assert seen[-1] == 1


@pytest.mark.parametrize("name", sorted(work.PATHS.keys() - {"checking as shacl"}))  # takes seconds
def test_each_path_of_the_speed_ups_runs_here(name: str, few: Path) -> None:
    path = work.PATHS[name]
    archives = collection.RECORDS.parent / "vocab" / "archives"
    items = path.read(archives if name == "notes" else few)[:2]
    path.do(path.prepare(items))
    assert bool(items) is not (path.is_first or name == "queries")


def test_two_checkouts_are_measured_by_turns(
    few: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    top = collection.RECORDS.parent
    given = ["speedups", "merging", str(few), "--of", str(top), f"{top}/tests/..", "--runs", "1"]
    monkeypatch.setattr("sys.argv", given)
    speedups.main()
    told = capsys.readouterr().out
    assert re.search(r"^.+: [0-9.]+ ms \([0-9.]+ to [0-9.]+\), 2 items$", told, re.MULTILINE)
    assert "\n..: " in told
    assert re.search(r" model/\w+\.py:[0-9]+\(\w+\)", told)
