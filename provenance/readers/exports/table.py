"""CSV with a header line: each row is a document, each column what a mapping says of it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.bibliography.syntax.cells import unguarded
from provenance.errors import DataSyntaxError, UnreadablePage
from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.mapping import MAPPED_PEOPLE, mapping_of
from provenance.readers.exports.measure import Measure
from provenance.readers.exports.opened import Streamed
from provenance.readers.exports.persons import of_list
from provenance.readers.exports.roles import Placing
from provenance.readers.importing import Draft, Found, Input, Refusal

_DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MOST_TOLD: Final = 20
_USELESS: Final = (0.0, 0)
_LOOKED_AT: Final = 20
_SAMPLE: Final = 1 << 16
_ADVICE: Final = "mend the row; the others are read"


def read_csv(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a table, and a refusal for every row that makes none."""
    opened = Streamed(source)
    rows = _rows(opened, _delimiter(opened))
    _, _, header = next(rows, (1, 1, []))
    columns = _columns(opened, header)
    table = mapping_of(source, columns)
    yield from opened.records(_entries(opened, rows, columns, table), "csv", table)


def _entries(
    opened: Streamed,
    rows: Iterator[tuple[int, int, list[str]]],
    columns: Sequence[str],
    table: tuple[Placing, ...],
) -> Iterator[Entry | Refusal]:
    people = {placing.field for placing in table if placing.role in MAPPED_PEOPLE}
    kinds = {placing.field for placing in table if placing.role == "type"}
    for line, last, row in rows:
        if not any(cell.strip() for cell in row):
            opened.forget_before(line)
            continue
        if len(row) != len(columns):
            found = f"a row of {len(row)} cells under a header of {len(columns)}"
            yield opened.refuse(line, found, _ADVICE)
            continue
        cells = list(zip(columns, row, strict=True))
        fields = [one for name, cell in cells for one in _fields(name, cell, line, people)]
        kind = next((cell.strip() for name, cell in cells if name in kinds), None)
        yield Entry(f"in row {line}", kind, tuple(fields), line, last)


def _fields(name: str, cell: str, line: int, people: set[str]) -> Iterator[Field]:
    value = unguarded(cell).replace("\r\n", "\n").strip()
    if name in people:
        for person in of_list(value):
            words = f"{person.family}, {person.given}" if person.given else person.whole
            yield Field(name, words, line, person)
    else:
        yield Field(name, value, line)


def _rows(opened: Streamed, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each row with its first and last line.

    Raises:
        DataSyntaxError: A quotation mark is not closed, or a cell or row is beyond all measure.
    """
    measure = Measure(opened.source.name)
    reader = csv.reader(measure.over(opened.lines()), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            problem = f"the row that begins here is no CSV: {error}"
            raise DataSyntaxError(opened.source.name, line, problem) from error
        if row is None:
            return
        yield line, reader.line_num, row
        line = reader.line_num + 1
        measure.begin(line)


def _columns(opened: Streamed, header: list[str]) -> list[str]:
    names = [name.strip() or f"column {place}" for place, name in enumerate(header, 1)]
    doubled = sorted(name for name, number in Counter(names).items() if number > 1)[:_MOST_TOLD]
    if doubled or not names:
        problem = f"columns named twice: {', '.join(doubled)}" if doubled else "there is no header"
        raise DataSyntaxError(opened.source.name, 1, problem)
    return names


def _delimiter(opened: Streamed) -> str:
    """Return the mark between cells: as given, else the one that makes rows as long as the header.

    Raises:
        UnreadablePage: None does, or several do.
    """
    given = opened.source.options.get("delimiter")
    named = {name: mark for mark, name in _DELIMITERS.items()}
    if given:
        if len(named.get(given, given)) != 1:
            known = ", ".join(named)
            raise UnreadablePage(opened.source.name, f"no delimiter {given!r}: one of {known}")
        return named.get(given, given)
    sample = opened.beginning(_SAMPLE)
    scores = {mark: _score(sample, mark) for mark in _DELIMITERS}
    best = max(scores.values())
    found = [mark for mark, score in scores.items() if score == best]
    if best == _USELESS or len(found) > 1:
        raise UnreadablePage(opened.source.name, _NO_DELIMITER)
    return found[0]


_NO_DELIMITER: Final = (
    "no one mark makes cells of the first line; say --delimiter comma, semicolon, tab or bar, and "
    "see that the first line names the columns"
)


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    """Return which part of the first rows is as long as the header, and how long that is."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    lengths: list[int] = []
    try:
        lengths.extend(len(row) for row, _ in zip(reader, range(_LOOKED_AT), strict=False) if row)
    except csv.Error:
        return _USELESS
    if len(sample) == _SAMPLE and len(lengths) > 1:
        lengths.pop()  # it may be cut off
    if not lengths or lengths[0] < 2:
        return _USELESS
    return lengths.count(lengths[0]) / len(lengths), lengths[0]
