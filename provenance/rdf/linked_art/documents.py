"""The documents of a record: its texts, carriers, activities and agents."""

from collections.abc import Iterator

from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.rdf.linked_art.activities import activities
from provenance.rdf.linked_art.agents import agents
from provenance.rdf.linked_art.carriers import carriers
from provenance.rdf.linked_art.texts import texts
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json


def documents(record: Record, base: str = DEFAULT_BASE) -> Iterator[Json]:
    """Yield the documents of a record in Linked Art 1.0, each once, always in the same order.

    Args:
        record: The record.
        base: The IRI under which records and agents live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    view = View(record, require_base(base))
    yield from texts(view)
    yield from carriers(view)
    yield from activities(view)
    yield from agents(view)
