"""The pages of the documentation as their readers follow them: files, commands, Python.

A page's blocks are taken in order, in one folder that has a copy of ``records/``:

- a ``code-block`` with a caption is a file of that name; with the caption "NAME, above the first
  WORDS" it is put into that file, with "From NAME" it stands there;
- a ``console`` block holds commands, each after ``$``, and what they print;
- a ``python`` block is run; a ``text`` block right after it is what it prints.

A line ``…`` stands for any number of lines.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, Literal
from warnings import catch_warnings, simplefilter

from provenance.cli import cli

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
RUN = (
    "tutorial.md",
    "why.md",
    *sorted(f"how-to/{page.name}" for page in (DOCS / "how-to").iterdir()),
)
"""The pages whose examples are run, from ``docs/``."""

CHECKOUT = "how-to/own-archive.md"
"""The page that is followed in a copy of the project."""

CLIENTS = {
    "how-to/latex.md": {
        "pdflatex": "texlive-latex-base",
        "biber": "biber",
        "pdftotext": "poppler-utils",
    }
}
"""The pages that use programs of others: each program, and the package that has it."""

_APART = ("publish", "serve")
"""The commands that start processes or go on running, and so are run as commands are."""

_PROJECT = ("provenance", "vocab")

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_ABOVE = re.compile(r"(.+), above the first (.+)")
_FROM = re.compile(r"From (.+)")
_CAPTION = re.compile(r"^:caption: (.*)\n+", re.MULTILINE)
_SHELL = re.compile(r"[|<>&;]")

Kind = Literal["file", "above", "from", "console", "python", "other"]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page.

    Attributes:
        kind: What is done with it.
        name: The file's name, or the language.
        body: The text between the fences.
        span: Where the body stands in the page.
    """

    kind: Kind
    name: str
    body: str
    span: tuple[int, int]


def missing(programs: dict[str, str]) -> str | None:
    """Return the first of some programs that is not installed."""
    return next((one for one in programs if shutil.which(one) is None), None)


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    return [_block(found) for found in _FENCE.finditer(text)]


def _block(found: re.Match[str]) -> Block:
    info, body = found["info"].strip(), found["body"]
    caption = _CAPTION.match(body)
    if caption:
        kind, name = _captioned(caption[1].strip())
        return Block(kind, name, body[caption.end() :], found.span("body"))
    kind = info if info in ("console", "python") else "other"  # type: ignore[assignment]  # narrowed by the test
    return Block(kind, info, body, found.span("body"))


def _captioned(caption: str) -> tuple[Kind, str]:
    if _ABOVE.fullmatch(caption):
        return "above", caption
    excerpt = _FROM.fullmatch(caption)
    return ("from", excerpt[1]) if excerpt else ("file", caption)


def prepare(folder: Path, page: str) -> None:
    """Give a folder what a page presupposes: the records, or a whole copy of the project."""
    for part in ("records", *(_PROJECT if page == CHECKOUT else ())):
        shutil.copytree(TOP / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))


def replay(text: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Follow a page and yield each block that prints, with what it prints now."""
    names: dict[str, Any] = {}
    found = blocks(text)
    for at, block in enumerate(found):
        if block.kind in ("file", "above", "from"):
            _FILES[block.kind](block, folder)
        elif block.kind == "console":
            yield block, _console(block.body, folder)
        elif block.kind == "python":
            printed = _python(block.body, names, folder)
            after = found[at + 1] if at + 1 < len(found) else None
            if after is not None and after.name == "text":
                yield after, printed


def _write(block: Block, folder: Path) -> None:
    target = folder / block.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(block.body, encoding="utf-8")


def _put_above(block: Block, folder: Path) -> None:
    said = _ABOVE.fullmatch(block.name)
    assert said
    target = folder / said[1]
    text = target.read_text(encoding="utf-8")
    at = re.search(rf"^ *{re.escape(said[2])}$", text, re.MULTILINE)
    assert at, block.name
    target.write_text(f"{text[: at.start()]}{block.body}{text[at.start() :]}", encoding="utf-8")


def _find(block: Block, folder: Path) -> None:
    assert block.body in (folder / block.name).read_text(encoding="utf-8"), block.name


_FILES = {"file": _write, "above": _put_above, "from": _find}


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the text shown under it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        last = next(at for at, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[: last + 1]), "".join(lines[last + 1 :])


def _console(body: str, folder: Path) -> str:
    return "".join(f"$ {command}{run(command, folder)}" for command, _ in commands(body))


def run(command: str, folder: Path) -> str:
    """Return what a command prints, both streams; it has to succeed."""
    line = command.replace("\\\n", "").strip()
    words = shlex.split(line)
    inside = words[0] == "provenance" and words[1] not in _APART and not _beyond(line)
    inside = inside and not (folder / "vocab").is_dir()
    status, printed = _call(words[1:], folder) if inside else _shell(line, folder)
    assert status == 0, f"{line}\n{printed}"
    printed = printed.replace("\r\n", "\n")
    return printed if not printed or printed.endswith("\n") else f"{printed}\n"


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
    places = {"PYTHONPATH": str(folder)} if (folder / "vocab").is_dir() else {}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **places},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def _python(body: str, names: dict[str, Any], folder: Path) -> str:
    with chdir(folder), redirect_stdout(StringIO()) as printed:
        exec(compile(body, "example", "exec"), names)  # noqa: S102 - the examples are ours
    return printed.getvalue()


def agrees(shown: str, printed: str) -> bool:
    """Tell whether what a page shows is what is printed; ``…`` on a line stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…\n", _trimmed(shown), flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), _trimmed(printed)) is not None


def _trimmed(text: str) -> str:
    return re.sub(r"[ \t\r]+$", "", text, flags=re.MULTILINE)
