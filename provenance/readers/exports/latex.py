"""LaTeX of bibliography files as the text that it prints: the inverse of the writers' tables.

A command that no table knows stays as it is, word for word.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from provenance.bibliography.wording import table
from provenance.readers.vocabulary import words

_TOKEN: Final = re.compile(
    r"\\fontencoding\{\w{0,12}\}|\\ensuremath\{''?\}|\\char\d{1,6}|\\[A-Za-z]+\*?[ \t\r\n]*|\\."
    r"|[{}~]|---?|``|''|`|[^\\{}~`'-]+|.",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"\s+")
_DOTTED: Final = {"ı": "i", "ȷ": "j"}
_MARKS: Final = {
    "{": "",
    "}": "",
    "~": " ",
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    "`": "'",
    r"\ensuremath{'}": "ʹ",
    r"\ensuremath{''}": "ʺ",
    r"\ ": " ",
    "\\\\": " ",
    r"\@": "",
    r"\/": "",
    r"\,": " ",
    "\\\n": " ",
}


def plain(latex: str) -> str:
    r"""Return the text that LaTeX prints, on one line.

    Examples:
        >>> plain("{{K{\\'a}d{\\'a}r}, R\\&D}"), plain(r"ll. 1--2, {\CYRA}"), plain(r"\odd thing")
        ('Kádár, R&D', 'll. 1–2, А', '\\odd thing')
    """
    pieces: list[str] = []
    marks: list[str] = []
    for token in _TOKEN.findall(latex):
        known = _accents().get(token.rstrip())
        if known:
            marks.append(known)
            continue
        printed = _printed(token)
        if printed and marks:
            first = _DOTTED.get(printed[0], printed[0])
            printed = first + "".join(reversed(marks)) + printed[1:]
            marks.clear()
        pieces.append(printed)
    text = "".join((*pieces, *reversed(marks)))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _printed(token: str) -> str:
    if token in _MARKS:
        return _MARKS[token]
    if not token.startswith("\\"):
        return token
    name = token.rstrip()
    if name.startswith(r"\char"):
        return _character(name.removeprefix(r"\char"))
    if name.startswith(r"\fontencoding") or name[1:].rstrip("*") in words("exports", "silent"):
        return ""
    return _symbols().get(name, token)


def _character(number: str) -> str:
    code = int(number) if number.isdecimal() else 0
    is_text = 31 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_text else rf"\char{number}"


@cache
def _accents() -> dict[str, str]:
    return {command: mark for mark, command in table("latex", "accents").items()}


@cache
def _symbols() -> dict[str, str]:
    known: dict[str, str] = {}
    for name in ("quotes", "symbols", "cyrillic", "specials"):
        for character, command in table("latex", name).items():
            known.setdefault(command.strip("{}") if len(command) > 2 else command, character)
    return known
