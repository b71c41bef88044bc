"""The page of a document of the Wilson Center Digital Archive as text.

It shows, in this order: date, title, summary, who supported it, the text, then labelled fields.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from provenance.readers.exports.dates import read_date
from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.opened import Whole
from provenance.readers.exports.persons import with_comma
from provenance.readers.importing import Passed, Refusal
from provenance.readers.vocabulary import any_of, words

_LAST: Final = "Record ID"
_NOTE: Final = "Source"
_PEOPLE: Final = "Author(s)"
_LOOKED_AT: Final = 12
_ADVICE: Final = "save the whole page as text, down to its Record ID"

_Numbered = tuple[int, str]


def is_page(lines: list[str]) -> bool:
    """Tell whether a text is a page: the label of the source note and another stand in it."""
    found = {label for label in (_label(line)[0] for line in lines) if label}
    return _NOTE in found and len(found) > 2


def pages(opened: Whole, lines: list[str]) -> Iterator[Entry | Refusal | Passed]:
    """Yield the document of each page, and what of the page is no part of its description."""
    for page in _apart(lines):
        start = _first_label(page)
        labelled = list(_labelled(page[start:]))
        if not any(field.name == _NOTE for field in labelled):
            yield opened.refuse(page[0][0], f"a page without the label {_NOTE!r}", _ADVICE)
            continue
        head, passed = _head(page[:start], opened.source.name)
        yield from passed
        yield Entry(_record_id(labelled), None, (*head, *labelled), page[0][0], page[-1][0])


def _first_label(page: list[_Numbered]) -> int:
    """Return where the labels begin: the last ones that come in the order of the page."""
    order = {label: place for place, label in enumerate(words("wilson", "labels"))}
    start, before = len(page), len(order)
    for place in range(len(page) - 1, -1, -1):
        label = _label(page[place][1])[0]
        if label is None:
            continue
        if order[label] >= before:
            break
        start, before = place, order[label]
    return start


def _apart(lines: list[str]) -> Iterator[list[_Numbered]]:
    """Yield the lines of each page that are not blank; the value of the last label ends one."""
    page: list[_Numbered] = []
    ends = False
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        page.append((number, line))
        label, value = _label(line)
        if ends or (label == _LAST and value):
            yield page
            page, ends = [], False
        else:
            ends = label == _LAST
    if page:
        yield page


def _labelled(lines: list[_Numbered]) -> Iterator[Field]:
    """Yield the labelled fields; the lines below a label are its values."""
    name, values, first = "", [""], 0
    for number, line in lines:
        label, value = _label(line)
        if label:
            yield from _values(name, values, first)
            name, values, first = label, [value], number
        else:
            values.append(line)
    yield from _values(name, values, first)


def _values(name: str, values: list[str], line: int) -> Iterator[Field]:
    known = [value for value in values if value]
    if name == _PEOPLE:
        yield from (Field(name, value, line, with_comma(value)) for value in known)
    elif known:
        yield Field(name, (" " if name == _NOTE else "\n").join(known), line)


def _head(lines: list[_Numbered], file: str) -> tuple[list[Field], list[Passed]]:
    """Read what stands above the labels: date, title, summary; the text itself is passed over."""
    dated = (place for place, (_, line) in enumerate(lines[:_LOOKED_AT]) if is_date(line))
    date = next(dated, None)
    titled = 0 if date is None else date + 1
    passed = [Passed("lines above a title", file, *one) for one in lines[: date or 0]]
    fields = [Field("Date", lines[date][1], lines[date][0])] if date is not None else []
    support = _support(lines, titled + 1)
    for number, line in lines[titled : titled + 1]:
        fields.append(Field("Title", line, number))
    summary = lines[titled + 1 : support] if support is not None else []
    if summary:
        fields.append(Field("Summary", "\n".join(line for _, line in summary), summary[0][0]))
    text = lines[titled + 1 :]
    if support is not None:
        number, line = lines[support]
        fields.append(Field("Support", line, number))
        text = lines[support + 1 :]
    if text:
        passed.append(Passed("texts of documents", file, text[0][0]))
    return fields, passed


def _support(lines: list[_Numbered], start: int) -> int | None:
    cue = any_of("wilson", "support")
    found = (place for place, (_, line) in enumerate(lines) if place >= start and cue.match(line))
    return next(found, None)


def is_date(line: str) -> bool:
    """Tell whether words are a date and nothing else."""
    return 0 < len(line) <= 40 and read_date(line).edtf is not None


def _record_id(fields: list[Field]) -> str | None:
    return next((field.value for field in fields if field.name == _LAST), None)


def _label(line: str) -> tuple[str | None, str]:
    """Return the label with which a line begins, and what follows it on the line."""
    name, colon, value = line.partition(":")
    known = _labels().get(name.strip().casefold())
    return (known, value.strip()) if known and (colon or not value) else (None, "")


@cache
def _labels() -> dict[str, str]:
    return {label.casefold(): label for label in words("wilson", "labels")}
