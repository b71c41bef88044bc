"""What a terminal shows: words of others neither steer it nor turn the direction of a line."""

import sys
from typing import Final

_STEERING: Final = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_SHOWN: Final = dict.fromkeys(_STEERING, "\ufffd")


def inert(text: str) -> str:
    r"""Return a text with U+FFFD for what steers a terminal; ends of lines and tabs stay.

    Examples:
        >>> inert("RGANI\x1b[31m, f. 5") == "RGANI\ufffd[31m, f. 5"
        True
    """
    return text if text.isprintable() else text.translate(_SHOWN)


def is_terminal() -> bool:
    """Tell whether standard output is shown to somebody, and goes to no file and no program."""
    return sys.stdout.isatty()
