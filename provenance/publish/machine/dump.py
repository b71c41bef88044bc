"""Records to one file, RDF or JSON Lines, streamed: memory does not grow with their number."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from provenance.errors import UnknownFormat
from provenance.model.record import Record
from provenance.rdf.documents import DocumentFormat
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.serialization import AsRdf, Format, formats_of
from provenance.records.load import waiting_in
from provenance.records.save import AsLines
from provenance.resources.opening import PACKED
from provenance.shards.joining import Writing
from provenance.shards.writing import write_records, write_waiting

_SYNTAXES: Final[dict[str, Format | DocumentFormat]] = {
    ".nq": "nquads",
    ".nt": "ntriples",
    ".ttl": "turtle",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".jsonl": "json-lines",
}
_SUFFIXES: Final[dict[str, Format | DocumentFormat]] = {
    suffix + packed: syntax for suffix, syntax in _SYNTAXES.items() for packed in ("", *PACKED)
}
_LINES: Final = tuple(f".jsonl{packed}" for packed in ("", *PACKED))
_ALL: Final = "full"
"""The profile that leaves out nothing, as the record itself does."""


def dump(
    records: Iterable[Record] | str | Path,
    path: str | Path,
    base: str = DEFAULT_BASE,
    profile: str = _ALL,
    *,
    workers: int = 1,
) -> None:
    """Write records as RDF, or as JSON Lines that can be read again; the same ones, the same bytes.

    The file appears whole or not at all.

    Args:
        records: The records, taken one at a time; or the folder, file or address where they stand.
            From there they are read by several processes, and a run that was stopped is gone on
            with: what it wrote stands beside the file in a hidden folder until then.
        path: The file or address; its name ends in ``.nq``, ``.nt``, ``.ttl``, ``.trig`` or
            ``.jsonld``, that of a profile of JSON-LD documents in ``.jsonld`` or ``.jsonl``, that
            of the records themselves (profile ``full``) in ``.jsonl``, and after it in ``.gz`` or
            ``.zst`` where it is to be compressed.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.
        workers: How many processes read and write. More than one are started by ``spawn``: a
            script needs ``if __name__ == "__main__":``.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The file's name ends in something else.
        PublishError: It could not be written; what stood there before stands there still.
    """
    writing = as_dump(str(path), base, profile)
    if isinstance(records, str | Path):
        write_waiting(waiting_in(records), writing, str(path), workers=workers)
    else:
        write_records(records, writing, str(path))


def as_dump(path: str, base: str = DEFAULT_BASE, profile: str = _ALL) -> Writing[Record]:
    """Return how records are written into a file, by its name: as RDF, or as they are.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The file's name ends in something else.
    """
    if profile == _ALL and path.endswith(_LINES):
        return AsLines()
    return as_rdf(path, base, profile)


def as_rdf(path: str, base: str = DEFAULT_BASE, profile: str = _ALL) -> AsRdf:
    """Return how records are written as RDF into a file, by its name.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The file's name ends in something else.
    """
    written = formats_of(profile)
    known = {suffix: syntax for suffix, syntax in _SUFFIXES.items() if syntax in written}
    for suffix, syntax in known.items():
        if path.endswith(suffix):
            return AsRdf(syntax, base, profile)
    lines = _LINES if profile == _ALL else ()
    raise UnknownFormat(path.rpartition("/")[2], (*known, *lines))
