"""Texts of the Wilson Center Digital Archive: pages of documents, and its older citations."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.opened import Whole
from provenance.readers.exports.wilson_page import is_date, is_page, pages
from provenance.readers.importing import Draft, Found, Input, Passed, Refusal
from provenance.readers.vocabulary import any_of

_CLOSING: Final = re.compile(r"(?=,[”\"]|[”\"],)")
_ADDRESS: Final = re.compile(r"https?://\S+")
_LONGEST_DATE: Final = 80
_QUOTES: Final = ("“", '"')
_FORM: Final = "“Title,” Month D, YYYY, NAME Digital Archive, NOTE. ADDRESS"


def read_wilson(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a text: of the page of a document, or of a list of citations."""
    opened = Whole(source)
    lines = [line.strip() for line in opened.text.split("\n")]
    entries = pages(opened, lines) if is_page(lines) else _citations(opened, lines)
    yield from opened.records(entries, "wilson")


class _Paragraph(NamedTuple):
    text: str
    line: int
    last: int


def _citations(opened: Whole, lines: list[str]) -> Iterator[Entry | Refusal | Passed]:
    for paragraph in _paragraphs(lines):
        if not paragraph.text.startswith(_QUOTES):
            words = paragraph.text[:200]
            yield Passed("lines between citations", opened.source.name, paragraph.line, words)
            continue
        entry = _citation(paragraph)
        if entry is None:
            found = f"no citation: {paragraph.text[:60]!r}"
            yield opened.refuse(paragraph.line, found, f"write it as {_FORM}")
        else:
            yield entry


def _paragraphs(lines: list[str]) -> Iterator[_Paragraph]:
    """Yield stretches of lines: a blank line ends one, a quotation mark that opens begins one."""
    number = 0
    marks = []
    for line in lines:
        number += not line or line.startswith(_QUOTES)
        marks.append(number)
    numbered = zip(marks, range(1, len(lines) + 1), lines, strict=True)
    for _, group in groupby(numbered, key=lambda one: one[0]):
        found = [(place, line) for _, place, line in group if line]
        if found:
            text = " ".join(line for _, line in found)
            yield _Paragraph(text, found[0][0], found[-1][0])


def _citation(paragraph: _Paragraph) -> Entry | None:
    """Take a citation apart: title in quotation marks, date, site, source note, address."""
    text = paragraph.text
    site = any_of("wilson", "sites").search(text)
    if site is None:
        return None
    end = _end_of_title(text, site.start())
    if end is None:
        return None
    address = next(_ADDRESS.finditer(text, site.end()), None)
    note = text[site.end() : address.start() if address else len(text)]
    parts = {
        "Title": text[1:end],
        "Date": text[end + 2 : site.start()],
        "Source": note,
        "Site": site[0],
        "Address": address[0].rstrip(".,;") if address else "",
        "Rest": text[address.end() :] if address else "",
    }
    fields = tuple(
        Field(name, value.strip(" ,"), paragraph.line)
        for name, value in parts.items()
        if value.strip(" ,.")
    )
    return Entry(None, "citation", fields, paragraph.line, paragraph.last)


def _end_of_title(text: str, before: int) -> int | None:
    """Return where a title ends: at the last closing mark before a date, else the last of all."""
    closing = [one.start() for one in _CLOSING.finditer(text, 1, before)]
    near = (end for end in reversed(closing) if before - end < _LONGEST_DATE)
    dated = (end for end in near if is_date(text[end + 2 : before].strip(" ,")))
    return next(dated, closing[-1] if closing else None)
