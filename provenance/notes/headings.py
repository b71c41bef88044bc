"""Notes that consist of a file number: "721.23/2102a: Telegram", "No. 433.]"."""

from typing import Final

from provenance.notes.notebook import Notebook

_LONGEST: Final = 90


def read_heading(book: Notebook) -> bool:
    """Read a note that is one number and nothing else; tell whether it is one."""
    text = book.text
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return False
    start, end = book.trimmed(0, len(text))
    for name, pattern in book.lexicon.headings:
        found = pattern.fullmatch(text, start, end)
        if found is not None:
            act = book.open("holding", name, start, end)
            for role, value in found.groupdict().items():
                if value:
                    book.add(act, role, found.span(role), name)
            book.claim(0, len(text), "connective", name)
            return True
    return False
