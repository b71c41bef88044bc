"""Accepted answers of registers as quads: which entry an agent is, and who says so."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from provenance.rdf.decided import Decided, write_decided
from provenance.rdf.iri import DEFAULT_BASE, Names, authority_iri, require_base, require_iri
from provenance.rdf.namespaces import DCTERMS, PROV, SCHEMA
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, Term, iri, literal
from provenance.reconciliation.proposals import Candidate, Match, Reconciliation

_ENTRY: Final = SCHEMA("sameAs")


def reconciliation_quads(found: Reconciliation, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the accepted answers as links of agents to entries, in a graph of their own.

    Each link is described beside it (``rdf:Statement``): who decided, when, why, by which service.
    What is open or rejected is not written: a proposal is not a fact.

    Args:
        found: The file of a service.
        base: The IRI under which agents live; ends in a slash.

    Raises:
        MalformedIri: The base, or the address of an accepted entry, is not an absolute IRI.
    """
    written = list[Quad]()
    sheet = Sheet(written, f"{require_base(base)}reconciliation")
    for match in found.matches:
        chosen = match.accepted
        if chosen is not None:
            for of in match.of:
                _write(sheet, found, match, _meaning(chosen), _agent(of, base))
    return iter(written)


def _write(
    sheet: Sheet, found: Reconciliation, match: Match, meaning: tuple[Term, Term], agent: str
) -> None:
    register = sha256(found.service.encode()).hexdigest()[:12]  # registers may differ on an agent
    node, (predicate, value) = f"{agent}.reconciliation.{register}", meaning
    decided = Decided(match.by, match.date, match.reason)
    write_decided(sheet, node, (agent, predicate, value), decided)
    sheet.link(node, PROV("wasDerivedFrom"), require_iri(found.service))


def _meaning(chosen: Candidate) -> tuple[Term, Term]:
    """Return what is said of an agent: its entry, or the identifier where no entry has an address.

    No IRI is put together from the identifier: the service's space names it and is no address.
    """
    if chosen.url:
        return _ENTRY, iri(chosen.url)
    return DCTERMS("identifier"), literal(chosen.id)


def _agent(of: str, base: str) -> str:
    first, second = of.split("/", 1)
    return authority_iri(second, base) if first == "agent" else Names(first, base).agent(second)
