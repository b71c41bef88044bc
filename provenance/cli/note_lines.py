"""Notes as ``provenance parse`` is given them: one by one, or in lines of JSON, in sequences."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from provenance.errors import DataSyntaxError
from provenance.notes.parse import ReadNote, read_note
from provenance.notes.resolving import BackReference, resolve


class Line(NamedTuple):
    """A note with what its line says of it: its id, its number, the sequence it belongs to."""

    id: object
    text: str
    number: str | None = None
    sequence: str = ""


class Read(NamedTuple):
    """A note as it was read, with its references back where they were asked for."""

    line: Line
    reading: ReadNote
    references: tuple[BackReference, ...] | None = None


def lines_of_file(path: str) -> Iterator[Line]:
    """Yield the notes of a file with ``{"id": …, "text": …}`` a line."""
    with Path(path).open(encoding="utf-8") as lines:
        yield from lines_of(lines, path)


def lines_of(lines: Iterable[str], path: str) -> Iterator[Line]:
    """Yield the notes of lines of JSON; blank lines are passed over.

    Raises:
        DataSyntaxError: A line is not JSON, or no note.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _line(path, number, line)


def read_lines(lines: Iterable[Line], *, resolving: bool) -> Iterator[Read]:
    """Yield the notes as they are read; a new ``sequence`` begins to refer back anew."""
    if not resolving:
        yield from (Read(line, read_note(line.text)) for line in lines)
        return
    for _, group in groupby(lines, key=lambda line: line.sequence):
        yield from _resolved(group)


def _resolved(lines: Iterable[Line]) -> Iterator[Read]:
    waiting: list[Line] = []
    for note in resolve(_numbered(lines, waiting)):
        yield Read(waiting.pop(), note.reading, note.references)


def _numbered(lines: Iterable[Line], waiting: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield number and text of each note, and keep its line until it is resolved."""
    for count, line in enumerate(lines, 1):
        waiting.append(line)
        yield line.number or str(count), line.text


def _line(path: str, number: int, line: str) -> Line:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise DataSyntaxError(path, number, f"not JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise DataSyntaxError(path, number, 'expected {"id": …, "text": "…"}')
    given = value.get("number")
    sequence = str(value.get("sequence", ""))
    return Line(value.get("id"), value["text"], None if given is None else str(given), sequence)
