"""The README names every command and format; its examples run in ``docs/test_examples.py``."""

from pathlib import Path

import click
import pytest

from provenance.bibliography.format import formats
from provenance.cli import cli

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


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
