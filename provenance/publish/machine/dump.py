"""Records to one RDF file, streamed: memory does not grow with their number."""

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import zstandard

from provenance.errors import UnknownFormat
from provenance.model.record import Record
from provenance.rdf.documents import DocumentFormat
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.serialization import Format, formats_of, write
from provenance.resources.whole import whole_file

_SYNTAXES: Final[dict[str, Format | DocumentFormat]] = {
    ".nq": "nquads",
    ".nt": "ntriples",
    ".ttl": "turtle",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".jsonl": "json-lines",
}
_PACKED: Final = ("", ".gz", ".zst")
_SUFFIXES: Final[dict[str, Format | DocumentFormat]] = {
    suffix + packed: syntax for suffix, syntax in _SYNTAXES.items() for packed in _PACKED
}


def dump(
    records: Iterable[Record],
    path: str | Path,
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> None:
    """Write records as RDF, whole or not at all; the same records give the same bytes.

    Args:
        records: The records; they are taken one at a time.
        path: The file; its name ends in ``.nq``, ``.nt``, ``.ttl``, ``.trig`` or ``.jsonld``, that
            of a profile of JSON-LD documents in ``.jsonld`` or ``.jsonl``, and after it in ``.gz``
            or ``.zst`` where it is to be compressed.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The file's name ends in something else.
        PublishError: It could not be written; what stood there before stands there still.
    """
    file = Path(path)
    syntax = _syntax(file.name, profile)
    with whole_file(file) as raw, _compressed(raw, file.suffix) as packed:
        write(records, packed, syntax, base, profile)


def _syntax(name: str, profile: str) -> Format | DocumentFormat:
    written = formats_of(profile)
    known = {suffix: syntax for suffix, syntax in _SUFFIXES.items() if syntax in written}
    for suffix, syntax in known.items():
        if name.endswith(suffix):
            return syntax
    raise UnknownFormat(name, tuple(known))


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
