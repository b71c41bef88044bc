"""Notes as many are given, in lines of JSON, in sequences; and the lines that answer them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from provenance.errors import DataSyntaxError
from provenance.notes.parse import ReadNote, read_note
from provenance.notes.resolving import BackReference, resolve
from provenance.resources.opening import lines_of, opened
from provenance.shards.running import shards

STRETCH: Final = 500
"""How many lines are read together: a note is read in a moment, handing it over takes as long."""


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


class Notes(NamedTuple):
    """The notes of some lines that follow one another; notes need no ids of their own."""

    lines: tuple[Line, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class WaitingNotes:
    """Lines with notes that are yet to be read: here, or in another process.

    Attributes:
        file: Where they stand: a path, an address, "<standard input>".
        number: The number of the first line, from 1.
        lines: The lines, as they stand there.
        source: Among which notes ids must be their own: there are none.
    """

    file: str
    number: int
    lines: tuple[bytes, ...]
    source: str = ""

    @property
    def count(self) -> int:
        """How many notes they are: blank lines are passed over."""
        return sum(1 for line in self.lines if line.strip())

    @property
    def size(self) -> int:
        """How many bytes they have."""
        return sum(map(len, self.lines))

    def read(self) -> Notes:
        """Read them.

        Raises:
            DataSyntaxError: A line is not JSON, or no note.
        """
        numbered = enumerate(self.lines, self.number)
        return Notes(
            tuple(line_of(self.file, number, one) for number, one in numbered if one.strip())
        )

    def mark(self) -> bytes:
        """Return what changes when a note does."""
        return b"".join(self.lines)


def lines_of_file(path: str) -> Iterator[Line]:
    """Yield the notes of a file or address with ``{"id": …, "text": …}`` a line.

    Raises:
        DataSyntaxError: A line is not JSON, or no note.
    """
    with opened(path) as stream:
        for stretch in stretches(lines_of(stream, path), path):
            yield from stretch.read().lines


def stretches(
    lines: Iterable[bytes], path: str, *, resolving: bool = False
) -> Iterator[WaitingNotes]:
    """Yield lines of JSON in stretches, each of which can be read by itself.

    Args:
        lines: The lines.
        path: Where they stand, for messages.
        resolving: Whether words of a note may refer to notes before it: then no stretch ends within
            a sequence, however long it is.
    """
    number = 1
    for stretch in _of_whole_sequences(lines) if resolving else shards(lines, STRETCH):
        yield WaitingNotes(path, number, tuple(one if one.strip() else b"\n" for one in stretch))
        number += len(stretch)


def _of_whole_sequences(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    stretch, sequence = list[bytes](), None
    for line in lines:
        own = _sequence_of(line)
        if len(stretch) >= STRETCH and own not in (None, sequence):
            yield stretch
            stretch = []
        stretch.append(line)
        sequence = sequence if own is None else own
    if stretch:
        yield stretch


def _sequence_of(line: bytes) -> str | None:
    """Return the sequence of a line's note; None where it has no note, or cannot be read."""
    try:
        return line_of("", 0, line).sequence
    except DataSyntaxError:
        return None


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


def facts_of(reading: ReadNote) -> dict[str, object]:
    """Return the facts of a note as plain data."""
    return {"facts": reading.facts.rows()}


def answer(line: Line, told: Mapping[str, object]) -> str:
    """Return the line of JSON that answers one: its id, and what is told of the note."""
    text = json.dumps({"id": line.id, **told}, ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode()  # half a pair, as JSON spells it


def line_of(path: str, number: int, line: bytes) -> Line:
    """Return the note of a line.

    Raises:
        DataSyntaxError: It is not JSON, or no note.
    """
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DataSyntaxError(path, number, "not UTF-8") from error
    except RecursionError as error:
        raise DataSyntaxError(path, number, "nested too deeply") from error
    except ValueError as error:
        raise DataSyntaxError(path, number, f"not JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise DataSyntaxError(path, number, 'expected {"id": …, "text": "…"}')
    given = value.get("number")
    sequence = str(value.get("sequence", ""))
    return Line(value.get("id"), value["text"], None if given is None else str(given), sequence)
