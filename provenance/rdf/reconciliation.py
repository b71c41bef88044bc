"""Accepted answers of registers as quads: which entry an agent is, and who says so."""

from collections.abc import Iterator
from typing import Final

from provenance.rdf.dates import write_date
from provenance.rdf.iri import DEFAULT_BASE, Names, authority_iri, require_base, require_iri
from provenance.rdf.namespaces import DCTERMS, PROV, RDF, SKOS
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, Term, iri, literal
from provenance.reconciliation.proposals import Candidate, Match, Reconciliation

_EXACT: Final = SKOS("exactMatch")


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
    node, (predicate, value) = f"{agent}.reconciliation", meaning
    sheet.put(agent, predicate, value)
    sheet.type(node, RDF("Statement"))
    sheet.link(node, RDF("subject"), agent)
    sheet.put(node, RDF("predicate"), predicate)
    sheet.put(node, RDF("object"), value)
    sheet.say(node, DCTERMS("creator"), match.by)
    sheet.say(node, DCTERMS("description"), match.reason)
    sheet.link(node, PROV("wasDerivedFrom"), require_iri(found.service))
    if match.date:
        sheet.link(node, DCTERMS("created"), f"{node}.date")
        write_date(sheet, f"{node}.date", match.date)


def _meaning(chosen: Candidate) -> tuple[Term, Term]:
    """Return what is said of an agent: its entry, or the identifier where no entry has an address.

    No IRI is put together from the identifier: the service's space names it and is no address.
    """
    if chosen.url:
        return _EXACT, iri(chosen.url)
    return DCTERMS("identifier"), literal(chosen.id)


def _agent(of: str, base: str) -> str:
    first, second = of.split("/", 1)
    return authority_iri(second, base) if first == "agent" else Names(first, base).agent(second)
