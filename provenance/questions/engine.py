"""What an engine is, and which there are: the modules of `provenance.questions.engines`."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from provenance.errors import MissingExtra
from provenance.model.record import Record
from provenance.questions import engines as package
from provenance.questions.answer import Found, FoundRow

Table = tuple[tuple[str, ...], tuple[FoundRow, ...]]
"""The names of columns, and the rows. An ASK has one column and one row."""

TRIPLE = ("subject", "predicate", "object")
"""The columns of a CONSTRUCT."""


class Engine(Protocol):
    """A module that answers queries over records."""

    def answered(self, records: Iterable[Record], base: str, query: str) -> Table:
        """Answer a query over the union of all graphs of records.

        Args:
            records: The records.
            base: The IRI under which they live.
            query: A query that was let in, with its prefixes.

        Raises:
            QueryRefused: The engine cannot run the query.
        """


@cache
def engines() -> tuple[str, ...]:
    """Return the names of the engines."""
    return tuple(module.name for module in iter_modules(package.__path__))


def engine_called(name: str) -> Engine:
    """Return an engine by its name, one of `engines`.

    Raises:
        MissingExtra: What it needs is not installed; an extra has the name of its engine.
    """
    try:
        engine: Engine = import_module(f"{package.__name__}.{name}")
    except ModuleNotFoundError as error:
        raise MissingExtra(f"The engine {name}", name) from error
    return engine


def truth(answer: bool) -> Table:  # noqa: FBT001 - the answer itself
    """Return the table of an ASK."""
    said = Found("literal", str(answer).lower(), "http://www.w3.org/2001/XMLSchema#boolean")
    return ("answer",), ((said,),)
