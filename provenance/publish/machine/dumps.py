"""The dumps of a site: all records in one file, in each format that people load whole."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from provenance.bibliography.format import export_pieces
from provenance.publish.building.spool import Spool
from provenance.publish.building.state import STATE, maker_of
from provenance.publish.building.work import WORTH_IT, Work
from provenance.publish.building.written import Files, link
from provenance.publish.context import Context
from provenance.publish.layout import SITE
from provenance.publish.machine.dump import dump
from provenance.publish.machine.parquet import write_parquet
from provenance.publish.manifest import read_site
from provenance.rdf.iri import agents_graph
from provenance.shards.packing import packed
from provenance.shards.running import in_order, shards

QUADS: Final = "dumps/records.nq.zst"
"""The dump from which everything else can be made again."""

AGENTS: Final = "dumps/agents.nq"
"""What is said of agents that records share: by the records, and by the table of archives."""

RECORDS: Final = "dumps/records.jsonl"
"""The records themselves."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump: its name in the site, its media type, what it is."""

    name: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A dump as it stands in the site.

    Attributes:
        name: Its name from the root of the site.
        media_type: Its media type; of a compressed one, that of what is in it.
        title: What it is.
        size: Its bytes.
        sha256: Its SHA-256 in hexadecimal digits.
        packed: The media type of its compression; empty where it is not compressed.
    """

    name: str
    media_type: str
    title: str
    size: int
    sha256: str
    packed: str = ""

    @property
    def size_words(self) -> str:
        """Its size in words.

        Examples:
            >>> PublishedFile("a", "text/csv", "A", 1_234_567, "").size_words
            '1.2 MB'
        """
        if self.size < 1000:
            return f"{self.size} bytes"
        kilo = f"{self.size / 1000:.0f} kB"
        return kilo if self.size < 1_000_000 else f"{self.size / 1_000_000:,.1f} MB"


_CSL: Final = "application/vnd.citationstyles.csl+json"

DUMPS: Final = (
    Dump(QUADS, "application/n-quads", "All statements, each account in its graph (N-Quads)"),
    Dump(
        AGENTS,
        "application/n-quads",
        "The agents that records share, with all their names (N-Quads)",
    ),
    Dump("dumps/records.ttl.gz", "text/turtle", "All statements, accounts merged (Turtle)"),
    Dump(RECORDS, "application/jsonl", "The records themselves, a line each (JSON)"),
    Dump("dumps/records.bib", "application/x-bibtex", "All citations (BibLaTeX)"),
    Dump(
        "dumps/records.json", "application/vnd.citationstyles.csl+json", "All citations (CSL-JSON)"
    ),
    Dump("dumps/records.ris", "application/x-research-info-systems", "All citations (RIS)"),
    Dump("dumps/records.csv", "text/csv", "A row for each record (CSV)"),
    Dump("dumps/records.parquet", "application/vnd.apache.parquet", "The same rows (Parquet)"),
)
"""Every dump; that in Parquet stands where the extra ``parquet`` is installed."""

_EXPORTS: Final = {".bib": "biblatex", ".json": "csl-json", ".ris": "ris", ".csv": "csv"}
_PACKED: Final = {".zst": "application/zstd", ".gz": "application/gzip"}


@dataclass(frozen=True, slots=True)
class Dumped:
    """What was dumped.

    Attributes:
        files: The dumps.
        triples: The number of statements in the dumps of quads, of records and of agents.
    """

    files: tuple[PublishedFile, ...]
    triples: int


def write_dumps(
    files: Files, work: Work, agents: tuple[str, ...], told: Callable[[str], None]
) -> Dumped:
    """Write every dump but that of the records, which stands already.

    Args:
        files: Where they are written.
        work: The records, the site, and how many processes write; the files of each record stand.
        agents: What the site says of agents that records share, as lines of N-Quads.
        told: Told of each dump that stands.
    """
    places = {one.name: files.place(one.name) for one in _present()}
    triples = _linked(files, work, places)
    if triples is None:
        triples = _written(places, work, agents, told)
        for name in places:
            files.keep(name)
    return Dumped(tuple(_published(one, places[one.name]) for one in _present()), triples)


def _linked(files: Files, work: Work, places: dict[str, Path]) -> int | None:
    """Take the dumps of the old site where it was made from the same; else return None."""
    old = files.old
    files.keep(RECORDS)
    if old is None or maker_of(old / STATE) != work.maker:
        return None
    if not (old / RECORDS).samefile(places[RECORDS]):
        return None
    if not (old / SITE).is_file() or not all((old / name).is_file() for name in places):
        return None
    for name, place in places.items():
        link(old / name, place)
    return read_site(old).triples


def _written(
    places: dict[str, Path], work: Work, agents: tuple[str, ...], told: Callable[[str], None]
) -> int:
    jobs = [
        _Job(name, place, work.spool, work.context, work.places.fresh, agents)
        for name, place in places.items()
        if name not in (RECORDS, AGENTS)
    ]
    several = work.workers if len(work.spool.index) >= WORTH_IT else 1
    triples = 0
    for job, count in zip(jobs, in_order(_dumped, shards(jobs, 1), several), strict=True):
        triples = max(triples, count)
        told(f"{job.name} is written")
    if "dumps/records.parquet" in places:
        write_parquet(places["dumps/records.csv"], places["dumps/records.parquet"])
    return triples


def _present() -> tuple[Dump, ...]:
    parquet = find_spec("pyarrow") is not None
    return tuple(one for one in DUMPS if parquet or not one.name.endswith(".parquet"))


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    place: Path
    spool: Spool
    context: Context
    folder: Path
    agents: tuple[str, ...]


def _dumped(one: list[_Job]) -> int:
    """Write one dump, and return the number of its statements where it is the one that counts."""
    (job,) = one
    job.place.unlink(missing_ok=True)
    if job.name == QUADS:
        return _dump_quads(job)
    if job.name.endswith(".ttl.gz"):
        dump(job.spool, job.place, job.context.base)
    elif job.place.suffix in _EXPORTS:
        with job.place.open("wb") as file:
            pieces = export_pieces(job.spool, _EXPORTS[job.place.suffix])
            file.writelines(one.encode() for one in pieces)
    return 0


def _dump_quads(job: _Job) -> int:
    """Put the quads of all records together, what they share once, and the agents; count them."""
    shared = f" <{agents_graph(job.context.base)}> .\n".encode()
    seen: set[bytes] = set()
    count = 0
    with job.place.open("wb") as raw, packed(raw, QUADS) as out:
        for lines in _lines(job):
            fresh = [one for one in lines if not (one.endswith(shared) and one in seen)]
            seen.update(one for one in fresh if one.endswith(shared))
            out.write(b"".join(fresh))
            count += len(fresh)
    more = {line.encode() for line in job.agents} - seen
    agents = job.folder / AGENTS
    agents.unlink(missing_ok=True)
    agents.write_bytes(b"".join(sorted(seen | more)))
    return count + len(more)


def _lines(job: _Job) -> Iterator[list[bytes]]:
    for identifier in job.spool.index:
        file = job.folder / f"{job.context.layout.record(identifier)}.nq"
        yield file.read_bytes().splitlines(keepends=True)


def _published(one: Dump, file: Path) -> PublishedFile:
    packed = _PACKED.get(file.suffix, "")
    return PublishedFile(
        one.name, one.media_type, one.title, file.stat().st_size, sum_of(file), packed
    )


def sum_of(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    found = sha256()
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def packed_lines(lines: Iterable[bytes], file: Path) -> None:
    """Write lines to a file of gzip without name and time: the same lines give the same bytes."""
    file.unlink(missing_ok=True)
    with file.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as out:
        out.writelines(lines)
