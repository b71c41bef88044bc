"""Cells of a table that no spreadsheet takes for a formula, and back.

A spreadsheet calculates a cell that begins with ``=``, ``+``, ``-`` or ``@``, or with a tab or a
line break before one (OWASP, "CSV Injection"), whether it is quoted or not. An apostrophe before
such a cell makes it text. Where a program takes another mark than the comma for the end of a cell,
a cell of ours is torn at its semicolons, tabs and line breaks: so is guarded what follows them.
"""

import re
from typing import Final

_SIGNS: Final = "=+@\uff1d\uff0b\uff0d\uff20-"
_UNSEEN: Final = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\u00a0\u00ad\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f"
)
_LED: Final = f"[ {_UNSEEN}\u3000\ufeff\"']*"
"""What may stand before a sign and is not seen, or is taken off by a program that reads cells."""
_FORMULA: Final = re.compile(rf"\A(?={_LED}[\t\r\n{_SIGNS}])|(?<=[;\t\r\n])(?={_LED}[{_SIGNS}])")
_GUARD: Final = re.compile(rf"\A'(?={_LED}[\t\r\n{_SIGNS}])|(?<=[;\t\r\n])'(?={_LED}[{_SIGNS}])")


def guarded(text: str) -> str:
    """Return text with an apostrophe before whatever a spreadsheet would calculate.

    Examples:
        >>> guarded("=1+1"), guarded("f. 5; -"), guarded("Washington - Moscow")
        ("'=1+1", "f. 5;' -", 'Washington - Moscow')
    """
    return _FORMULA.sub("'", text)


def unguarded(text: str) -> str:
    """Return the text of which `guarded` made a cell; a cell that needed no guard as it is.

    Examples:
        >>> unguarded(guarded("'=1+1")), unguarded("'tis")
        ("'=1+1", "'tis")
    """
    return _GUARD.sub("", text)
