"""What the filters pass over, nothing would have matched: the quick way reads as the plain one.

The plain reader tries every wording at every place and every shape wherever one may stand.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.notes.lexicon import Lexicon, lexicon
from provenance.notes.literals import Literals
from provenance.notes.names import Names, archive_names
from provenance.notes.parse import read_with

SHARED = Path(__file__).parents[2].parent / "shared"
ANYTHING = re.compile("")
PIECES = (
    "Source: ", "RGANI, ", "f. 5, op. 49, d. 131. ", "Secret; ", "Drafted by Lee; cleared by Kim. ",
    "copy obtained by NHK, provided to CWIHP, ", "translated by Ann Lee. ", "Box 12, Cuba, 5/77. ",
    "RG 59, ", "611.37/10-1662. ", "Ф. 5. Оп. 49. ", "ﬁ. ", "ſ. ", "İ. ", "K. ", "Straße ", "(",
    ")", "“", "”", "\u00ad", " and ", "Lot 65 D 438, ", "Donated by A. Lee in 1990. ",
    "Bl. 1-4. ", "'", "’",
)  # fmt: skip


class Everything(dict[str, Any]):
    """Wordings of which each may stand behind any word."""

    def __contains__(self, word: object) -> bool:
        return True

    def __missing__(self, word: str) -> object:
        return self[""]


class Plain(Literals[Any]):
    """Wordings without their index: each is tried at each place."""

    @classmethod
    def of(cls, quick: Literals[Any]) -> "Plain":
        rows = [row for found in quick._rows.values() for row in found]
        rows.sort(key=lambda row: -len(row[0]))
        return cls(Everything({"": rows}), quick._written)

    def _under(self, _: str) -> Any:  # noqa: ANN401 - its type is private
        return super()._under("")

    def may_start(self, text: str, start: int) -> bool:
        return 0 <= start <= len(text)

    def spots(self, text: str) -> tuple[int, ...]:
        return tuple(found.start() for found in re.finditer(r"\w+|\S", text))


@cache
def plain() -> tuple[Lexicon, Names]:
    quick = lexicon()
    lists: dict[str, Any] = {
        field.name: Plain.of(value)
        for field in fields(quick)
        if isinstance(value := getattr(quick, field.name), Literals)
    }
    shapes = replace(quick.shapes, early_filter=ANYTHING, late_filter=ANYTHING)
    return replace(quick, shapes=shapes, **lists), Plain.of(archive_names())


def same(text: str) -> None:
    assert read_with(text, lexicon(), archive_names()) == read_with(text, *plain()), text


def examples() -> Iterator[str]:
    for name in ("accuracy/dev.jsonl", "corpus/notes.jsonl"):
        file = SHARED / name
        if not file.exists():
            pytest.skip(f"{file.name} lies beside the checkout only on the project's own machines")
        texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
        yield from texts[:: max(1, len(texts) // 60)]


def test_real_notes_are_read_the_same_without_filters() -> None:
    for text in examples():
        same(text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=6).map("".join))
def test_any_text_is_read_the_same_without_filters(text: str) -> None:
    same(text)
