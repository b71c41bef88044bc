"""Programs of the pages, and the results that they show in comments.

A comment behind an expression is its value as Python shows it; words may follow after a comma::

    read_printed("30.Х.62")  # '1962-10-30', with a Cyrillic letter

A comment of words alone stands on a line of its own, or behind a statement.
"""

import ast
import tokenize
from collections.abc import Iterator
from io import StringIO
from typing import Any


def run(program: str, names: dict[str, Any]) -> str:
    """Run a program, and return it with the results that it has now in its comments."""
    lines = program.splitlines(keepends=True)
    behind = dict(_comments(program))
    for statement in ast.parse(program).body:
        value = _value(statement, names)
        at = (statement.end_lineno or 0) - 1
        if isinstance(statement, ast.Expr) and at in behind:
            column, said = behind[at]
            lines[at] = f"{lines[at][:column]}# {_result(said, repr(value))}\n"
    return "".join(lines)


def _comments(program: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the line of each comment, from 0, with its column and its words."""
    for one in tokenize.generate_tokens(StringIO(program).readline):
        if one.type == tokenize.COMMENT:
            yield one.start[0] - 1, (one.start[1], one.string.removeprefix("#").strip())


def _value(statement: ast.stmt, names: dict[str, Any]) -> object:
    if isinstance(statement, ast.Expr):
        whole = ast.Expression(statement.value)
        return eval(compile(whole, "example", "eval"), names)  # noqa: S307 - the examples are ours
    exec(compile(ast.Module([statement], []), "example", "exec"), names)  # noqa: S102 - the same
    return None


def _result(said: str, value: str) -> str:
    """Return what a comment has to say: what it says, where that begins with the value."""
    return said if said == value or said.startswith(f"{value}, ") else value
