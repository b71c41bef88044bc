"""``provenance archives code`` and ``provenance archives same``."""

import json

from click.testing import CliRunner, Result

from provenance.cli import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("archives", *arguments), catch_exceptions=False)


def test_a_code_is_shown_level_by_level_and_written() -> None:
    lines = run("code", "RGANI, f. 5, op. 49, ll. 1-2", "--style", "gost").output.splitlines()
    assert lines[0] == "Russian State Archive of Contemporary History"
    assert lines[1].split() == ["fonds", "5"]
    assert lines[-1] == "Ф. 5. Оп. 49. Л. 1–2"


def test_a_code_is_read_as_an_archives_in_json() -> None:
    answer = json.loads(
        run("code", "f. 5, op. 49", "--as", "RGANI", "--script", "Cyrl", "--json").output
    )
    assert answer == {
        "archives": ["rgani"],
        "levels": [["fonds", "5"], ["inventory", "49"]],
        "written": "ф. 5, оп. 49",
    }


def test_two_references_are_compared_with_reasons_and_sources() -> None:
    result = run("same", "TsKhSD, f. 5, op. 49, d. 131", "RGANI, f. 5, op. 49, d. 131")
    assert result.exit_code == 0
    first, second, *_ = result.output.splitlines()
    assert first == "yes"
    assert second.startswith("  TsKhSD became RGANI in 1999 (http")


def test_two_that_are_not_one_end_with_status_1() -> None:
    result = run("same", "RGANI, f. 5, d. 1", "RGANI, f. 5, d. 2", "--json")
    assert result.exit_code == 1
    assert json.loads(result.output)["verdict"] == "no"
