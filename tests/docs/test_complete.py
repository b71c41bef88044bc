"""The documentation tells of everything that is there, and of nothing that is not."""

import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import click
import pytest
from building import built_once
from pages import DOCS, blocks, commands

import provenance as pv
from provenance.cli import cli
from provenance.rdf.profiles.profile import profiles

SOURCES = {
    path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(DOCS.rglob("*.md"))
    if "_build" not in path.parts
}


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory)


def _all(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            within = command.get_command(context, name)
            assert within is not None
            yield from _all(within, f"{path} {name}")


COMMANDS = dict(_all(cli, "provenance"))


def options(command: click.Command) -> set[str]:
    """Return the options of a command, those for help among them."""
    given = command.get_params(click.Context(command))
    return {one for each in given for one in (*each.opts, *each.secondary_opts)} | {"-h", "--help"}


def _words(folder: Path, page: str) -> str:
    text = (folder / page).read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize("path", sorted(COMMANDS))
def test_every_command_and_option_is_in_the_reference(path: str, built: Path) -> None:
    page = _words(built, "reference/commands.html")
    assert f" {path} " in page
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option):
            assert all(name in page for name in parameter.opts), parameter.name
            assert " ".join((parameter.help or "").split()) in page, parameter.name


@pytest.mark.parametrize("name", sorted(cli.list_commands(click.Context(cli))))
def test_every_command_is_used_on_a_page_written_by_hand(name: str) -> None:
    assert any(re.search(rf"provenance {name}\b", text) for text in SOURCES.values())


def _invocations() -> Iterator[tuple[str, str]]:
    for page, text in SOURCES.items():
        consoles = [one.body for one in blocks(text) if one.kind == "console"]
        found = [line for one in consoles for line, _ in commands(one)]
        inline = re.findall(r"`(provenance [a-z][^`]*)`", text)
        yield from ((page, line) for line in (*found, *inline))


def _known(words: list[str]) -> tuple[str, list[str]]:
    """Return the command that words begin with, and what follows it."""
    path, at = "provenance", 1
    while at < len(words) and f"{path} {words[at]}" in COMMANDS:
        path, at = f"{path} {words[at]}", at + 1
    return path, words[at:]


def test_no_page_speaks_of_a_command_or_option_that_is_not_there() -> None:
    seen = set()
    for page, line in _invocations():
        words = shlex.split(line.replace("\\\n", ""), comments=True)
        if not words or words[0] != "provenance" or len(words) == 1:
            continue
        path, rest = _known(words)
        if path == "provenance" and words[1] not in {"VERB", *options(cli)}:
            pytest.fail(f"{page}: there is no `{line}`")
        if words[1] != "VERB":
            given = {word.split("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
            assert given <= options(COMMANDS[path]), f"{page}: {line}"
        seen.add(path)
    assert len(seen) > 15


def test_options_in_running_words_are_there() -> None:
    every = set().union(*(options(command) for command in COMMANDS.values()))
    others = {"--tool", "--validate-datamodel", "--directory", "--output-file"}
    for page, text in SOURCES.items():
        assert set(re.findall(r"`(--[a-z][a-z-]*)", text)) <= every | others, page


FORMAT_TABLE = re.findall(
    r"^\| `([a-z-]+)` \|", SOURCES["formats.md"].split("## ")[0], re.MULTILINE
)


def test_the_formats_told_of_are_those_that_are_there() -> None:
    assert sorted(FORMAT_TABLE) == sorted(pv.formats())


def test_the_profiles_told_of_are_those_that_are_there() -> None:
    told = re.findall(r"^### `([a-z-]+)`: ", SOURCES["profiles.md"], re.MULTILINE)
    assert sorted(told) == sorted(profiles())
    table = SOURCES["how-to/publish.md"]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == sorted(profiles())


@pytest.mark.parametrize("name", pv.__all__)
def test_every_name_of_the_front_door_is_in_the_reference(name: str, built: Path) -> None:
    assert f'id="provenance.{name}"' in (built / "reference/python.html").read_text("utf-8")


def test_the_reference_of_the_front_door_has_no_name_too_many() -> None:
    page = SOURCES["reference/python.md"]
    told = set(re.findall(r"^\.\. auto\w+:: provenance\.(\w+)$", page, re.MULTILINE))
    assert told - {"errors"} == set(pv.__all__)


def test_every_importer_is_told_of() -> None:
    group = COMMANDS["provenance import"]
    assert isinstance(group, click.Group)
    for name in group.list_commands(click.Context(group)):
        assert any(f"provenance import {name}" in text for text in SOURCES.values()), name
