"""Time grows with length and no faster: shown by steps counted and by the shape of patterns."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, Final, SupportsIndex

import pytest
from counting import calls
from giving_up import given_up

import provenance.dates
import provenance.notes
import provenance.readers
import provenance.references
from provenance.notes.account import Place, telling_of
from provenance.notes.lexicon import lexicon
from provenance.notes.parse import read_note
from provenance.references.grammars import grammars

# The parser of `re` has no public name; its tree is what tells a nested repetition.
_parser: Any = getattr(re, "_parser")  # noqa: B009 - a private name
UNITS = [
    "([", "()", '"', "a, ", "a; ", "translated by ", " and A", "f. 1, op. 2, ", "A. ",
    "copy copy ", "provided , ", "May 1, 1990, ", "http://a ", "“a” ", "published in A, ",
    "Archive, ", "A B C D ", "ab- cdef ", "Secret; ", "the copy was also now ",
    "published in X 1, pp. 3, ", "ll. 1, 1, 1, 1, ", "obtained in A in B in ",
    "RGANI (f. 1) (by A) ", "A, [b] ", "CWIHP Bulletin, ", "fond a ", "published in X, ed. ", "1-",
    "[", "“", "Translated by A. ", "History and Public Policy Program Digital Archive ",
    "The papers were donated by A in 1990 and B in 1991, ", "given to A by B from a from C ",
    "Gift of A; B, 1990; ", "papers given by A were sold. ", "accession number 1990.1. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_steps_grow_with_length(unit: str) -> None:
    read_note(unit)
    texts = ((unit * size)[:size] for size in (1500, 6000))
    short, long = (calls(partial(read_note, text)) for text in texts)
    assert long <= 4.6 * short + 300


class Copied(str):
    """A text that counts the characters that are copied out of it."""

    __slots__ = ("copied",)
    copied: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.copied += len(part)
        return part


@pytest.mark.parametrize("unit", UNITS)
def test_copies_grow_with_length(unit: str) -> None:
    """A slice is one call however long it is; copying the rest at each comma shows here."""
    counts = []
    for size in (3000, 12000):
        text = Copied((unit * size)[:size])
        text.copied = 0
        read_note(text)
        counts.append(text.copied)
    assert counts[1] <= 4.6 * counts[0] + 20_000


def test_copies_for_an_account_grow_with_length() -> None:
    counts = []
    for size in (3000, 12000):
        text = Copied(("Published in A Bulletin, no. 3. " * size)[:size])
        text.copied = 0
        telling_of(read_note(text), Place())
        counts.append(text.copied)
    assert counts[1] <= 4.6 * counts[0] + 20_000


def _repeats(tree: Any, inside: bool) -> Iterator[bool]:  # noqa: ANN401 - no types in `re`
    """Yield whether each unbounded repetition stands within another."""
    for operator, argument in tree:
        if str(operator) in ("MAX_REPEAT", "MIN_REPEAT"):
            endless = argument[1] == _parser.MAXREPEAT
            if endless:
                yield inside
            yield from _repeats(argument[2], inside or endless)
        elif isinstance(argument, tuple):
            yield from (x for part in argument for x in _within(part, inside))


def _within(part: Any, inside: bool) -> Iterator[bool]:  # noqa: ANN401 - no types in `re`
    if isinstance(part, _parser.SubPattern):
        yield from _repeats(part, inside)
    elif isinstance(part, list):
        for item in part:
            yield from _within(item, inside)


def _nested(patterns: Iterable[tuple[str, str]]) -> list[str]:
    return [name for name, source in patterns if any(_repeats(_parser.parse(source), inside=False))]


def test_no_pattern_of_the_data_repeats_a_repetition() -> None:
    words = lexicon()
    shapes = [(shape.id, shape.pattern) for shape in words.shapes]
    parts = [(name, words.patterns[name]) for name in words.patterns.sources]
    volumes = [(volume.id, volume.pattern) for volume in words.volumes]
    codes = [
        (one.id, pattern)
        for one in grammars().values()
        for pattern in (*one.values.values(), *(shape.pattern for shape in one.shapes))
    ]
    patterns = [*parts, *words.headings, *volumes, *shapes]
    assert _nested([*((name, one.pattern) for name, one in patterns), *codes]) == []


PACKAGES: Final = (
    provenance.dates,
    provenance.notes,
    provenance.readers,
    provenance.references,
)
PARTED: Final = {
    "provenance.notes.custody_clauses._JOINED",
    "provenance.notes.naming._WORD",
    "provenance.notes.publication._CODE",
}
"""Patterns of the code that repeat a repetition whose turns a sign or the end of a word parts."""


def test_few_patterns_of_the_code_repeat_a_repetition() -> None:
    patterns = [
        (f"{module.__name__}.{name}", value.pattern)
        for module in _modules(*PACKAGES)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]
    assert len(patterns) > 100
    assert set(_nested(patterns)) == PARTED


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        for one in walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(one.name)


@pytest.mark.parametrize("word", ["aly", "nowadaysly", "and", "was"])
def test_words_without_blanks_are_not_cut_in_every_way(word: str) -> None:
    """Of fifty words that run together there are 2 to the 50 ways to make some of them one."""
    note = f"The papers were given, {word * 50}1 sold them."
    with given_up(note):
        assert read_note(note).render() == note
