"""The pages of the documentation, the README and CONTRIBUTING among them, and their blocks.

A page's blocks are taken in order, in one folder that has a copy of ``records/`` (`following`):

- a ``code-block`` with a caption is a file of that name; with the caption "NAME, above the first
  WORDS" it is put into that file, with "From NAME" it stands there;
- a ``console`` block holds commands, each after ``$``, and what they print;
- a ``python`` block is run, and its comments show results (`results`); a ``text`` block right
  after it is what it prints;
- an ``sh`` block has commands that install, which `.ci/run` gives;
- the kinds in `JUDGED` are held to what is so by the tests named there;
- directives are Sphinx's, which builds the pages with warnings as errors.

A line ``…`` stands for any number of lines. There is no other kind of block: a test looks.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

TOP: Final = Path(__file__).parents[2]
DOCS: Final = TOP / "docs"

PAGES: Final = {
    "README.md": TOP / "README.md",
    "CONTRIBUTING.md": TOP / "CONTRIBUTING.md",
    **{
        path.relative_to(DOCS).as_posix(): path
        for path in sorted(DOCS.rglob("*.md"))
        if "_build" not in path.relative_to(DOCS).parts
    },
}
"""Every page by its name, from ``docs/``."""

JUDGED: Final = {
    ("CONTRIBUTING.md", "text"): "test_layers.py",
    ("hosting.md", "nginx"): "publish/test_hosting_page.py",
    ("how-to/spark.md", "sh"): "spark/test_cluster_platforms.py",
    ("how-to/spark.md", "{code-block} python"): "spark/test_cluster_platforms.py",
    ("linked-art.md", "json"): "rdf/test_linked_art.py",
    ("model.md", "trig"): "rdf/test_documentation.py",
    ("questions.md", "sparql"): "questions/test_answers.py",
}
"""The kinds of blocks of a page that are data or settings, and the test that holds them."""

CLIENTS: Final = {
    "how-to/latex.md": {
        "pdflatex": "texlive-latex-base",
        "biber": "biber",
        "pdftotext": "poppler-utils",
    },
    "how-to/spark.md": {"java": "default-jre-headless"},
    "serve.md": {"curl": "curl"},
    "serve-oai.md": {"curl": "curl"},
}
"""The pages that use programs of others: each program, and the package that has it."""

INSTALL: Final = re.compile(r"python -m pip install [^`&|;\n]+")
"""A command that installs something."""

SET_UP: Final = {
    "python -m pip install . && provenance publish records --into site",
    'python -m pip install -e ".[dev]" && python -m pytest',
}
"""The commands of the README that ``.ci/run`` gives as they stand."""

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_ABOVE = re.compile(r"(.+), above the first (.+)")
_FROM = re.compile(r"From (.+)")
_CAPTION = re.compile(r"^:caption: (.*)\n+", re.MULTILINE)

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


FOLLOWED: Final = tuple(
    page
    for page, path in PAGES.items()
    if any(one.kind != "other" for one in blocks(path.read_text(encoding="utf-8")))
)
"""The pages that have something to follow."""


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the text shown under it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        last = next(at for at, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[: last + 1]), "".join(lines[last + 1 :])


def agrees(shown: str, printed: str) -> bool:
    """Tell whether what a page shows is what is printed; ``…`` on a line stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…\n", _trimmed(shown), flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), _trimmed(printed)) is not None


def _trimmed(text: str) -> str:
    return re.sub(r"[ \t\r]+$", "", text, flags=re.MULTILINE)
