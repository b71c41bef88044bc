"""No block of a page escapes: each is of a kind that is run, or held to what is so."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pages import INSTALL, JUDGED, PAGES, SET_UP, TOP, Block, blocks

TESTS = TOP / "tests"
_DIRECTIVES = ("{eval-rst}", "{include} ../CONTRIBUTING.md", "{toctree}")
_LITERAL = re.compile(r"^\.\. (code|parsed|literal)|[^ ]::$", re.MULTILINE)


def unheld(page: str, text: str) -> list[str]:
    """Return each block of a page that nothing runs or checks, by its first line."""
    found = blocks(text)
    seen = {text[slice(*one.span)] for one in found}
    tokens = [one for one in MarkdownIt().parse(text) if one.type in ("fence", "code_block")]
    loose = [one.content for one in tokens if one.type != "fence" or one.content not in seen]
    for at, block in enumerate(found):
        before = found[at - 1] if at else None
        later = "".join(one.body for one in found[at + 1 :])
        if not _held(page, block, before, later):
            loose.append(block.body)
    return [one.split("\n")[0] for one in loose]


def _held(page: str, block: Block, before: Block | None, later: str) -> bool:
    """Tell whether a block is run or checked."""
    if block.kind != "other":
        return _followed(block, later)
    return (
        (page, block.name) in JUDGED
        or (block.name == "text" and before is not None and before.kind == "python")
        or (block.name == "sh" and all(_installs(one) for one in block.body.splitlines()))
        or (block.name in _DIRECTIVES and not _LITERAL.search(block.body))
    )


def _followed(block: Block, later: str) -> bool:
    """Tell whether following a block does something: a file is of use to what comes later."""
    if block.kind == "file":
        path = Path(block.name)
        return any(name in later for name in (path.stem, path.parts[0]))
    return block.kind != "console" or block.body.startswith("$ ")


def _installs(line: str) -> bool:
    return line in SET_UP or INSTALL.fullmatch(line) is not None


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_is_run_or_held(page: str) -> None:
    assert unheld(page, PAGES[page].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("page", "language"), JUDGED)
def test_what_is_judged_elsewhere_is(page: str, language: str) -> None:
    shown = [one.name for one in blocks(PAGES[page].read_text(encoding="utf-8"))]
    assert language in shown
    test = (TESTS / JUDGED[page, language]).read_text(encoding="utf-8")
    assert page.partition(".")[0] in test


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("```sh\nprovenance check records\n```\n", ["provenance check records"]),
        ("```sh\npython -m pip install .\n```\n", []),
        (
            "```sh\npython -m pip install . && rm -r x\n```\n",
            ["python -m pip install . && rm -r x"],
        ),
        ("```console\nprovenance check records\n```\n", ["provenance check records"]),
        ("```console\n$ provenance check records\n```\n", []),
        ("Say:\n\n    provenance check records\n", ["provenance check records"]),
        ("~~~console\n$ provenance check records\n~~~\n", ["$ provenance check records"]),
        ("- so:\n\n  ```console\n  $ ls\n  ```\n", ["$ ls"]),
        ("````python\n1\n````\n", ["1"]),
        ("```\n$ ls\n```\n", ["$ ls"]),
        ("```bash\n$ ls\n```\n", ["$ ls"]),
        ("```yaml\na: b\n```\n", ["a: b"]),
        ("```text\na\n```\n", ["a"]),
        ("```python\nprint(1)\n```\n\nIt prints\n\n```text\n1\n```\n", []),
        ("```{code-block} text\n:caption: a.txt\n\na\n```\n", ["a"]),
        ("```{code-block} text\n:caption: a.txt\n\na\n```\n```console\n$ cat a.txt\n```\n", []),
        ("```{code-block} text\na\n```\n", ["a"]),
        ("```{eval-rst}\n.. code-block:: python\n\n   1\n```\n", [".. code-block:: python"]),
        ("```{toctree}\na\n```\n", []),
    ],
)
def test_a_block_that_nothing_holds_is_found(text: str, loose: list[str]) -> None:
    assert unheld("page.md", text) == loose


def test_the_two_set_up_commands_stand_alone_on_their_lines() -> None:
    lines = PAGES["README.md"].read_text(encoding="utf-8").splitlines()
    assert set(lines) >= SET_UP
