"""Every example of the tutorial, the guides and the explanation runs, and prints what is shown."""

from pathlib import Path

import pytest
from drawings import DRAWINGS, drawn
from pages import CLIENTS, DOCS, RUN, agrees, blocks, missing, prepare, replay

RENEW = "python tests/docs/renew_pages.py, and read the difference"


def _follow(page: str, folder: Path) -> None:
    prepare(folder, page)
    for block, printed in replay((DOCS / page).read_text(encoding="utf-8"), folder):
        assert agrees(block.body, printed), f"{page} shows\n{block.body}\nit is\n{printed}\n{RENEW}"


@pytest.mark.parametrize("page", [page for page in RUN if page not in CLIENTS])
def test_the_examples_of_a_page(page: str, tmp_path: Path) -> None:
    _follow(page, tmp_path)


@pytest.mark.client
@pytest.mark.parametrize("page", sorted(CLIENTS))
def test_the_examples_of_a_page_with_other_programs(page: str, tmp_path: Path) -> None:
    absent = missing(CLIENTS[page])
    if absent:
        pytest.skip(f"{absent} is not here: apt-get install {CLIENTS[page][absent]}")
    _follow(page, tmp_path)


def test_examples_are_there_to_be_run() -> None:
    kinds = [one.kind for page in RUN for one in blocks((DOCS / page).read_text(encoding="utf-8"))]
    assert kinds.count("console") > 25
    assert kinds.count("python") > 4


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
