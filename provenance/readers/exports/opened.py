"""An export file as text: its encoding found or refused, its lines counted."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from itertools import count
from typing import Final

from provenance.bibliography.carried.fields import imported_by
from provenance.errors import DataSyntaxError
from provenance.model.evidence import FilePlace
from provenance.readers.exports.encoding import look_through
from provenance.readers.exports.entry import Entry
from provenance.readers.exports.record import Reading, record_of
from provenance.readers.exports.roles import Placing, placings
from provenance.readers.importing import (
    Draft,
    Found,
    Input,
    Option,
    Passed,
    Refusal,
    Taken,
)
from provenance.resources.opening import LONGEST_LINE, within

ENCODING: Final = Option("encoding", "The encoding, where it is not UTF-8: windows-1252.")
"""The option by which a user says what a file is written in."""

_NOTHING_TOLD: Final = "an entry with neither a title nor words of a source note"
_BREAK: Final = re.compile("\n")
_LONE_RETURN: Final = re.compile("\r(?!\n)")
_LOST: Final = "no entry needs that: see whether ends of lines were lost"


class Opened(ABC):
    """An input as text.

    Args:
        source: The input.

    Attributes:
        source: The input.
        size: How many characters its text has.

    Raises:
        DataSyntaxError: It is not in the encoding that it shows, or that it is said to have.
        UnreadablePage: There is no such encoding.
    """

    def __init__(self, source: Input) -> None:
        self.source = source
        self._look = look_through(source)
        self.size = self._look.size

    @abstractmethod
    def stretch(self, first: int, last: int) -> FilePlace:
        """Return the place of the lines from one to another, both included."""

    def refuse(self, line: int, found: str, advice: str) -> Refusal:
        """Return a refusal of what stands on a line."""
        return self.source.refuse(line, found, advice)

    def records(
        self,
        entries: Iterable[Entry | Refusal | Passed],
        importer: str,
        table: tuple[Placing, ...] | None = None,
    ) -> Iterator[Found | Draft]:
        """Yield the records of entries as drafts, and what is no entry as it is.

        Of an entry that makes no record a refusal comes.

        Args:
            entries: The entries of this input, in its order, and what is no entry.
            importer: The importer's name, by which an exporter of its format knows what came in.
            table: Which field has which role; as the vocabulary says where None.
        """
        recorded = self.source.recorded.model_copy(update={"method": imported_by(importer)})
        roles = placings(importer) if table is None else table
        reading = Reading(self.source.file_name, roles, recorded)
        for entry in entries:
            if isinstance(entry, Refusal | Passed):
                yield entry
            else:
                stretch = self.stretch(entry.line, entry.last)
                yield Draft(partial(_taken, self.source.name, reading, entry, stretch))

    def _place(self, start: int, end: int, line: int) -> FilePlace:
        return FilePlace(
            name=self.source.file_name,
            sha256=self._look.sha256,
            start=start,
            end=end,
            line=line,
        )


def _taken(name: str, reading: Reading, entry: Entry, stretch: FilePlace) -> Found:
    record = record_of(entry, reading, stretch)
    if record is None:
        return Refusal(name, entry.line, _NOTHING_TOLD, "give it a title")
    return Taken(record, entry.line)


class Whole(Opened):
    """An input as text that is in memory as a whole.

    Attributes:
        text: Its text.
    """

    def __init__(self, source: Input) -> None:
        super().__init__(source)
        with source.open() as raw:
            content = within(raw, source.name, source.largest).read()
        self.text = _LONE_RETURN.sub("\n", content.decode(self._look.encoding))
        self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def line_at(self, offset: int) -> int:
        """Return the line, from 1, in which a character stands."""
        return bisect_right(self._starts, offset)

    def stretch(self, first: int, last: int) -> FilePlace:
        """Return the place of the lines from one to another, both included."""
        ends_early = last < len(self._starts)
        end = self._starts[last] if ends_early else len(self.text)
        return self._place(self._starts[first - 1], end, first)


class Streamed(Opened):
    """An input as text of which a line at a time is read, and none is kept.

    Where lines stand is known of those that are read and were not yet asked for: who asks for a
    stretch, or refuses a line, does not go back before it.
    """

    def __init__(self, source: Input) -> None:
        super().__init__(source)
        self._ends = deque[int]((0,))
        self._first = 0

    def lines(self) -> Iterator[str]:
        """Yield the lines, each with its end, from the first one on."""
        self._ends, self._first = deque((0,)), 0
        for line in self._lines():
            self._ends.append(self._ends[-1] + len(line))
            yield line

    def look(self) -> Iterator[str]:
        """Yield the lines as `lines` does; it does not count for places."""
        return self._lines()

    def beginning(self, size: int) -> str:
        """Return the first characters."""
        with self._text() as text:
            return _LONE_RETURN.sub("\n", text.read(size))

    def _lines(self) -> Iterator[str]:
        """Yield the lines, each with its end: a line feed, or a carriage return and one."""
        with self._text() as text:
            for number in count(1):
                line = text.readline(LONGEST_LINE + 1)
                if not line:
                    return
                if len(line) > LONGEST_LINE:
                    problem = f"the line has more than {LONGEST_LINE:,} characters"
                    raise DataSyntaxError(self.source.name, number, problem, _LOST)
                yield f"{line[:-1]}\n" if line.endswith("\r") else line

    @contextmanager
    def _text(self) -> Iterator[TextIOWrapper]:
        with (
            self.source.open() as raw,
            TextIOWrapper(raw, self._look.encoding, newline="") as text,
        ):
            yield text

    def stretch(self, first: int, last: int) -> FilePlace:
        """Return the place of the lines from one to another, both included."""
        self.forget_before(first)
        end = self._ends[min(last - self._first, len(self._ends) - 1)]
        return self._place(self._ends[0], end, first)

    def refuse(self, line: int, found: str, advice: str) -> Refusal:
        """Return a refusal of what stands on a line."""
        self.forget_before(line)
        return super().refuse(line, found, advice)

    def forget_before(self, line: int) -> None:
        """Forget where lines end, save the one before a line and what comes after."""
        while self._first < line - 1 and len(self._ends) > 1:
            self._ends.popleft()
            self._first += 1
