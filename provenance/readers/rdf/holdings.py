"""Holdings that are nodes of their own (RiC-O RecordResourceHoldingRelation)."""

from typing import Final

from provenance.model.agent import Party
from provenance.model.event import Holding
from provenance.readers.rdf.describing import HAS_OR_HAD
from provenance.readers.rdf.draft import Draft, Known, evidence
from provenance.readers.rdf.graph import Graph, is_literal, literal, term
from provenance.readers.vocabulary import words

HOLDER: Final = term("rico:relationHasSource")
HELD: Final = term("rico:relationHasTarget")
_STATE: Final = term("rico:relationState")


def hold_by_relations(draft: Draft) -> None:
    """Say who holds what by the relations that concern a thing of the record."""
    for thing in draft.things:
        carrier = draft.carrier(thing)
        for relation in draft.graph.having(HELD, thing) if carrier else ():
            if carrier and draft.graph.is_a(relation, "holding-relations"):
                _hold(draft, relation, thing, carrier)


def _hold(draft: Draft, relation: str, thing: str, carrier: str) -> None:
    graph = draft.graph
    graph.know(relation)
    graph.mark(relation, HELD, thing)
    state = _state(graph, relation)
    known = HAS_OR_HAD if state is None else Known()
    for value in graph.values(relation, HOLDER):
        agent, name = draft.people.agent(value)
        graph.mark(relation, HOLDER, value)
        cited = (evidence(relation, HOLDER, name),)
        draft.hold(
            Holding(
                id="h",
                holder=Party(role="holder", agent=agent, printed=name, evidence=cited),
                instantiation=carrier,
                state="former" if state == "former" else "present",
                status=known.status,
                reason=known.reason,
                evidence=cited,
            )
        )


def _state(graph: Graph, relation: str) -> str | None:
    """Return "present" or "former", where the relation says which; an end says that it is over."""
    for value in graph.values(relation, _STATE):
        said = literal(value)[0].strip().casefold() if is_literal(value) else ""
        for key, state in (("states-present", "present"), ("states-past", "former")):
            if said in words("rdf", key):
                graph.mark(relation, _STATE, value)
                return state
    return None
