"""LaTeX of bibliography files as the text that it prints: the inverse of the writers' tables.

A command that no table knows stays as it is, word for word. What has none such can be written again
as it came (`is_harmless`).
"""

import re
import unicodedata
from functools import cache
from typing import Final

from provenance.bibliography.words.wording import table

VERBATIM: Final = frozenset(["doi", "eprint", "file", "pdf", "url", "verba", "verbb", "verbc"])
"""Fields that are no LaTeX but set word for word (The biblatex Package 3.19, 2.2.1)."""

_TOKEN: Final = re.compile(
    r"\\fontencoding\{\w{0,12}\}|\\(?:ensuremath|mbox|hspace)\{[^{}\\]{1,3}\}|\\char\d{1,6}"
    r"|\\[A-Za-z]+\*?[ \t\r\n]*|\\.|[{}~]|---?|``|''|`|[^\\{}~`'-]+|.",
    re.DOTALL,
)
_BRACE: Final = re.compile(r"[{}]")
_MAKES_COMMANDS: Final = re.compile(
    r"(?<!\\)(?:\\\\)*[%#&$_^]|\^\^|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\\$|^@|\n@"
)
_LINKS: Final = ("href", "url")
_ENCODINGS: Final = ("OT1", "OT2", "T1", "T2A", "T2B", "T2C", "T5", "TS1", "X2", "LGR")
_WITH_ARGUMENT: Final = (
    *(rf"\fontencoding{{{encoding}}}" for encoding in _ENCODINGS),
    *(r"\char", r"\mbox{", r"\ensuremath{", r"\hspace{"),
)
_SPACE: Final = re.compile(r"\s+")
_DOTTED: Final = {"ı": "i", "ȷ": "j"}
_MARKS: Final = {
    "{": "",
    "}": "",
    r"\{": "{",
    r"\}": "}",
    r"\ldots": "…",
    r"\dots": "…",
    "~": " ",
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    "`": "'",
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


def is_harmless(latex: str) -> bool:
    r"""Tell whether LaTeX can be written into a field as it came.

    Its braces are balanced, and it has no command but those that stand for a letter or print what
    is given to them: none that reads, writes, links or defines, and nothing that makes one, begins
    a formula or a comment, or parts the cells of a table.

    Examples:
        >>> is_harmless(r"{NASA} \& Sch{\"o}nfeld"), is_harmless(r"\input{x}"), is_harmless("a & b")
        (True, False, False)
    """
    return (
        _is_balanced(latex)
        and not _MAKES_COMMANDS.search(latex)
        and all(_is_known(token.rstrip()) for token in _TOKEN.findall(latex) if token[0] == "\\")
    )


def _is_balanced(latex: str) -> bool:
    """Tell whether braces are balanced as BibTeX counts them, escaped ones too."""
    depth = 0
    for brace in _BRACE.findall(latex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _is_known(command: str) -> bool:
    name = command[1:].rstrip("*")
    if name in _LINKS:
        return False
    known = (_MARKS, _symbols(), _accents(), table("latex", "silent"))
    return command.startswith(_WITH_ARGUMENT) or any(c in k for k in known for c in (command, name))


def _printed(token: str) -> str:
    if token in _MARKS:
        return _MARKS[token]
    if not token.startswith("\\"):
        return token
    name = token.rstrip()
    if name.startswith(r"\char"):
        return _character(name.removeprefix(r"\char"))
    if name.startswith(r"\fontencoding") or name[1:].rstrip("*") in table("latex", "silent"):
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
            bare = command.strip("{}") if len(command) > 2 and command[0] == "{" else command
            known.setdefault(bare, character)
    return known
