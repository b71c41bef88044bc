"""The note as the grammar sees it: line breaks, broken words and stray blanks mended.

Values are always cut from the note as printed: the view knows where each of its characters stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WIDE: Final = dict(zip("，。；：（）、．［］", ",.;:(),.[]", strict=True))
_FAULT: Final = re.compile(
    r"(?P<wide>[，。；：（）、．［］])|"
    r"(?P<spaced>(?<!\w)(?:[^\W\d_a-zа-я] ){3,20}[^\W\d_a-zа-я](?!\w))"
    r"|(?P<broken>(?<=[^\W\d_])[-\u00ad\u00ac]\s*\n\s*(?=[^\W\d_A-ZА-Я])"
    r"|(?<=[a-z]{2})- (?=[a-z]{4})|\u00ad)"
    r"|(?P<cut>(?<=[-–—/])\s*\n\s*)"
    r"|(?P<stray>\s+(?=[,;:)\]]|\.(?!\d|\w))|(?<=[(\[])\s+)"
    r"|(?P<blank>\s{2,}|[^\S ])"
)
# Where this finds nothing, there is no fault: quick, and wider than all of them.
_MAYBE: Final = re.compile(
    r" (?:[ ,;:.)\]]|[^\W\d_a-zа-я] [^\W\d_a-zа-я])|[(\[\-–—/] |[^\S ]"
    r"|[\u00ad\u00ac，。；：（）、．［］]"
)
# The same for a text of ASCII letters and signs, in which there is no blank but the space.
_MAYBE_ASCII: Final = re.compile(r" (?:[ ,;:.)\]]|[A-Z] [A-Z])|[(\[\-/] ")
# Blanks around a hyphen or a stroke: only where other signs stand loose too, as in a scan.
_LOOSE_SIGN: Final = re.compile(r"\w [,;.](?= |\Z)")
_SCANNED: Final = re.compile(
    _FAULT.pattern + r"|(?P<tight>(?<=\w) (?=[-/] \w)|(?<=\w [-/]) (?=\w))"
)


@dataclass(frozen=True, slots=True)
class View:
    """A mended text; ``offsets`` gives the place of each character in the note, None: the same."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the note of a span of the view (end exclusive)."""
        if self.offsets is None or start >= end:
            return (start, end) if self.offsets is None else (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1


def view_of(note: str) -> View:
    """Return the note as the grammar reads it."""
    maybe = _MAYBE_ASCII if note.isascii() and note.isprintable() else _MAYBE
    if maybe.search(note) is None or _FAULT.search(note) is None:
        return View(note, None)
    faults = _SCANNED if _LOOSE_SIGN.search(note) else _FAULT
    text: list[str] = []
    offsets: list[int] = []
    for start, end, kept in _runs(note, faults):
        text.append(kept)
        offsets.extend(range(start, end) if len(kept) == end - start else [start] * len(kept))
    return View("".join(text), tuple(offsets))


def _runs(note: str, faults: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    last = 0
    for fault in faults.finditer(note):
        yield last, fault.start(), note[last : fault.start()]
        if fault.lastgroup == "spaced":
            yield from ((i, i + 1, note[i]) for i in range(fault.start(), fault.end(), 2))
        elif fault.lastgroup == "wide":
            yield fault.start(), fault.end(), _WIDE[fault.group()]
        elif fault.lastgroup == "blank":
            yield fault.start(), fault.end(), " "
        last = fault.end()
    yield last, len(note), note[last:]
