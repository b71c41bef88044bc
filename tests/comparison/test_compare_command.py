"""The command ``provenance compare``: what it prints, and how it ends."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.records.load import load
from provenance.records.save import save
from provenance.resources.folders import folder

FOUNDING = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments], catch_exceptions=False)


def test_the_founding_record_is_compared_in_words() -> None:
    done = run(str(FOUNDING))
    assert done.exit_code == 0
    assert "What they agree on:\n    hand-over of the copy to NHK [1, 2]" in done.output
    assert "(speaks of most of the Russian papers printed in the issue)" in done.output


def test_as_json_each_record_is_an_object(tmp_path: Path) -> None:
    into = tmp_path / "compared.json"
    assert run(str(FOUNDING), str(FOUNDING.parent), "--json", "--into", str(into)).exit_code == 0
    compared = json.loads(into.read_text(encoding="utf-8"))
    assert compared[0]["record"] == "dobrynin-1962-10-30"
    assert len(compared) > 2


def test_a_conflict_is_exit_status_1_and_no_name_commands_the_terminal(tmp_path: Path) -> None:
    record = load(FOUNDING)
    plain = record.model_dump(mode="json")
    plain["accounts"][2]["statements"] = [
        {"id": "s1", "about": "text", "property": "author", "value": "x", "agent": "nhk"}
    ]
    plain["agents"][1]["name"] = "N\x1b[31mH\nK"
    file = tmp_path / "conflict.yaml"
    save(type(record).model_validate(plain), file)
    done = run(str(file))
    assert done.exit_code == 1
    assert "author: account description: A.F. Dobrynin; account 2: N" in done.output
    assert "\x1b" not in done.output
