"""What stands around a note: brackets, and a closing "--ed."."""

import re
from typing import Final

from provenance.notes.notebook import Notebook

_OPEN: Final = re.compile(r"\s*[\[(]\s*")
_CLOSE: Final = re.compile(r"\s*[\])]?[\s.]*\Z")
_PARTNER: Final = {"[": "]", "(": ")"}


def unwrapped(book: Notebook) -> tuple[int, int]:
    """Return the stretch inside of what wraps the whole note."""
    text = book.text
    opened = _OPEN.match(text)
    if opened is None:
        return 0, len(text)
    sign = opened.group().strip()
    start, end = opened.end(), len(text)
    closing = _partner(text, start, sign)
    if closing is None:
        return start, end
    tail = _CLOSE.match(text, closing)
    if tail is None:
        return 0, len(text)
    editor = book.lexicon.patterns["editor-sign"].search(text, max(start, closing - 12), closing)
    if editor is not None:
        book.claim(editor.start(), closing, "connective", "editor")
        closing = editor.start()
    return start, closing


def _partner(text: str, start: int, sign: str) -> int | None:
    """Return where the opening bracket of the note is closed, or None."""
    depth = 1
    for place in range(start, len(text)):
        if text[place] == sign:
            depth += 1
        elif text[place] == _PARTNER[sign]:
            depth -= 1
            if depth == 0:
                return place
    return None
