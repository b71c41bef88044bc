"""Where settings come from, and what is told when they are wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from serving import site

from provenance.cli.serve import serve
from provenance.errors import SettingsWrong
from provenance.serve.settings import read_settings


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "serve.toml"
    file.write_text('host = "::1"\nport = 1\nworkers = 3\n')
    environment = {"CUSTODY_SERVE_HOST": "0.0.0.0", "CUSTODY_SERVE_PORT": "2", "HOME": "/"}  # noqa: S104 - read, not bound
    settings = read_settings({"port": "3", "host": None}, environment, file)
    assert (settings.host, settings.port, settings.workers) == ("0.0.0.0", 3, 3)  # noqa: S104 - as above


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "serve.toml"
    file.write_text('prot = 1\naccess_log = "perhaps"\n')
    environment = {"CUSTODY_SERVE_WORKERS": "0", "CUSTODY_SERVE_COLOUR": "red"}
    with pytest.raises(SettingsWrong) as caught:
        read_settings({"port": "70000"}, environment, file)
    wrong = ("prot", "access_log", "CUSTODY_SERVE_WORKERS", "CUSTODY_SERVE_COLOUR", "--port")
    assert len(caught.value.problems) == len(wrong)
    assert all(any(one in problem for problem in caught.value.problems) for one in wrong)


@pytest.mark.parametrize("text", ["port = ", None])
def test_a_file_that_cannot_be_read_is_told(text: str | None, tmp_path: Path) -> None:
    file = tmp_path / "serve.toml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(SettingsWrong, match=r"serve\.toml"):
        read_settings({}, {}, file)


def test_a_published_site_has_its_own_base(tmp_path: Path) -> None:
    told = [str(site()), "other", "--base", "https://example.org/other/", "--into", str(tmp_path)]
    result = CliRunner().invoke(serve, told)
    assert isinstance(result.exception, SettingsWrong)
    assert len(result.exception.problems) == 3
