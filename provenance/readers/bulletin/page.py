"""A page taken apart: documents, each with heading, body and source note, and what is left over.

Everything here is one pass over the page: the parts, put together again, are the page.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from provenance.readers.headings import LONGEST, Heading, read_heading
from provenance.readers.vocabulary import alternatives, words
from provenance.readers.words import Words

PartKind = Literal["heading", "date line", "text", "signature", "source note", "left over", "space"]
"""What a stretch of a page is."""

_HEADING_LINES: Final = 3
_LONGEST_NOTE: Final = 20_000  # characters; the longest known has 1,500


class Part(NamedTuple):
    """A stretch of a page and what it is."""

    kind: PartKind
    words: Words


class PrintedDocument(NamedTuple):
    """One document on a page.

    Attributes:
        mark_up: What stands before its heading in the same line ("## ").
        heading: Its heading.
        body: Everything between heading and source note, white space included.
        note: The source note, brackets included; None where the page prints none.
        note_is_whole: False where the note's bracket is never closed.
        rest: What stands behind the note, before the next heading.
    """

    mark_up: Words
    heading: Heading
    body: Words
    note: Words | None
    note_is_whole: bool
    rest: Words

    @property
    def whole(self) -> Words:
        """The document from its heading to the end of its text or source note."""
        last = self.note or self.body.stripped()
        end = last.end if last.text else self.heading.title.end
        start = self.heading.title.start
        known = self.heading.title.text + self.body.text + (self.note.text if self.note else "")
        return Words(known[: end - start], start)


def headings(page: Words) -> list[Heading]:
    """Return the headings of documents on a page, in its order."""
    return [found for block in _blocks(page) for found in _heading_of(block)]


def documents(page: Words) -> tuple[Words, list[PrintedDocument]]:
    """Return what stands before the first heading, and the documents in the page's order."""
    found = headings(page)
    starts = [_start_of_line(page, heading) for heading in found]
    bounds = [*starts, len(page.text)]
    printed = [
        _document(heading, page.part(start, end))
        for heading, (start, end) in zip(found, pairwise(bounds), strict=True)
    ]
    return page.part(0, bounds[0]), printed


def _start_of_line(page: Words, heading: Heading) -> int:
    """Return where a heading begins with its mark-up ("## ")."""
    return page.text.rfind("\n", 0, heading.title.start - page.start) + 1


def _document(heading: Heading, region: Words) -> PrintedDocument:
    mark_up = region.part(0, heading.title.start - region.start)
    after = region.part(heading.title.end - region.start)
    opening = _note_opening().search(after.text)
    start = opening.start("note") if opening else len(after.text)
    end, is_whole = _end_of_note(after.text, start) if opening else (start, True)
    note = after.part(start, end).stripped() if opening else None
    rest = after.part(note.end - after.start if note else end)
    return PrintedDocument(mark_up, heading, after.part(0, start), note, is_whole, rest)


def _end_of_note(text: str, start: int) -> tuple[int, bool]:
    """Return where a note ends: at its own bracket, else with its paragraph."""
    furthest = start + _LONGEST_NOTE
    if text[start] != "[":
        end = _end_of_paragraph(text, start)
        return min(end, furthest), end <= furthest
    depth = 0
    for bracket in re.compile(r"[\[\]]").finditer(text, start, furthest):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return bracket.end(), True
    return min(_end_of_paragraph(text, start), furthest), False


def _end_of_paragraph(text: str, start: int) -> int:
    blank = re.compile(r"\n[ \t\r]*\n").search(text, start)
    return blank.start() if blank else len(text)


@cache
def _note_opening() -> re.Pattern[str]:
    cues = alternatives(words("pages", "source-note"))
    return re.compile(rf"^[ \t#*]*(?P<note>{cues})", re.IGNORECASE | re.MULTILINE)


def _blocks(page: Words) -> Iterator[Words]:
    """Yield paragraphs: lines between blank lines; a line that begins with ``#`` stands alone."""
    start = end = -1
    for line in page.split("\n"):
        bare = line.text.strip()
        alone = bare.startswith("#")
        if start >= 0 and (not bare or alone):
            yield page.part(start, end)
            start = -1
        if alone:
            yield line
        elif bare:
            start = line.start - page.start if start < 0 else start
            end = line.end - page.start
    if start >= 0:
        yield page.part(start, end)


def _heading_of(block: Words) -> Iterator[Heading]:
    """Yield the heading with which a paragraph begins, if it does: its first lines, dated or not.

    A sentence that begins with the word "Letter" is no heading: it is long, or ends in a full stop,
    or names nobody.
    """
    lines = list(block.part(0, LONGEST + 1).split("\n"))
    for count in range(1, min(len(lines), _HEADING_LINES) + 1):
        last = lines[count - 1]
        candidate = block.part(0, last.end - block.start)
        heading = read_heading(candidate)
        if heading and _is_heading(heading, block, whole=count == len(lines)):
            yield heading
            return


def _is_heading(heading: Heading, block: Words, *, whole: bool) -> bool:
    if block.text.lstrip().startswith("#"):
        return True
    if heading.title.text.endswith((".", ":", ";", "?", "!")):
        return False
    if heading.date:
        return True
    return whole and len(block.text) <= LONGEST and heading.names_parties
