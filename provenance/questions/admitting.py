"""Which queries are let in: those that only read, and only what is here.

A query of one's own is parsed before any engine sees it. Updates are no queries; SERVICE and FROM
would fetch from other places; DESCRIBE means to every engine something else.

The engine has a parser of its own, which might find a SERVICE where ours finds a comment. So what
parsers read differently is taken out first: escapes of characters are written out, and every line
ends in a line feed.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from provenance.errors import QueryRefused

LONGEST: Final = 50_000
"""Longer queries are refused unread."""

_KINDS: Final = {"SelectQuery": "select", "ConstructQuery": "construct", "AskQuery": "ask"}
_DESCRIBING: Final = {"DescribeQuery": "describe"}
_REFUSED: Final = {
    "ServiceGraphPattern": "SERVICE asks another server; only what is here is asked",
    "DatasetClause": "FROM fetches other data; only what is here is asked",
}


_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""A character by its number (SPARQL 1.1, 19.2); before the grammar, so it may be any part of it."""

_ESCAPED_STILL: Final = re.compile(r"\\[uU]")
_LINE_END: Final = re.compile(r"\r\n?")


class Admitted(NamedTuple):
    """A query that was let in.

    Attributes:
        query: What an engine is to run, and nothing else.
        kind: ``select``, ``construct``, ``ask`` or ``describe``.
        ordered: Whether it says itself in which order its rows come.
    """

    query: str
    kind: str
    ordered: bool


def admit(query: str, prefixes: str = "", *, describing: bool = False) -> Admitted:
    """Let a query in.

    Args:
        query: SPARQL 1.1.
        prefixes: Lines to stand before it.
        describing: Whether DESCRIBE is let in too, where one engine answers alone.

    Raises:
        QueryRefused: It is no SELECT, CONSTRUCT or ASK query, or it asks elsewhere.
    """
    if len(query) > LONGEST:
        raise QueryRefused(f"it is longer than {LONGEST} characters")
    whole = prefixes + _written_out(query)
    tree = _parsed(whole, prefixes.count("\n"))
    kinds = _KINDS | _DESCRIBING if describing else _KINDS
    if tree.name not in kinds:
        *most, last = (kind.upper() for kind in kinds.values())
        raise QueryRefused(f"only {', '.join(most)} and {last} are answered")
    for name in _names(tree):
        if name in _REFUSED:
            raise QueryRefused(_REFUSED[name])
    return Admitted(whole, kinds[tree.name], "orderby" in tree)


def _written_out(query: str) -> str:
    plain = _LINE_END.sub("\n", _CODE_POINT.sub(_character, query))
    if _ESCAPED_STILL.search(plain):
        raise QueryRefused("it escapes a character by a number that is none; write the character")
    return plain


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= sys.maxunicode else found[0]


def _parsed(query: str, before: int) -> CompValue:
    try:
        tree: CompValue = parseQuery(query)[1]
    except ParseException as error:
        raise QueryRefused(
            f"line {error.lineno - before}, column {error.column}: {error.msg}"
        ) from error
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
