"""Records as statements of linked data, in a table."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from provenance.frames.batches import Row, stream
from provenance.frames.columns import QUADS
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE, agents_graph
from provenance.rdf.namespaces import RDF, XSD
from provenance.rdf.profiles.profile import QuadsOf, quads_of
from provenance.rdf.term import Quad, Term, iri_of, is_iri, parts

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader

ROWS: Final = 65_536
"""How many rows a batch holds at most: a record has some hundreds of statements, all short."""

_STRING: Final = iri_of(XSD("string"))
_TAGGED: Final = iri_of(RDF("langString"))


def quads(
    records: Iterable[Record], base: str = DEFAULT_BASE, profile: str = "full"
) -> "RecordBatchReader":
    """Return the statements of records, a row each; what agents share stands there once.

    Args:
        records: The records; they are taken a batch at a time.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
        UnknownProfile: There is no such profile of quads.
        MalformedIri: The base is not an absolute IRI that ends in a slash; raised by the first
            batch.
    """
    return stream(QUADS, map(_row, _each(records, base, quads_of(profile))), ROWS)


def _each(records: Iterable[Record], base: str, made: QuadsOf) -> Iterator[Quad]:
    """Yield the quads of records; of those that they share each once, where it first occurs."""
    shared, seen = Term(f"<{agents_graph(base)}>"), set[Quad]()
    for record in records:
        for quad in made(record, base):
            if quad[3] == shared:
                if quad in seen:
                    continue
                seen.add(quad)
            yield quad


def _row(quad: Quad) -> Row:
    subject, predicate, value, graph = quad
    return (iri_of(subject), iri_of(predicate), *_object(value), iri_of(graph))


def _object(value: Term) -> tuple[str, str | None, str | None]:
    if is_iri(value):
        return iri_of(value), None, None
    text, datatype, language = parts(value)
    if language:
        return text, _TAGGED, language
    return text, iri_of(datatype) if datatype else _STRING, None
