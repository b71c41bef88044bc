"""Where a claim stands in a record, and the IRI of its node in the RDF."""

from collections.abc import Iterator, Mapping

from provenance.model.document import Document
from provenance.rdf.iri import DEFAULT_BASE, Names


def claims_by_iri(record: Document, base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return the place of each claim, thing, agent and account of a record by its IRI.

    Args:
        record: The record.
        base: The IRI under which records live; ends in a slash.
    """
    return {iri_of(record.id, place, base): place for place in _places(record)}


def place_of(iri: str, places: Mapping[str, str]) -> str:
    """Return the place of a node: its own, or that of what it is part of.

    Args:
        iri: The node's IRI.
        places: The places of a record by their IRIs; see `claims_by_iri`.
    """
    known = iri
    while known not in places and "." in known:
        known = known.rpartition(".")[0]
    return places.get(known, iri)


def iri_of(record: str, place: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of the node at a place of a record.

    Args:
        record: Id of the record.
        place: The place: ``accounts/1/events/e3``, ``instantiations/copy``.
        base: The IRI under which records live; ends in a slash.

    Examples:
        >>> iri_of("telegram", "accounts/1/events/e3", "https://example.org/")
        'https://example.org/record/telegram.claim.1.e3'
    """
    names = Names(record, base)
    sort, name, *claim = place.split("/")
    if sort == "accounts":
        return names.claim(name, claim[-1]) if claim else names.account(name)
    return names.agent(name) if sort == "agents" else names.thing(name)


def _places(record: Document) -> Iterator[str]:
    yield from (f"derived/{one.id}" for one in record.derived)
    yield from (f"instantiations/{one.id}" for one in record.instantiations)
    yield from (f"agents/{one.id}" for one in record.agents)
    for account in record.accounts:
        yield f"accounts/{account.id}"
        for sort in ("statements", "events", "holdings", "splits"):
            for claim in getattr(account, sort):
                yield f"accounts/{account.id}/{sort}/{claim.id}"
