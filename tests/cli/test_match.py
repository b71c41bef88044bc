"""``provenance match``: proposals printed, kept in a file, and written once they are accepted."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.identity.decisions import read_decisions
from provenance.resources.folders import folder

RECORDS = str(folder("records"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_match_says_why() -> None:
    told = run("match", RECORDS).output
    assert "dobrynin-1962-11-01, dobrynin-1962-11-01-2: perhaps the same document" in told
    assert "both are dated 1962-11-01" in told
    (one,) = json.loads(run("match", RECORDS, "--json").output)
    assert one["relation"] == "close"


def test_match_keeps_decisions_and_writes_the_accepted(tmp_path: Path) -> None:
    file = tmp_path / "identity.yaml"
    assert run("match", RECORDS, "--decisions", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("relation: close", "relation: same\n  decision: accepted\n  by: A. Lee")
    )
    assert run("match", RECORDS, "--decisions", str(file)).exit_code == 0
    (kept,) = read_decisions(file).decisions
    assert (kept.relation, kept.decision, kept.by) == ("same", "accepted", "A. Lee")
    quads = run("match", RECORDS, "--decisions", str(file), "--format", "nquads").output
    assert quads.count("<http://www.w3.org/2002/07/owl#sameAs>") == 2


def test_match_needs_decisions_for_quads() -> None:
    result = run("match", RECORDS, "--format", "nquads")
    assert result.exit_code == 2
    assert "--decisions" in result.output
