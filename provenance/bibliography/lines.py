"""Text for formats in which a value is one line."""

import re

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000)
)
"""Code points that no text may interchange (Unicode 23.7); biber reads no file that has one."""
_BREAKS = re.compile(rf"[\x00-\x20\x7f-\x9f\u2028\u2029{_NO_CHARACTERS}]+")


def one_line(text: str) -> str:
    r"""Return text without control characters and line breaks; runs of them are one space.

    Examples:
        >>> one_line("Moscow;\r\nER  - ")
        'Moscow; ER -'
    """
    return _BREAKS.sub(" ", text).strip(" ")
