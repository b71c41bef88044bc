"""Records as text in the syntaxes of RDF, at once or as a stream."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from textwrap import fill
from typing import IO, Final, Literal, get_args

from provenance.errors import UnknownFormat
from provenance.model.record import Record
from provenance.rdf import documents, jsonld
from provenance.rdf.documents import DOCUMENT_FORMATS, DocumentFormat
from provenance.rdf.iri import DEFAULT_BASE, agents_graph, authority_prefix
from provenance.rdf.nquads import quad_lines, triple_lines
from provenance.rdf.profiles.profile import QuadsOf, profile_called, quads_of
from provenance.rdf.term import Quad, Term
from provenance.rdf.turtle import Shortener, trig_blocks, turtle_blocks

Format = Literal["turtle", "trig", "nquads", "ntriples", "json-ld", "json-ld-linked"]
"""The syntaxes: ``turtle`` and ``ntriples`` merge all graphs into one; ``json-ld`` carries its
context, ``json-ld-linked`` names it by its versioned IRI."""

FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_WITH_COMMENTS: Final = ("turtle", "trig")
_Chunks = Callable[[Iterable[list[Quad]], str], Iterator[str]]


def serialize(
    records: Record | Iterable[Record],
    format: Format | DocumentFormat,
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> str:
    """Return records as text in a syntax of RDF.

    N-Quads and N-Triples are sorted as a whole: the canonical form. Turtle and N-Triples have no
    named graphs, so that all accounts are merged; each claim still names its account.

    Args:
        records: A record, or several.
        format: The name of the syntax, one of `formats_of` the profile.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The profile is not written in such a syntax.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    chunks = "".join(_chunks(records, format, base, profile))
    if format in ("nquads", "ntriples"):
        return "".join(f"{line}\n" for line in sorted(set(chunks.split("\n")[:-1])))
    return chunks


def serialize_quads(quads: list[Quad], format: Format, base: str = DEFAULT_BASE) -> str:
    """Return the quads of one record as `serialize` does, where they are at hand already.

    Args:
        quads: All quads of a record, each once.
        format: The name of the syntax.
        base: The IRI under which records and agents live; ends in a slash.
    """
    return "".join(_WRITERS[format](iter((quads,)), base))


def write(
    records: Record | Iterable[Record],
    file: IO[bytes],
    format: Format | DocumentFormat = "nquads",
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> None:
    """Write records to a binary file as UTF-8, one at a time: memory does not grow with them.

    N-Quads and N-Triples are sorted within each record; sorted as a whole (``LC_ALL=C sort``)
    they are what `serialize` returns.

    Args:
        records: A record, or several.
        file: A file open for writing bytes.
        format: The name of the syntax, one of `formats_of` the profile.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The profile is not written in such a syntax.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    for chunk in _chunks(records, format, base, profile):
        file.write(chunk.encode("utf-8"))


def formats_of(profile: str) -> tuple[str, ...]:
    """Return the names of the syntaxes in which a profile can be written.

    Raises:
        UnknownProfile: There is no such profile.
    """
    return FORMATS if profile_called(profile).quads else DOCUMENT_FORMATS


def _chunks(
    records: Record | Iterable[Record], format: str, base: str, profile: str
) -> Iterator[str]:
    known = formats_of(profile)
    if format not in known:
        raise UnknownFormat(format, known)
    several = (records,) if isinstance(records, Record) else records
    made = profile_called(profile).documents
    if made:
        texts = documents.fresh((made(one, base) for one in several), authority_prefix(base))
        return documents.array(texts) if format == "json-ld" else documents.lines(texts)
    written = _WRITERS[format](_fresh(several, base, quads_of(profile)), base)
    return chain(_heading(profile), written) if format in _WITH_COMMENTS else written


def _heading(profile: str) -> Iterator[str]:
    """Yield the comment that says what was left out, where something was."""
    found = profile_called(profile)
    if found.name != "full":
        text = fill(f"{found.title} ({found.name}). {found.description}", 98)
        yield "".join(f"# {line}\n" for line in text.splitlines())


def _fresh(records: Iterable[Record], base: str, made: QuadsOf) -> Iterator[list[Quad]]:
    """Yield the quads of each record, those of shared agents only where they first occur."""
    shared, seen = Term(f"<{agents_graph(base)}>"), set[Quad]()
    for record in records:
        found = list(made(record, base))
        known = {quad for quad in found if quad[3] == shared}
        yield [quad for quad in found if quad not in seen] if known & seen else found
        seen |= known


def _nquads(records: Iterable[list[Quad]], _base: str) -> Iterator[str]:
    for one in records:
        yield "".join(quad_lines(one))


def _ntriples(records: Iterable[list[Quad]], _base: str) -> Iterator[str]:
    for one in records:
        yield "".join(triple_lines(one))


def _turtle(records: Iterable[list[Quad]], base: str) -> Iterator[str]:
    shortener = Shortener(base)
    yield shortener.header()
    for one in records:
        yield "".join(turtle_blocks(one, shortener))


def _trig(records: Iterable[list[Quad]], base: str) -> Iterator[str]:
    shortener = Shortener(base)
    yield shortener.header()
    for one in records:
        yield "".join(trig_blocks(one, shortener))


def _jsonld(records: Iterable[list[Quad]], _base: str, *, by_value: bool = True) -> Iterator[str]:
    yield jsonld.opening(by_value=by_value)
    before = ""
    for one in records:
        yield before + ",\n".join(jsonld.graph_objects(one))
        before = ",\n"
    yield jsonld.CLOSING


def _jsonld_linked(records: Iterable[list[Quad]], base: str) -> Iterator[str]:
    return _jsonld(records, base, by_value=False)


_WRITERS: Final[dict[str, _Chunks]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
    "json-ld": _jsonld,
    "json-ld-linked": _jsonld_linked,
}
