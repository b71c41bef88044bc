"""How far a long run came is told in a log: a plain line about every minute, and each stage."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from founding_sketch import rec as founding

from provenance.cli import cli, telling
from provenance.cli.telling import EVERY, LineAMinute
from provenance.records.save import save_all
from provenance.shards.running import SHARD
from provenance.shards.writing import Progress

COUNT = 2 * SHARD + 1


def clock(step: float) -> Callable[[], float]:
    """Return a clock that goes on by a step each time that somebody looks at it."""
    now = 0.0

    def monotonic() -> float:
        nonlocal now
        now += step
        return now

    return monotonic


def test_no_line_comes_before_a_minute_is_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(telling, "monotonic", clock(EVERY / 3))
    told = LineAMinute("records", total=1000)
    for number in range(1, 8):
        told(Progress(100 * number, 100 * number))
    assert capsys.readouterr().err == (
        "300 records, 5 a second, 30%\n600 records, 5 a second, 60%\n"
    )


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> Path:
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(COUNT))
    save_all(copies, tmp_path / "many.jsonl")
    note = json.dumps({"id": "a", "text": "RGANI, f. 5, op. 49."})
    (tmp_path / "notes.jsonl").write_text(f"{note}\n" * 600, encoding="utf-8")
    entry = "@misc{{a{0}, title = {{Letter {0}}}, howpublished = {{RGANI, f. 5}}}}\n"
    (tmp_path / "one.bib").write_text("".join(map(entry.format, range(4))), encoding="utf-8")
    return tmp_path


LINES = {
    "dump IN/many.jsonl --profile core --into IN/out.nq": "100 records, ",
    "export IN/many.jsonl --format ris --into IN/out.ris": "100 records, ",
    "check IN/many.jsonl --into IN/out.txt": "100 records, ",
    "parse IN/notes.jsonl --facts --into IN/out.jsonl": "500 notes, ",
    "import bibtex IN/one.bib --into IN/out.jsonl": "4 documents, ",
}


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_a_command_tells_in_a_log_how_far_it_came_unless_that_is_not_wished(
    read: Path, monkeypatch: pytest.MonkeyPatch, line: str, expected: str
) -> None:
    monkeypatch.setattr(telling, "monotonic", clock(EVERY))
    words = [one.replace("IN", str(read)) for one in shlex.split(line)] + ["--workers", "1"]
    told = CliRunner().invoke(cli, words)
    assert expected in told.stderr and " a second" in told.stderr
    assert "\r" not in told.stderr and "\x1b" not in told.stderr
    silent = CliRunner().invoke(cli, [*words, "--progress", "never"])
    assert " a second" not in silent.stderr
    assert silent.exit_code == told.exit_code == 0


def test_a_long_build_of_a_site_tells_each_of_its_stages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.cli.building._SHOWN_FROM", 1)
    monkeypatch.setattr(telling, "monotonic", clock(EVERY))
    save_all([founding], tmp_path / "one.jsonl")
    words = ["publish", str(tmp_path / "one.jsonl"), "--no-footnotes", "--workers", "1", "--into"]
    told = CliRunner().invoke(cli, [*words, str(tmp_path / "site")]).stderr.splitlines()
    stages = [
        "1 records read, ",
        "1 of 1 records",
        "writing the dumps",
        "dumps/records.nq.zst is written",
        "writing the pages of archives",
        "writing what changed",
        "settling",
    ]
    places = [next(n for n, one in enumerate(told) if one.startswith(stage)) for stage in stages]
    assert places == sorted(places)
    silent = CliRunner().invoke(cli, [*words, str(tmp_path / "site"), "--progress", "never"])
    assert (silent.exit_code, silent.stderr) == (0, "")
