"""An export file as text: its encoding found or refused, its lines counted."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.bibliography.carried.fields import imported_by
from provenance.errors import DataSyntaxError, UnreadablePage
from provenance.model.evidence import FilePlace
from provenance.readers.exports.entry import Entry
from provenance.readers.exports.record import Reading, record_of
from provenance.readers.exports.roles import Placing, placings
from provenance.readers.importing import Found, Input, Option, Passed, Refusal, Taken

ENCODING: Final = Option("encoding", "The encoding, where it is not UTF-8: windows-1252.")
"""The option by which a user says what a file is written in."""

_NOTHING_TOLD: Final = "an entry with neither a title nor words of a source note"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAK: Final = re.compile("\n")
_CARRIAGE_ONLY: Final = re.compile("\r(?!\n)")


class Opened:
    """An input as text.

    Args:
        source: The input.

    Attributes:
        text: Its text; lines end with a line feed, before which a carriage return may stand.

    Raises:
        DataSyntaxError: It is not in the encoding that it shows, or that it is said to have.
        UnreadablePage: There is no such encoding.
    """

    def __init__(self, source: Input) -> None:
        self.source = source
        self.text = _CARRIAGE_ONLY.sub("\n", _decoded(source))
        if "\0" in self.text:
            line = self.text.count("\n", 0, self.text.index("\0")) + 1
            raise DataSyntaxError(source.name, line, _NUL)
        self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        self._digest: str | None = None

    def line_at(self, offset: int) -> int:
        """Return the line, from 1, in which a character stands."""
        return bisect_right(self._starts, offset)

    def stretch(self, first: int, last: int) -> FilePlace:
        """Return the place of the lines from one to another, both included."""
        self._digest = self._digest or self.source.digest()
        ends_early = last < len(self._starts)
        return FilePlace(
            name=self.source.file_name,
            sha256=self._digest,
            start=self._starts[first - 1],
            end=self._starts[last] if ends_early else len(self.text),
            line=first,
        )

    def refuse(self, line: int, found: str, advice: str) -> Refusal:
        """Return a refusal of what stands on a line."""
        return self.source.refuse(line, found, advice)

    def records(
        self,
        entries: Iterable[Entry | Refusal | Passed],
        importer: str,
        table: tuple[Placing, ...] | None = None,
    ) -> Iterator[Found]:
        """Yield the records of entries, and a refusal for everything that makes none.

        Args:
            entries: The entries of this input, in its order, and what is no entry.
            importer: The importer's name, by which an exporter of its format knows what came in.
            table: Which field has which role; as the vocabulary says where None.
        """
        recorded = self.source.recorded.model_copy(update={"method": imported_by(importer)})
        roles = placings(importer) if table is None else table
        reading = Reading(self.source.file_name, roles, recorded, self.source.names)
        for entry in entries:
            if isinstance(entry, Refusal | Passed):
                yield entry
                continue
            record = record_of(entry, reading, self.stretch(entry.line, entry.last))
            if record is None:
                yield self.refuse(entry.line, _NOTHING_TOLD, "give it a title")
            else:
                yield Taken(record, entry.line)


_NUL: Final = "holds the character NUL; if it is UTF-16 or UTF-32, say so with --encoding"


def _decoded(source: Input) -> str:
    with source.open() as stream:
        content = stream.read()
    encoding = source.options.get("encoding") or _marked(content)
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise UnreadablePage(source.name, f"no encoding is called {encoding!r}") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        problem = f"is not {encoding} (byte 0x{byte:02X}); say --encoding, or save it as UTF-8"
        raise DataSyntaxError(source.name, line, problem) from error


def _marked(content: bytes) -> str:
    return next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
