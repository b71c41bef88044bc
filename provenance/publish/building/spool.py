"""The records of a build on disk, a line each in the order of their ids: memory holds the index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

from provenance.errors import DuplicateIdentifier
from provenance.model.record import Record
from provenance.rdf.iri import require_slug
from provenance.records.save import to_json
from provenance.resources.whole import whole_file


class Place(NamedTuple):
    """Where a record stands in the spool, and the SHA-256 of its line."""

    start: int
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Spool:
    """The records of a build.

    Attributes:
        file: A file of JSON Lines, sorted by id.
        index: Where each record stands in it, in the order of their ids.
    """

    file: Path
    index: dict[str, Place]

    def __iter__(self) -> Iterator[Record]:
        return self.records(self.index.values())

    def records(self, places: Iterable[Place]) -> Iterator[Record]:
        """Yield the records that stand at some places."""
        with self.file.open("rb") as lines:
            for place in places:
                yield Record.model_validate_json(_at(lines, place))


def spool(records: Iterable[Record], file: Path) -> Spool:
    """Write records to a file of JSON Lines, sorted by id, and return them as it holds them.

    Args:
        records: The records; they are taken one at a time.
        file: The file; beside it stands for a while another of its size.

    Raises:
        DuplicateIdentifier: Two records have one id.
        MalformedIri: An id may not stand in an IRI.
        SourceFailed: The records could not be read to their end.
        PublishError: It could not be written.
    """
    unsorted = file.with_name(f".{file.name}.unsorted")
    try:
        with unsorted.open("wb") as lines:
            found = _taken(records, lines)
        return Spool(file, _sorted(unsorted, found, file))
    finally:
        unsorted.unlink(missing_ok=True)


class SourceFailed(Exception):
    """The records could not be read to their end; that is no fault of where the site is written."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def _told(records: Iterable[Record]) -> Iterator[Record]:
    try:
        yield from records
    except OSError as error:
        raise SourceFailed(error) from error


def _taken(records: Iterable[Record], lines: IO[bytes]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    start = 0
    for record in _told(records):
        if record.id in found:
            raise DuplicateIdentifier(record.id, ("the records to publish",))
        line = f"{to_json(record)}\n".encode()
        found[require_slug(record.id)] = Place(start, len(line), sha256(line).hexdigest())
        lines.write(line)
        start += len(line)
    return found


def _sorted(unsorted: Path, found: dict[str, Place], file: Path) -> dict[str, Place]:
    index: dict[str, Place] = {}
    start = 0
    with unsorted.open("rb") as lines, whole_file(file) as out:
        for identifier in sorted(found):
            place = found[identifier]
            out.write(_at(lines, place))
            index[identifier] = place._replace(start=start)
            start += place.length
    return index


def _at(lines: IO[bytes], place: Place) -> bytes:
    lines.seek(place.start)
    return lines.read(place.length)
