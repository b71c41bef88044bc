"""Answers as frozen values: rows of cells, each with its name for readers."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, NamedTuple

from provenance.model.base import Text, Value

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,18}")


_WORDS: Final = frozenset(
    (
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    )
)
_INTEGERS: Final = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("nonNegativeInteger", "positiveInteger", "int", "long", "short", "byte")
)
_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"


def datatype_of(iri: str) -> str | None:
    """Return a datatype as answers give it: plain words have none, whole numbers are integers.

    Engines differ in how they keep the narrower kinds of integers apart.
    """
    if iri in _WORDS:
        return None
    return _INTEGER if iri in _INTEGERS else iri


class Found(NamedTuple):
    """A term of an answer as an engine gives it: its kind, its text, a literal's datatype."""

    kind: Literal["iri", "literal", "blank"]
    value: str
    datatype: str | None = None


FoundRow = tuple[Found | None, ...]
"""A row as an engine gives it; None where a variable has no value."""


class Cell(Value):
    """One value of an answer.

    Attributes:
        kind: Whether it is an IRI, a literal, or a node without a name.
        value: The IRI, or the literal's text.
        name: What to call it, where it is an IRI: "NHK", "reported", "hand-over e2 (account 1)".
        datatype: The IRI of a literal's datatype; None for plain words.
    """

    kind: Literal["iri", "literal", "blank"]
    value: str
    name: str | None = None
    datatype: str | None = None

    @property
    def words(self) -> str:
        """The value for readers."""
        return self.name or self.value


Row = tuple[Cell | None, ...]


class Answer(Value):
    """The answer to a question.

    Attributes:
        question: Its id; None for a query of one's own.
        columns: The names of the columns.
        rows: The rows, a cell or None for each column.
    """

    question: Text | None = None
    columns: tuple[Text, ...]
    rows: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def words(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows in words, the empty string where there is no value."""
        return tuple(tuple(cell.words if cell else "" for cell in row) for row in self.rows)


def in_order(rows: Iterable[Row], columns: Sequence[str], sort: Sequence[str]) -> tuple[Row, ...]:
    """Return rows sorted: by the columns that are named, then by all of them from left to right.

    Args:
        rows: The rows.
        columns: The names of their columns.
        sort: Names of columns, with ``-`` before those whose greatest value comes first.
    """
    ordered = sorted(set(rows), key=lambda row: [_weight(cell) for cell in row])
    for one in reversed(sort):
        place = columns.index(one.removeprefix("-"))
        ordered.sort(key=lambda row: _weight(row[place]), reverse=one.startswith("-"))
    return tuple(ordered)


def _weight(cell: Cell | None) -> tuple[Any, ...]:
    """Return what a cell weighs in sorting: nothing first, numbers by value, then by words."""
    if cell is None:
        return (0, 0, "", "")
    if cell.kind == "literal" and _NUMBER.fullmatch(cell.value):
        return (1, int(cell.value), cell.value, "")
    return (2, 0, cell.words, cell.value)
