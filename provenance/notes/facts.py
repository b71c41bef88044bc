"""The facts of a note as rows: event, role, value, and where the value stands."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NamedTuple, overload

from provenance.errors import MissingExtra

COLUMNS: Final = ("event", "role", "value", "n", "start", "end")


class Fact(NamedTuple):
    """One thing that a note states.

    ``value`` is the note's own words from ``start`` to ``end`` (code points, end exclusive);
    ``n`` counts the events of the note from 1, in the order in which it states them.
    """

    event: str
    role: str
    value: str
    n: int
    start: int
    end: int


class Facts(Sequence[Fact]):
    """The facts of one note, in the order of their events."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        self._facts = tuple(facts)

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> "Facts": ...
    def __getitem__(self, index: int | slice) -> "Fact | Facts":
        """Return one fact, or some of them."""
        return Facts(self._facts[index]) if isinstance(index, slice) else self._facts[index]

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self._facts == other._facts

    def __hash__(self) -> int:
        return hash(self._facts)

    def __repr__(self) -> str:
        return f"Facts({list(self._facts)!r})"

    def rows(self) -> list[dict[str, str | int]]:
        """Return one plain dictionary for each fact, with the keys of `COLUMNS`."""
        return [fact._asdict() for fact in self._facts]

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is no dependency, so its types are unknown here
        """Return a `pandas.DataFrame` with the columns of `COLUMNS`.

        Raises:
            MissingExtra: pandas is not installed.
        """
        return _library("pandas").DataFrame(self.rows(), columns=list(COLUMNS))

    def to_polars(self) -> Any:  # noqa: ANN401 - as above
        """Return a `polars.DataFrame` with the columns of `COLUMNS`.

        Raises:
            MissingExtra: polars is not installed.
        """
        schema = {name: int if name in ("n", "start", "end") else str for name in COLUMNS}
        return _library("polars").DataFrame(self.rows(), schema=schema)


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra(f"Facts.to_{name}", name) from error
