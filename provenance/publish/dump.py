"""Records to one RDF file, streamed: memory does not grow with their number."""

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import zstandard

from provenance.errors import UnknownFormat
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.serialization import Format, write
from provenance.resources.whole import whole_file

_SYNTAXES: Final[dict[str, Format]] = {
    ".nq": "nquads",
    ".nt": "ntriples",
    ".ttl": "turtle",
    ".trig": "trig",
    ".jsonld": "json-ld",
}
_PACKED: Final = ("", ".gz", ".zst")
_SUFFIXES: Final = {
    suffix + packed: syntax for suffix, syntax in _SYNTAXES.items() for packed in _PACKED
}


def dump(records: Iterable[Record], path: str | Path, base: str = DEFAULT_BASE) -> None:
    """Write records as RDF, whole or not at all; the same records give the same bytes.

    Args:
        records: The records; they are taken one at a time.
        path: The file; its name ends in ``.nq``, ``.nt``, ``.ttl``, ``.trig`` or ``.jsonld``, and
            after it in ``.gz`` or ``.zst`` where it is to be compressed.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        UnknownFormat: The file's name ends in something else.
        PublishError: It could not be written; what stood there before stands there still.
    """
    file = Path(path)
    suffix = next((one for one in _SUFFIXES if file.name.endswith(one)), None)
    if suffix is None:
        raise UnknownFormat(file.name, tuple(_SUFFIXES))
    with whole_file(file) as raw, _compressed(raw, file.suffix) as packed:
        write(records, packed, _SUFFIXES[suffix], base)


@contextmanager
def _compressed(raw: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """Compress what is written; no name and no time goes into the file."""
    if suffix == ".gz":
        with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
            yield cast("IO[bytes]", packed)
    elif suffix == ".zst":
        writer = zstandard.ZstdCompressor(level=3, write_checksum=True)
        with writer.stream_writer(raw, closefd=False) as stream:
            yield cast("IO[bytes]", stream)
    else:
        yield raw
