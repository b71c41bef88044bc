"""What the pages tell readers to install is there to be installed; ``.ci/run`` does it."""

import re
import shlex
import tomllib

import pytest
from installs import PIP, installs, together
from pages import PAGES, TOP

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TESTED_WITH = {re.split(r"[\[<>=]", one)[0] for many in EXTRAS.values() for one in many}


@pytest.mark.parametrize("command", installs())
def test_what_is_to_be_installed_is_there(command: str) -> None:
    for wanted in shlex.split(command.removeprefix(PIP)):
        extras = re.fullmatch(r"\.\[(.+)\]", wanted)
        assert wanted in {".", "-e"} | TESTED_WITH or extras
        assert not extras or set(extras[1].split(",")) <= EXTRAS.keys()


def test_one_command_installs_what_all_do() -> None:
    several = [f'{PIP}".[cite]"', f'{PIP}".[docs,cite]" duckdb', f"{PIP}duckdb pandas"]
    assert together(several) == f"{PIP}'.[cite,docs,cite]' duckdb pandas"


def test_there_is_one_way_to_say_it() -> None:
    for page, path in PAGES.items():
        text = path.read_text(encoding="utf-8")
        said = re.findall(r"(.{0,10})\bpip install", text)
        assert all(one.endswith(("python -m ", "%")) for one in said), page  # %pip: in a notebook
