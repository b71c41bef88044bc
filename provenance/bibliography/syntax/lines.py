"""Text for formats in which a value is one line."""

import re

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000)
)
"""Code points that no text may interchange (Unicode 23.7); biber reads no file that has one."""
_NO_TEXT = rf"\x00-\x1f\x7f-\x9f\u2028\u2029{_NO_CHARACTERS}"
_BREAKS = re.compile(f"[{_NO_TEXT}]")


_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def readable(text: str) -> str:
    r"""Return text with U+FFFD for NUL and halves of surrogate pairs, which few programs read.

    Examples:
        >>> readable("f. 5\x00")
        'f. 5�'
    """
    return _UNREADABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Return text without control characters and line breaks; runs of them are one space.

    Examples:
        >>> one_line("Moscow;\r\nER  - ")
        'Moscow; ER -'
    """
    if not text.isprintable():  # what is printable holds no break
        text = _BREAKS.sub(" ", text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def legible(text: str | None) -> str | None:
    r"""Return a text without blanks around it; None where nothing of it can be printed.

    Examples:
        >>> legible(" Telegram\n"), legible("\x9c \u200b"), legible(None)
        ('Telegram', None, None)
    """
    bare = (text or "").strip()
    return bare if any(sign.isprintable() and not sign.isspace() for sign in bare) else None
