"""Which queries are let in: those that only read, and only what is here.

A query of one's own is parsed before any engine sees it. Updates are no queries; SERVICE and FROM
would fetch from other places; DESCRIBE means to every engine something else.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from provenance.errors import QueryRefused

LONGEST: Final = 50_000
"""Longer queries are refused unread."""

_KINDS: Final = {"SelectQuery": "select", "ConstructQuery": "construct", "AskQuery": "ask"}
_REFUSED: Final = {
    "ServiceGraphPattern": "SERVICE asks another server; only what is here is asked",
    "DatasetClause": "FROM fetches other data; only what is here is asked",
}


class Admitted(NamedTuple):
    """A query that was let in.

    Attributes:
        kind: ``select``, ``construct`` or ``ask``.
        ordered: Whether it says itself in which order its rows come.
    """

    kind: str
    ordered: bool


def admit(query: str) -> Admitted:
    """Let a query in.

    Args:
        query: SPARQL 1.1, with its prefixes.

    Raises:
        QueryRefused: It is no SELECT, CONSTRUCT or ASK query, or it asks elsewhere.
    """
    if len(query) > LONGEST:
        raise QueryRefused(f"it is longer than {LONGEST} characters")
    tree = _parsed(query)
    if tree.name not in _KINDS:
        raise QueryRefused("only SELECT, CONSTRUCT and ASK are answered")
    for name in _names(tree):
        if name in _REFUSED:
            raise QueryRefused(_REFUSED[name])
    return Admitted(_KINDS[tree.name], "orderby" in tree)


def _parsed(query: str) -> CompValue:
    try:
        tree: CompValue = parseQuery(query)[1]
    except ParseException as error:
        raise QueryRefused(f"line {error.lineno}, column {error.column}: {error.msg}") from error
    except RecursionError as error:
        raise QueryRefused("it is nested too deep") from error
    except Exception as error:  # the parser lets what its own actions raise pass
        raise QueryRefused(str(error)) from error
    return tree


def _names(tree: CompValue) -> Iterator[str]:
    """Yield the names of everything in a query, however deep."""
    waiting: list[Any] = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, CompValue):
            yield one.name
            waiting.extend(one.values())
        elif not isinstance(one, str) and hasattr(one, "__iter__"):
            waiting.extend(iter(one))
