"""The README's examples run, and it names every command and format."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from provenance.bibliography.format import formats
from provenance.cli import cli

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PRINTED = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def test_the_python_examples_run_and_print_what_they_show(tmp_path: Path) -> None:
    script = tmp_path / "readme.py"
    script.write_text("\n".join(PYTHON), encoding="utf-8")
    top = Path(__file__).parents[1]
    out = subprocess.run(
        [sys.executable, str(script)], cwd=top, capture_output=True, text=True, check=False
    )
    assert out.returncode == 0, out.stderr
    assert out.stdout.startswith(PRINTED[0])


@pytest.mark.parametrize("name", cli.list_commands(click.Context(cli)))
def test_every_command_is_named_and_has_help_with_an_example(name: str) -> None:
    assert f"`provenance {name}" in README
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    assert command.epilog or getattr(command, "commands", None)


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_is_named(name: str) -> None:
    assert f"`{name}`" in README


def test_the_two_set_up_commands_stand_alone_on_their_lines() -> None:
    lines = README.splitlines()
    assert "python -m pip install . && provenance publish records --into site" in lines
    assert 'python -m pip install -e ".[dev]" && python -m pytest' in lines
