"""A site that ``serve`` builds may be told all that ``publish`` is told."""

import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner
from serving import sharded_site

from provenance.cli.building import Told
from provenance.cli.inputs import records_of
from provenance.cli.publish import publish
from provenance.cli.serve import serve
from provenance.errors import SettingsWrong
from provenance.publish.manifest import read_site
from provenance.publish.options import Options
from provenance.resources.folders import folder
from provenance.serve import preparing
from provenance.serve.preparing import Prepared, prepare
from provenance.serve.settings import Settings, read_settings
from provenance.shards.running import processors

RECORD: Final = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"
OF_THE_COMMAND: Final = {"inputs", "into", "workers", "progress"}
OF_THE_RUN: Final = {"workers", "progress", "stage"}


def parameters(command: click.Command) -> set[str]:
    return {one.name or "" for one in command.params}


def test_serve_has_every_option_of_a_site() -> None:
    assert parameters(publish) <= parameters(serve)
    wanted = parameters(publish) - OF_THE_COMMAND
    assert wanted <= Settings.model_fields.keys()
    assert {one.name for one in fields(Options)} - OF_THE_RUN <= wanted
    assert OTHERS.keys() == wanted | {"into"}


def test_a_site_that_serve_builds_is_as_it_is_told(tmp_path: Path) -> None:
    theme, docs = tmp_path / "theme", tmp_path / "docs"
    (theme / "static").mkdir(parents=True)
    (theme / "static" / "theme.css").write_text("body { color: teal }")
    docs.mkdir()
    (docs / "index.html").write_text("documentation")
    environment = {
        "CUSTODY_SERVE_BASE": "https://example.org/id/",
        "CUSTODY_SERVE_TITLE": "Papers",
        "CUSTODY_SERVE_LICENCE": "https://creativecommons.org/licenses/by-sa/4.0/",
        "CUSTODY_SERVE_PUBLISHER": "A project",
        "CUSTODY_SERVE_SERVICES": "https://example.org/live/",
        "CUSTODY_SERVE_THEME": str(theme),
        "CUSTODY_SERVE_RELEASED": "2026-11-01",
        "CUSTODY_SERVE_SHARDED": "true",
        "CUSTODY_SERVE_FOOTNOTES": "false",
    }
    settings = read_settings({"docs": docs}, environment)
    prepared = prepare([str(RECORD)], settings, tmp_path, records_of)
    made = Path(prepared.site)
    about = read_site(made)
    assert about.title == "Papers" and about.base == "https://example.org/id/"
    assert about.licence == environment["CUSTODY_SERVE_LICENCE"]
    assert about.services == environment["CUSTODY_SERVE_SERVICES"]
    assert about.sharded and about.released == "2026-11-01"
    assert "A project" in (made / "dcat.ttl").read_text(encoding="utf-8")
    assert (made / "static" / "theme.css").is_file() and (made / "docs" / "index.html").is_file()
    assert "Footnote (" not in (made / "record/30/dobrynin-1962-10-30.html").read_text("utf-8")
    shutil.rmtree(theme)
    shutil.rmtree(docs)
    assert Prepared.model_validate_json(prepared.model_dump_json()).site == prepared.site


def test_a_site_is_built_by_all_processors_and_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Options] = []

    def built(_records: object, _into: Path, _base: str, _title: str, options: Options) -> None:
        seen.append(options)
        raise SettingsWrong(["built"])

    def progress(_done: int, _total: int) -> None:
        """Hear nothing."""

    def stage(_words: str) -> None:
        """Hear nothing."""

    monkeypatch.setattr(preparing, "build_site", built)
    with pytest.raises(SettingsWrong, match="built"):
        prepare(
            [str(RECORD)], Settings(), tmp_path, records_of, Options(progress=progress, stage=stage)
        )
    told = [(one.workers, one.progress, one.stage) for one in seen]
    assert told == [(processors(), progress, stage)]


def test_what_is_no_licence_and_no_folder_is_told_at_once(tmp_path: Path) -> None:
    environment = {
        "CUSTODY_SERVE_LICENCE": "CC BY",
        "CUSTODY_SERVE_SERVICES": "live",
        "CUSTODY_SERVE_THEME": str(tmp_path / "none"),
        "CUSTODY_SERVE_RELEASED": "yesterday",
    }
    with pytest.raises(SettingsWrong) as caught:
        read_settings({}, environment)
    assert len(caught.value.problems) == 4
    assert all(one in str(caught.value) for one in (*environment, "give one such as"))


OTHERS: Final[dict[str, Any]] = {
    "base": "https://example.org/other/",
    "title": "Another",
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "services": "https://example.org/live/",
    "into": "elsewhere",
    "publisher": "A project",
    "theme": folder("records"),
    "docs": folder("records"),
    "released": date(2026, 11, 1),
    "sharded": True,
    "footnotes": True,
}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_published_site_is_not_told_what_it_is(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match=name):
        prepare([str(sharded_site())], Settings(**{name: OTHERS[name]}), tmp_path, records_of)


def test_what_a_published_site_says_of_itself_may_be_said_again(tmp_path: Path) -> None:
    about = read_site(sharded_site())
    said = Settings(base=about.base, title=about.title, licence=about.licence)
    store = tmp_path / "store"
    store.mkdir()
    assert prepare([str(sharded_site())], said, tmp_path, records_of).site == str(sharded_site())


def test_a_folder_of_the_command_line_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = [str(RECORD), "--theme", str(tmp_path / "none")]
    result = CliRunner().invoke(serve, told)
    assert result.exit_code == 2 and "does not exist" in result.output


@pytest.mark.parametrize("wished", [True, False])
def test_how_far_it_is_is_told_unless_nobody_wishes_it(
    wished: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Options | None] = []

    def ran(_inputs: object, _settings: object, _read: object, how: Options | None = None) -> None:
        heard.append(how)

    monkeypatch.setattr("provenance.serve.running.run", ran)
    told = [str(RECORD), "--port", "0", *([] if wished else ["--progress", "never"])]
    assert CliRunner().invoke(serve, told).exit_code == 0
    (how,) = heard
    assert (how is not None) == wished
    assert how is None or (isinstance(how.progress, Told) and how.stage == how.progress.stage)
