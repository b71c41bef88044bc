"""Records as text in the syntaxes of RDF, at once or as a stream."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from textwrap import fill
from typing import IO, Final, Literal, NamedTuple, cast, get_args

from provenance.errors import UnknownFormat
from provenance.model.record import Record
from provenance.rdf import documents, jsonld
from provenance.rdf.documents import DOCUMENT_FORMATS, DocumentFormat
from provenance.rdf.iri import DEFAULT_BASE, agents_graph, authority_prefix
from provenance.rdf.nquads import quad_lines, triple_lines
from provenance.rdf.profiles.profile import DocumentsOf, profile_called, quads_of
from provenance.rdf.term import Quad, Term
from provenance.rdf.turtle import Shortener, trig_blocks, turtle_blocks
from provenance.resources.frame import BARE, Frame, Piece

Format = Literal["turtle", "trig", "nquads", "ntriples", "json-ld", "json-ld-linked"]
"""The syntaxes: ``turtle`` and ``ntriples`` merge all graphs into one; ``json-ld`` carries its
context, ``json-ld-linked`` names it by its versioned IRI."""

FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_WITH_COMMENTS: Final = ("turtle", "trig")


class _Syntax(NamedTuple):
    """How quads become text: what opens a file, the quads of a record, what stands between."""

    piece: Callable[[list[Quad], str], str]
    frame: Callable[[str], Frame]


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
    return "".join(in_pieces((quads,), format, base))


def in_pieces(
    several: Iterable[list[Quad]], format: Format, base: str = DEFAULT_BASE
) -> Iterator[str]:
    """Yield a file as it goes, as `write` writes it, where the quads are at hand already.

    Args:
        several: The quads of each record; what several would say stands in one of them.
        format: The name of the syntax.
        base: The IRI under which records and agents live; ends in a slash.
    """
    syntax = _SYNTAXES[format]
    return syntax.frame(base).around(syntax.piece(quads, base) for quads in several)


def write(
    records: Record | Iterable[Record],
    file: IO[bytes],
    format: Format | DocumentFormat = "nquads",
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> None:
    """Write records to a binary file as UTF-8, one at a time: memory does not grow with them.

    What is said of agents that records share stands once, at the end. N-Quads and N-Triples are
    sorted within each record; sorted as a whole (``LC_ALL=C sort``) they are what `serialize`
    returns.

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
    writing = AsRdf(format, base, profile)
    if isinstance(records, Record):
        return writing.frame.around((writing.whole(records),))
    return _in_pieces(records, writing)


def _in_pieces(records: Iterable[Record], writing: "AsRdf") -> Iterator[str]:
    shared = set[str]()

    def texts() -> Iterator[str]:
        for record in records:
            piece = writing.piece(record)
            shared.update(piece.shared)
            yield piece.text
        yield from writing.ending(sorted(shared))

    return writing.frame.around(text for text in texts() if text)


@dataclass(frozen=True, slots=True)
class AsRdf:
    """How records become a file of RDF piece by piece, wherever each piece is made.

    Attributes:
        format: The name of the syntax, one of `formats_of` the profile.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The profile is not written in such a syntax.
    """

    format: str
    base: str = DEFAULT_BASE
    profile: str = "full"

    def __post_init__(self) -> None:
        known = formats_of(self.profile)
        if self.format not in known:
            raise UnknownFormat(self.format, known)

    @property
    def frame(self) -> Frame:
        """What stands around and between the pieces."""
        if self._documents:
            return documents.FRAMES[self.format]
        frame = _SYNTAXES[self.format].frame(self.base)
        comment = _heading(self.profile) if self.format in _WITH_COMMENTS else ""
        return frame._replace(opening=f"{comment}{frame.opening}")

    def piece(self, record: Record) -> Piece:
        """Return what is written of a record, and apart from it what other records say as well."""
        if self._documents:
            made, shared = documents.parted(
                self._documents(record, self.base), authority_prefix(self.base)
            )
            return Piece(self._joined(made), shared=shared)
        graph = Term(f"<{agents_graph(self.base)}>")
        own, also = list[Quad](), list[str]()
        for quad in quads_of(self.profile)(record, self.base):
            if quad[3] == graph:
                also.append(_SEPARATOR.join(quad))
            else:
                own.append(quad)
        return Piece(_SYNTAXES[self.format].piece(own, self.base), shared=tuple(also))

    def piece_with_free_key(self, record: Record, _is_free: Callable[[str], bool]) -> Piece:
        """Return the piece of a record, which needs no key."""
        return self.piece(record)

    def whole(self, record: Record) -> str:
        """Return all that is written of a record, in one piece."""
        if self._documents:
            made = documents.texts(self._documents(record, self.base))
            return self._joined(dict.fromkeys(made))
        quads = list(quads_of(self.profile)(record, self.base))
        return _SYNTAXES[self.format].piece(quads, self.base)

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield the pieces with what records share, each of which was met once or more.

        Args:
            shared: What was set apart of all records, each once, sorted.
        """
        if self._documents:
            yield from shared if self.format == "json-ld" else (f"{one}\n" for one in shared)
            return
        quads = [cast(Quad, tuple(map(Term, one.split(_SEPARATOR)))) for one in shared]
        if quads:
            yield _SYNTAXES[self.format].piece(quads, self.base)

    @property
    def _documents(self) -> DocumentsOf | None:
        return profile_called(self.profile).documents

    def _joined(self, texts: Iterable[str]) -> str:
        if self.format == "json-ld":
            return self.frame.between.join(texts)
        return "".join(f"{one}\n" for one in texts)


_SEPARATOR: Final = "\t"
"""Stands in no term of N-Quads, where it is escaped."""


def _heading(profile: str) -> str:
    """Return the comment that says what was left out, where something was."""
    found = profile_called(profile)
    if found.name == "full":
        return ""
    text = fill(f"{found.title} ({found.name}). {found.description}", 98)
    return "".join(f"# {line}\n" for line in text.splitlines())


def _bare(_base: str) -> Frame:
    return BARE


def _prefixes(base: str) -> Frame:
    return Frame(Shortener(base).header())


def _array_of_graphs(_base: str, *, by_value: bool) -> Frame:
    return Frame(jsonld.opening(by_value=by_value), ",\n", jsonld.CLOSING)


_shortener: Final = lru_cache(maxsize=8)(Shortener)


def _nquads(quads: list[Quad], _base: str) -> str:
    return "".join(quad_lines(quads))


def _ntriples(quads: list[Quad], _base: str) -> str:
    return "".join(triple_lines(quads))


def _turtle(quads: list[Quad], base: str) -> str:
    return "".join(turtle_blocks(quads, _shortener(base)))


def _trig(quads: list[Quad], base: str) -> str:
    return "".join(trig_blocks(quads, _shortener(base)))


def _jsonld(quads: list[Quad], _base: str) -> str:
    return ",\n".join(jsonld.graph_objects(quads))


_SYNTAXES: Final[dict[str, _Syntax]] = {
    "turtle": _Syntax(_turtle, _prefixes),
    "trig": _Syntax(_trig, _prefixes),
    "nquads": _Syntax(_nquads, _bare),
    "ntriples": _Syntax(_ntriples, _bare),
    "json-ld": _Syntax(_jsonld, partial(_array_of_graphs, by_value=True)),
    "json-ld-linked": _Syntax(_jsonld, partial(_array_of_graphs, by_value=False)),
}
