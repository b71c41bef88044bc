"""Date lines above a text and signatures under it."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import NamedTuple

from provenance.readers.datings import date_at_end, date_at_start
from provenance.readers.parties import has_initials, is_name, is_place
from provenance.readers.vocabulary import alternatives, words
from provenance.readers.words import Words

_LONGEST_LINE = 120
_FIRST_LINES = 6
_LAST_LINES = 3


class DateLine(NamedTuple):
    """The line above a text that says when, and perhaps where, it was written."""

    date: Words
    place: Words | None


class Signature(NamedTuple):
    """The signature under a text: name, date, or both."""

    name: Words | None
    date: Words | None

    @property
    def end(self) -> int:
        """Offset after it."""
        return max(part.end for part in (self.name, self.date) if part)


def read_date_line(lines: Iterable[Words]) -> DateLine | None:
    """Return the date line among the first lines of a body.

    Marks ("Top Secret", "Copy No. 1") may stand above it, but no sentence and no signature.
    """
    for line in islice(lines, _FIRST_LINES):
        if len(line.text) > _LONGEST_LINE:
            return None
        date, before = date_at_end(line.stripped("#*"))
        if date and (not before.text or is_place(before)):
            return DateLine(date, before if before.text else None)
        if line.text.endswith((".", "!", "?")) or _signed().match(line.text):
            return None
    return None


def read_signature(lines: list[Words], families: Iterable[str]) -> Signature | None:
    """Return the signature among the last lines of a body.

    Args:
        lines: The lines that are not blank.
        families: Family names of those who may have signed: a name alone is a signature only where
            it is one of these or has initials.
    """
    known = {family.casefold() for family in families}
    name: Words | None = None
    date: Words | None = None
    for line in reversed(lines[-_LAST_LINES:]):
        found = _signature(line.stripped("#*"), known)
        if found:
            name, date = name or found.name, date or found.date
        if name and date:
            break
    return Signature(name, date) if name or date else None


def _signature(line: Words, families: set[str]) -> Signature | None:
    if len(line.text) > _LONGEST_LINE:
        return None
    cue = _signed().match(line.text)
    bare = line.part(cue.end()).stripped() if cue else line
    first = date_at_start(bare)
    date, name = first if first.date else date_at_end(bare)
    if not name.text:
        return Signature(None, date) if date else None
    named = (
        is_name(name) and name.text[0].isupper() and not name.text.endswith((".", ":", "?", "!"))
    )
    if named and (cue or date or has_initials(name) or name.text.casefold() in families):
        return Signature(name, date)
    return None


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(words('pages', 'signed'))})(?:(?<=\W)|\b)\s*", re.IGNORECASE
    )
