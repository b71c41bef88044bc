"""RIS files: a tag, two spaces, a hyphen, a value; lines without a tag go on with the value before.

An empty tag is a tag (``SP  -``), and what stands between two entries belongs to neither.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.extra import unfolded
from provenance.readers.exports.markup import without_markup
from provenance.readers.exports.measure import Measure
from provenance.readers.exports.opened import Streamed
from provenance.readers.exports.persons import with_comma
from provenance.readers.exports.roles import placings
from provenance.readers.importing import Draft, Found, Input, Passed

_TAG: Final = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_PEOPLE: Final = frozenset({"AU", "A1", "A2", "A3", "A4", "ED", "TA"})
_BETWEEN: Final = "lines between entries"
_FOLDED_IN: Final = {"DB": "Archive town", "AN": "Named collection"}


def read_ris(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a RIS file; what stands between two entries is passed over."""
    opened = Streamed(source)
    yield from opened.records(_entries(opened), "ris")


class _Open:
    """An entry whose end is not yet read: its type, its tags with their lines."""

    def __init__(self, kind: str, line: int) -> None:
        self.kind, self.line = kind, line
        self.tags: list[tuple[str, list[str], int]] = []

    def take(self, tag: str | None, value: str, line: int) -> None:
        """Take a line; one without a tag goes on with the value before it."""
        if tag:
            self.tags.append((tag, [value], line))
        elif value and self.tags:
            self.tags[-1][1].append(value)
        elif value:
            self.kind = f"{self.kind} {value}".strip()

    def closed(self, last: int) -> Entry:
        """Return the whole entry."""
        keys = (" ".join(words).strip() for tag, words, _ in self.tags if tag == "ID")
        fields = unfolded([_field(*one) for one in self.tags], "M2", _FOLDED_IN)
        return Entry(next(keys, None) or None, self.kind or None, fields, self.line, last)


def _field(tag: str, lines: list[str], line: int) -> Field:
    value = "\n".join(lines).strip()
    if tag in _PEOPLE:
        return Field(tag, value, line, with_comma(value) if value else None)
    return Field(tag, without_markup(value) if tag in _known() else value, line)


@cache
def _known() -> frozenset[str]:
    return frozenset(placing.field for placing in placings("ris"))


def _entries(opened: Streamed) -> Iterator[Entry | Passed]:
    entry: _Open | None = None
    number, measure = 0, Measure(opened.source.name)
    for number, (tag, value) in enumerate(map(_tagged, measure.over(opened.lines())), 1):
        if entry and tag in ("TY", "ER"):
            yield entry.closed(number - (tag == "TY"))
            entry = None
        if tag == "TY":
            entry = _Open(value, number)
            measure.begin(number)
        elif entry:
            entry.take(tag, value, number)
        else:
            opened.forget_before(number)
            measure.begin(number + 1)
        if not entry and value and tag != "ER":
            yield Passed(_BETWEEN, opened.source.name, number, f"{tag or ''} {value}".strip()[:200])
    if entry:
        yield entry.closed(number)


def _tagged(line: str) -> tuple[str | None, str]:
    words = line.strip()
    found = _TAG.fullmatch(words)
    return (found[1], found[2].strip()) if found else (None, words)
