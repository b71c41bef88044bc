"""The pages of the documentation as their readers follow them: files, commands, Python, a server.

``provenance serve`` goes on running while the page is followed, or until the page starts another.
It listens on a free port, which is put for 8000 into what follows and taken out of what is printed.
For the address of somebody else's service, `OTHER`, stands that of a server of our own.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from warnings import catch_warnings, simplefilter

from background import Server
from pages import TOP, Block, blocks, commands
from results import run as run_program

from provenance.cli import cli

OTHER: Final = "https://example.org/reconcile"
"""The address of somebody else's service in the pages."""

A_RECORD: Final = TOP / "records" / "cwihp" / "dobrynin-1962-10-30.yaml"
"""What a server serves that is asked about archives only."""

CHECKOUT: Final = {
    "how-to/own-archive.md": ("provenance", "vocab", "tests", "docs", "pyproject.toml"),
    "how-to/publish.md": ("docs", "CONTRIBUTING.md", "provenance/publish/static"),
}
"""The pages that are followed in the project's folder, and what of it they need."""

GIVEN: Final = {
    "my-journal.csl": TOP / "vocab/bibliography/styles/chicago-18-archival.csl",
    "wilson-page.txt": TOP / "tests/cases/readers/exports/wilson-page.txt",
    "volume.xml": TOP / "tests/docs/given/volume.xml",
    "finding-aid.xml": TOP / "tests/docs/given/finding-aid.xml",
}
"""What readers bring with them, by the names that the pages give it, and what stands for it."""

_APART = ("publish", "serve")
"""The commands that start processes or go on running, and so are run as commands are."""

_SHELL = re.compile(r"[|<>&;]")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "_build", ".*_cache")


def prepare(folder: Path, text: str, page: str) -> None:
    """Give a folder what a page presupposes: the records, what readers bring, or the project."""
    for part in ("records", *CHECKOUT.get(page, ())):
        if (TOP / part).is_dir():
            shutil.copytree(TOP / part, folder / part, ignore=_LEFT_OUT)
        else:
            shutil.copy2(TOP / part, folder / part)
    for name, stand_in in GIVEN.items():
        if name in text:
            shutil.copy(stand_in, folder / name)


def replay(text: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Follow a page and yield each block that shows something, with what it would show now."""
    found = blocks(text)
    with _Reader(folder) as reader:
        for block, after in zip(found, [*found[1:], None], strict=True):
            if block.kind in _FILES:
                _FILES[block.kind](block, folder)
            elif block.kind == "console":
                yield block, reader.console(block.body)
            elif block.kind == "python":
                program, printed = reader.python(block.body)
                yield block, program
                if after is not None and after.name == "text":
                    yield after, printed
                else:
                    assert not printed, f"the page does not show what is printed:\n{printed}"


def _write(block: Block, folder: Path) -> None:
    target = folder / block.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(block.body, encoding="utf-8")


def _put_above(block: Block, folder: Path) -> None:
    name, _, words = block.name.partition(", above the first ")
    target = folder / name
    text = target.read_text(encoding="utf-8")
    at = re.search(rf"^ *{re.escape(words)}$", text, re.MULTILINE)
    assert at, block.name
    target.write_text(f"{text[: at.start()]}{block.body}{text[at.start() :]}", encoding="utf-8")


def _find(block: Block, folder: Path) -> None:
    assert block.body in (folder / block.name).read_text(encoding="utf-8"), block.name


_FILES = {"file": _write, "above": _put_above, "from": _find}


class _Reader:
    """Who follows a page in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, Any] = {}
        self._server: Server | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.stop()

    def console(self, body: str) -> str:
        """Return commands with what they print, both streams; each has to succeed."""
        return "".join(f"$ {command}{self._printed(command)}" for command, _ in commands(body))

    def _printed(self, command: str) -> str:
        line = command.replace("\\\n", "").strip()
        words = shlex.split(line)
        if words[:2] == ["provenance", "serve"]:
            return self._serve(words[2:])
        printed = self._shown(run(self._here(line), self._folder))
        return printed if not printed or printed.endswith("\n") else f"{printed}\n"

    def python(self, body: str) -> tuple[str, str]:
        """Run a program, and return it with its results as they are, and what it prints."""
        with chdir(self._folder), redirect_stdout(StringIO()) as printed:
            program = run_program(self._here(body), self._names)
        return self._shown(program), self._shown(printed.getvalue())

    def _serve(self, arguments: list[str]) -> str:
        if self._server is not None:
            self._server.stop()
        self._server = Server(arguments, self._folder)
        return self._server.told

    def _here(self, text: str) -> str:
        """Return what a page says with the addresses of the servers that run here."""
        if OTHER in text:
            if self._server is None:
                self._server = Server([str(A_RECORD)], self._folder)
            address = f"http://127.0.0.1:{self._server.port}/reconcile --allow 127.0.0.1"
            text = text.replace(OTHER, address)
        return self._server.at(text) if self._server is not None else text

    def _shown(self, text: str) -> str:
        return self._server.shown(text) if self._server is not None else text


def run(line: str, folder: Path) -> str:
    """Return what a command prints, both streams; it has to succeed."""
    words = shlex.split(line)
    inside = words[0] == "provenance" and words[1] not in _APART and not _beyond(line)
    inside = inside and not (folder / "vocab").is_dir()
    status, printed = _call(words[1:], folder) if inside else _shell(line, folder)
    assert status == 0, f"{line}\n{printed}"
    return printed.replace("\r\n", "\n")


def _beyond(line: str) -> bool:
    """Tell whether a line is more than one command with its arguments."""
    return _SHELL.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", line)) is not None


def _call(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run the command here, which spares starting Python anew."""
    raw = BytesIO()
    both = TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True)
    with chdir(folder), redirect_stdout(both), redirect_stderr(both), catch_warnings():
        simplefilter("ignore")  # as Python does for who is no developer
        try:
            cli.main(arguments, prog_name="provenance")
        except SystemExit as ended:
            status = int(ended.code or 0)
    return status, raw.getvalue().decode()


def _shell(line: str, folder: Path) -> tuple[int, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    project = folder if (folder / "vocab").is_dir() else TOP
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(project)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout
