"""Accepted decisions on identity as quads: which records are of one document, and who says so."""

from collections.abc import Iterator
from typing import Final

from provenance.identity.decisions import Decision, Decisions
from provenance.identity.matching import Relation
from provenance.rdf.decided import Decided, write_decided
from provenance.rdf.iri import DEFAULT_BASE, record_iri, require_base
from provenance.rdf.namespaces import OWL, RDFS, SKOS
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Quad, Term, iri

_RELATIONS: Final[dict[Relation, Term]] = {"same": OWL("sameAs"), "close": SKOS("closeMatch")}


def identity_quads(decisions: Decisions, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the accepted decisions as links between records, in a graph of their own.

    Each link is described beside it (``rdf:Statement``): who decided, when, why, by which clues.
    What is open or rejected is not written: a proposal is not a fact.

    Args:
        decisions: The decisions.
        base: The IRI under which records live; ends in a slash.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    written = list[Quad]()
    sheet = Sheet(written, f"{require_base(base)}identity")
    for one in decisions.accepted:
        _write(sheet, one, base)
    return iter(written)


def _write(sheet: Sheet, decision: Decision, base: str) -> None:
    first, second = decision.pair
    one, other = record_iri(first, base), record_iri(second, base)
    node = f"{base}identity/{first}.{second}"
    link = (one, _RELATIONS[decision.relation], iri(other))
    write_decided(sheet, node, link, Decided(decision.by, decision.date, decision.reason))
    for clue in decision.clues:
        sheet.say(node, RDFS("comment"), clue)
