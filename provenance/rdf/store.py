"""Records as quads of pyoxigraph, for its store (extra ``store``)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from provenance.errors import MissingExtra
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.term import Quad as OurQuad
from provenance.rdf.term import Term, iri_of, is_iri, parts

try:
    from pyoxigraph import Literal, NamedNode, Quad, Store
except ModuleNotFoundError as error:
    raise MissingExtra("The store", "store") from error


def fill(
    store: Store,
    records: Record | Iterable[Record],
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> None:
    """Load records into a store of pyoxigraph, one at a time.

    The store keeps numbers by value: ``xsd:nonNegativeInteger`` comes back as ``xsd:integer``.

    Args:
        store: The store; what it holds stays.
        records: A record, or several.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile, or it writes documents, not quads.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    store.bulk_extend(pyoxigraph_quads(records, base, profile))


def pyoxigraph_quads(
    records: Record | Iterable[Record], base: str = DEFAULT_BASE, profile: str = "full"
) -> Iterator[Quad]:
    """Yield records as quads of pyoxigraph; those of shared agents with each record.

    Args:
        records: A record, or several.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile, or it writes documents, not quads.
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    made = quads_of(profile)
    for record in (records,) if isinstance(records, Record) else records:
        yield from as_pyoxigraph(made(record, base))


def as_pyoxigraph(quads: Iterable[OurQuad]) -> Iterator[Quad]:
    """Yield our quads as those of pyoxigraph."""
    for subject, predicate, value, graph in quads:
        said = _node(value) if is_iri(value) else _literal(value)
        yield Quad(_node(subject), _node(predicate), said, _node(graph))


@lru_cache(maxsize=4096)
def _node(term: Term) -> NamedNode:
    return NamedNode(iri_of(term))


def _literal(term: Term) -> Literal:
    text, datatype, language = parts(term)
    return Literal(text, datatype=_node(datatype) if datatype else None, language=language)
