"""Every example of the pages runs, and prints what is shown."""

from pathlib import Path
from typing import Any

import pytest
from drawings import DRAWINGS, drawn
from following import GIVEN, OTHER, prepare, replay
from pages import CLIENTS, DOCS, FOLLOWED, PAGES, agrees, missing
from results import run as run_program

RENEW = "python tests/docs/renew_pages.py, and read the difference"


def _follow(page: str, folder: Path) -> None:
    text = PAGES[page].read_text(encoding="utf-8")
    prepare(folder, text, page)
    for block, now in replay(text, folder):
        assert agrees(block.body, now), f"{page} shows\n{block.body}\nit is\n{now}\n{RENEW}"


@pytest.mark.parametrize("page", [page for page in FOLLOWED if page not in CLIENTS])
def test_the_examples_of_a_page(page: str, tmp_path: Path) -> None:
    _follow(page, tmp_path)


@pytest.mark.client
@pytest.mark.parametrize("page", sorted(CLIENTS))
def test_the_examples_of_a_page_with_other_programs(page: str, tmp_path: Path) -> None:
    absent = missing(CLIENTS[page])
    if absent:
        pytest.skip(f"{absent} is not here: apt-get install {CLIENTS[page][absent]}")
    _follow(page, tmp_path)


@pytest.mark.parametrize("name", [*GIVEN, OTHER])
def test_what_readers_bring_is_asked_for(name: str) -> None:
    assert any(name in path.read_text(encoding="utf-8") for path in PAGES.values())


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_picture_is_as_it_is_drawn_now(name: str) -> None:
    assert (DOCS / "pictures" / name).read_text(encoding="utf-8") == drawn(name), RENEW


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nc\n", "a\nb\n", False),
        ("a\n…\nc\n", "x\na\nc\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_what_is_shown_is_held_against_what_is_printed(
    shown: str, printed: str, same: bool
) -> None:
    assert agrees(shown, printed) is same


@pytest.mark.parametrize(
    ("shown", "now"),
    [
        ("1 + 1  # 2", "1 + 1  # 2"),
        ("1 + 1  # 3", "1 + 1  # 2"),
        ("1 + 1  # 2, as everywhere", "1 + 1  # 2, as everywhere"),
        ("1 + 1  # 21", "1 + 1  # 2"),
        ("1 + 1  # a sum", "1 + 1  # 2"),
        ("print(end='')  # nothing", "print(end='')  # None"),
        ("a = 1  # words", "a = 1  # words"),
        ("max(\n    1,  # words\n    2,\n)  # 1", "max(\n    1,  # words\n    2,\n)  # 2"),
        ("'#'  # '#'", "'#'  # '#'"),
    ],
)
def test_a_result_in_a_comment_is_held_against_the_value(shown: str, now: str) -> None:
    names: dict[str, Any] = {}
    assert run_program(f"{shown}\n", names) == f"{now}\n"
