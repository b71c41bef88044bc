"""What the remarks of a note cite: references in brackets, levels behind "ibid."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from provenance.notes.back_words import BackWord, back_words
from provenance.notes.citing import KEEPER, Cited, Part, cited, widths
from provenance.notes.parse import ReadNote, read_note

_GROUP: Final = re.compile(r"\((?P<words>[^()]{8,300})\)")
_BEHIND: Final = re.compile(r"(?:, [^()\[\];\n]{1,200}|(?=[.);\]]))")


def remarked(number: str, reading: ReadNote, own: Sequence[Cited]) -> Iterator[Cited]:
    """Yield the references in brackets that state nothing of the document itself.

    "(Department of State, Central Files, 600.001/6-461)" behind a remark is where another document
    lies, so the note has no fact of it; but "Ibid." in the next bracket means it.
    """
    ends = list(accumulate((one.end for one in own), max))
    for group in _GROUP.finditer(reading.text):
        start, end = group.span("words")
        index = bisect_right(ends, start)
        read = index < len(own) and own[index].start < end
        if read or back_words(group["words"]):
            continue
        inner = read_note(group["words"])
        for one in cited(number, inner.facts):
            if any(part.role == "holder" for part in one.path or ()):
                yield Cited(number, None, one.event, start, end, one.path)
                break


def stated_behind(text: str, word: BackWord) -> tuple[Part, ...]:
    """Return the levels that stand behind words that refer back: "ibid., Central Files"."""
    rest = _BEHIND.match(text, word.end)
    if rest is None or word.kind == "note-number":
        return ()
    inner = read_note("Ibid." + rest.group())
    first = next((one for one in cited("", inner.facts) if one.event == "holding"), None)
    path = first.path if first else None
    return tuple(p for p in path or () if p.role in widths() or p.role in KEEPER)
