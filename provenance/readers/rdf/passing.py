"""How custody passed, where a graph says it in the terms of CIDOC CRM, and in what order."""

from typing import Final

from provenance.model.agent import Party
from provenance.model.event import Event
from provenance.model.notation import Role
from provenance.readers.rdf.dating import when_of
from provenance.readers.rdf.draft import Draft, evidence
from provenance.readers.rdf.graph import is_literal, terms
from provenance.readers.rdf.naming import place_of

_SIDES: Final[dict[str, Role]] = {"givers": "giver", "recipients": "recipient"}


def tell_passings(draft: Draft) -> None:
    """Tell of each activity by which a carrier of the record passed into other hands."""
    for activity in _activities(draft):
        _tell(draft, activity)
    _order(draft)


def _activities(draft: Draft) -> list[str]:
    graph = draft.graph
    found = {
        activity
        for thing in draft.things
        for predicate in terms("passings")
        for activity in graph.having(predicate, thing)
        if draft.carrier(thing)
    }
    return sorted(found)


def _tell(draft: Draft, activity: str) -> None:
    graph = draft.graph
    graph.know(activity)
    graph.is_a(activity, "transfers")
    moved: list[str] = []
    cited = []
    for predicate, thing in graph.said(activity, "passings"):
        carrier = draft.carrier(thing)
        if carrier:
            graph.mark(activity, predicate, thing)
            moved += [] if carrier in moved else [carrier]
            cited.append(evidence(activity, predicate))
    event = Event(
        id="e",
        kind="hand-over",
        parties=_parties(draft, activity),
        moved=tuple(moved),
        continuity="same-item" if moved else "unknown",
        date=when_of(graph, activity),
        place=place_of(graph, activity),
        evidence=tuple(cited),
    )
    draft.acts[activity] = draft.tell(event)


def _parties(draft: Draft, activity: str) -> tuple[Party, ...]:
    found = []
    for key, role in _SIDES.items():
        for predicate, value in draft.graph.said(activity, key):
            agent, name = draft.people.agent(value)
            draft.graph.mark(activity, predicate, value)
            cited = (evidence(activity, predicate, name),)
            found.append(Party(role=role, agent=agent, printed=name, evidence=cited))
    return tuple(found)


def _order(draft: Draft) -> None:
    """Say which of the record's events follows which."""
    for activity, name in draft.acts.items():
        for predicate, later in draft.graph.said(activity, "earlier"):
            if not is_literal(later) and later in draft.acts and draft.acts[later] != name:
                draft.graph.mark(activity, predicate, later)
                draft.put_after(draft.acts[later], name)
