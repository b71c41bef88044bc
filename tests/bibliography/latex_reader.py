"""Read our own LaTeX back: the inverse of `provenance.bibliography.latex`, for round-trip tests."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from provenance.bibliography.words.wording import table

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)


@cache
def commands() -> dict[str, str]:
    """Every command that stands for one character, without the braces round it."""
    found: dict[str, str] = {}
    for name in ("cyrillic", "symbols", "quotes", "specials"):
        for letter, command in table("latex", name).items():
            if letter not in "‒―":  # written like the en and the em dash
                found.setdefault(command.removeprefix("{").removesuffix("}"), letter)
    return found


def plain(latex: str) -> str:
    """Return the text that LaTeX would print."""
    tokens = _TOKEN.findall(latex)[::-1]
    words = ""
    while tokens:
        words += _read(tokens)
    return unicodedata.normalize("NFC", words)


def _read(tokens: list[str]) -> str:
    first = tokens.pop()
    if first == "{":
        return _group(tokens)
    if first == "`":
        return "'"
    return _command(first, tokens) if first.startswith("\\") else first


def _group(tokens: list[str]) -> str:
    words = ""
    while tokens[-1] != "}":
        words += _read(tokens)
    tokens.pop()
    return words


def _command(name: str, tokens: list[str]) -> str:
    marks = {command: mark for mark, command in table("latex", "accents").items()}
    readers: dict[str, Callable[[], str]] = {
        r"\selectfont": str,
        r"\@": str,
        r"\fontencoding": lambda: _read(tokens)[:0],
        r"\char": lambda: chr(int(tokens.pop() + tokens.pop())),
        r"\ensuremath": lambda: {"'": "ʹ", "''": "ʺ", "-": "−"}[_read(tokens)],
        r"\mbox": lambda: {"-": "‑"}[_read(tokens)],
    }
    if name in readers:
        return readers[name]()
    if name in marks:
        return _read(tokens) + marks[name]
    if tokens and name + tokens[-1] in commands():  # \U\CYRA is one letter
        return commands()[name + tokens.pop()]
    return commands()[name]
