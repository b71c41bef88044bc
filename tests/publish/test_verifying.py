"""Dumps are checked against the sums of the site."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from founding_sketch import rec as founding

from provenance.cli import cli
from provenance.errors import DataSyntaxError
from provenance.publish.machine.dumps import DUMPS
from provenance.publish.site import build_site
from provenance.publish.verifying import SUMS, verify


@pytest.fixture(scope="module", name="published")
def _published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("verified") / "site"
    build_site([founding], site)
    return site


@pytest.fixture(name="site")
def _site(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "site")


def test_what_was_published_is_as_published(site: Path) -> None:
    found = list(verify(site))
    assert {one.name for one in found} == {one.name for one in DUMPS}
    assert not any(one.problem for one in found)


def test_what_was_changed_removed_or_added_is_told(site: Path) -> None:
    bibliography = site / "dumps" / "records.bib"
    bibliography.write_bytes(bibliography.read_bytes() + b" ")
    (site / "dumps" / "records.ris").unlink()
    sums = site / SUMS
    lines = sums.read_text("utf-8").splitlines(keepends=True)
    sums.write_text("".join(one for one in lines if not one.endswith(".csv\n")), "utf-8")
    found = {one.name: one.problem for one in verify(site) if one.problem}
    assert found.keys() == {"dumps/records.bib", "dumps/records.ris", "dumps/records.csv"}
    assert "expected " in found["dumps/records.bib"]
    assert found["dumps/records.ris"] == "it is not there"
    assert found["dumps/records.csv"] == "no sum of it stands in SHA256SUMS"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (f"{'0' * 64}  ../secret", "'../secret' is not a file of this folder"),
        (f"{'0' * 64}  /etc/passwd", "'/etc/passwd' is not a file of this folder"),
        ("0  dumps/records.bib", "expected a SHA-256"),
        (f"{'0' * 64}  x\x1b[8m", "expected a SHA-256"),
        (f"{'0' * 64}  dumps/records.bib", "a second sum of 'dumps/records.bib'"),
    ],
)
def test_no_file_outside_is_read(site: Path, line: str, problem: str) -> None:
    with (site / SUMS).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(DataSyntaxError, match=problem):
        list(verify(site))


def test_what_a_link_leads_to_elsewhere_is_not_read(site: Path, tmp_path: Path) -> None:
    dump = site / "dumps" / "records.bib"
    dump.rename(tmp_path / "elsewhere.bib")
    dump.symlink_to(tmp_path / "elsewhere.bib")
    found = {one.name: one.problem for one in verify(site) if one.problem}
    assert found == {"dumps/records.bib": "it is a link that leads out of the folder"}


def test_sums_of_nothing_are_no_sums(tmp_path: Path) -> None:
    (tmp_path / SUMS).touch()
    with pytest.raises(DataSyntaxError, match="expected a SHA-256"):
        list(verify(tmp_path))


def test_the_command_tells_of_every_file(site: Path) -> None:
    said = CliRunner().invoke(cli, ["check", "--dump", str(site)])
    assert (said.exit_code, said.output.count(": as published\n")) == (0, len(DUMPS))
    (site / "dumps" / "agents.nq").unlink()
    said = CliRunner().invoke(cli, ["check", "--dump", "--json", str(site)])
    wrong = [one for one in json.loads(said.output) if one["problem"]]
    assert (said.exit_code, [one["file"] for one in wrong]) == (1, ["dumps/agents.nq"])
