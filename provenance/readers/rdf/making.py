"""What was made from what: derivations of carriers, activities that used and made them."""

from typing import Final, NamedTuple

from provenance.model.agent import Party
from provenance.model.event import Event, Use
from provenance.model.evidence import Evidence
from provenance.model.notation import EventKind, Role, Status
from provenance.model.thing import TEXT
from provenance.readers.rdf.dating import moment_of, when_of
from provenance.readers.rdf.draft import Claim, Draft, Known, evidence
from provenance.readers.rdf.graph import Graph, term, terms
from provenance.readers.rdf.naming import place_of, words_at
from provenance.resources.lists import concepts

_DERIVED: Final = term("prov:wasDerivedFrom")
_GENERATED: Final = term("prov:wasGeneratedBy")
_USED: Final = term("prov:used")
_ATTRIBUTED: Final = term("prov:wasAttributedTo")
_WITH: Final = term("prov:wasAssociatedWith")
_QUALIFIED: Final = term("prov:qualifiedAssociation")
_AGENT: Final = term("prov:agent")
_ROLE: Final = term("prov:hadRole")
_GENERATED_AT: Final = term("prov:generatedAtTime")
_STARTED: Final = term("prov:startedAtTime")
_ENDED: Final = term("prov:endedAtTime")
_ACTIVITY: Final = term("prov:Activity")
_ASSOCIATION: Final = term("prov:Association")
_TYPE: Final = term("rdf:type")
_COPYING: Final = Known("inferred", "PROV says that it was derived; that it was copied is inferred")
_ATTRIBUTION: Final = Known(
    "inferred", "PROV attributes it to them; that they wrote it is inferred"
)
_PART: Final = "PROV says that they had a part in it; which one is inferred"
_NO_ROLE: Final = "no role of the record is called that"
_DATED: Final = "the activity that made it has dates of its own"
_ELSEWHERE: Final = "the other carrier is one of another record"
_NOTHING: Final = "an activity that made nothing of a record; PROV does not say what it did"


class _Making(NamedTuple):
    """How something came to be.

    Attributes:
        made: What was made.
        sources: From what, and how that is known.
        evidence: Where the graph says so.
    """

    made: str
    sources: dict[str, Known]
    evidence: tuple[Evidence, ...]

    @property
    def known(self) -> Known:
        """How it is known that it was made so: as well as the best known of its sources."""
        sure = not self.sources or any(one.status == "reported" for one in self.sources.values())
        return Known() if sure else _COPYING


def tell_makings(draft: Draft) -> None:
    """Tell how the text and each carrier of a record were made, as far as the graph says."""
    for node, name in draft.things.items():
        derived = _derivations(draft, node) if name != TEXT else None
        activities = draft.graph.values(node, _GENERATED)
        for number, activity in enumerate(activities):
            _tell_activity(draft, node, activity, derived if number == 0 else None)
        if not activities and derived:
            draft.tell(_event(draft, derived, _kind(draft, derived)))
        if not activities and not derived:
            _tell_generation(draft, node)
        _attribute(draft, node)


def excuse_activities(graph: Graph) -> None:
    """Say of activities that made nothing of any record why they are not taken."""
    untold = (one for one in graph.having(_TYPE, _ACTIVITY) if not graph.knows(one))
    for activity in untold:
        for predicate in (_USED, _WITH, _STARTED, _ENDED, _QUALIFIED, _TYPE):
            for value in graph.values(activity, predicate):
                graph.excuse((activity, predicate, value), _NOTHING)


def _derivations(draft: Draft, node: str) -> _Making | None:
    """Return from what a carrier was made; what belongs to another record is excused."""
    graph = draft.graph
    stated = [(node, p, v) for p, v in graph.said(node, "derived-from")]
    stated += _inverse(graph, node)
    supposed = [(node, _DERIVED, v) for v in graph.values(node, _DERIVED)]
    sources: dict[str, Known] = {}
    cited: list[Evidence] = []
    for subject, predicate, value in (*stated, *supposed):
        source = value if subject == node else subject
        if source not in draft.things or source == node:
            graph.excuse((subject, predicate, value), _ELSEWHERE)
            continue
        graph.mark(subject, predicate, value)
        sources.setdefault(source, _COPYING if predicate == _DERIVED else Known())
        cited.append(evidence(subject, predicate))
    return _Making(node, sources, tuple(cited)) if sources else None


def _inverse(graph: Graph, node: str) -> list[tuple[str, str, str]]:
    """Return the statements that say the same from the other side."""
    return [
        (subject, predicate, node)
        for predicate in terms("derived-to")
        for subject in graph.having(predicate, node)
    ]


def _kind(draft: Draft, making: _Making) -> EventKind:
    """Return "digitization" where a file was made from what is not said to be a file."""
    files = [_is_file(draft.graph, one) for one in (making.made, *making.sources)]
    return "digitization" if files[0] and not any(files[1:]) else "copying"


def _is_file(graph: Graph, node: str) -> bool:
    said = any(True for _ in graph.said(node, "digital"))
    return said or any(graph.having(predicate, node) for predicate in terms("digital"))


def _event(draft: Draft, making: _Making, kind: EventKind) -> Event:
    known = making.known
    return Event(
        id="e",
        kind=kind,
        status=known.status,
        reason=known.reason,
        used=tuple(
            Use(thing=draft.things[one], status=how.status, reason=how.reason)
            for one, how in making.sources.items()
        ),
        made=(draft.things[making.made],),
        evidence=making.evidence,
    )


def _tell_generation(draft: Draft, node: str) -> None:
    """Tell when a thing was made, where that is all that is known of its making."""
    when = moment_of(draft.graph, node, _GENERATED_AT)
    if when:
        cited = (evidence(node, _GENERATED_AT, when.edtf),)
        event = _event(draft, _Making(node, {}, cited), "creation")
        draft.tell(event.model_copy(update={"date": when}))


def _tell_activity(draft: Draft, node: str, activity: str, derived: _Making | None) -> None:
    graph = draft.graph
    graph.know(activity)
    graph.mark(node, _GENERATED, activity)
    graph.mark(activity, _TYPE, _ACTIVITY)
    making = _with_used(draft, derived or _Making(node, {}, ()), activity)
    if activity in draft.acts:
        draft.make_too(draft.acts[activity], _event(draft, making, "copying"))
        return
    when = when_of(graph, activity)
    more = {
        "parties": _parties(draft, activity, "copyist" if making.sources else "author"),
        "date": when or moment_of(graph, node, _GENERATED_AT),
        "place": place_of(graph, activity),
    }
    for value in graph.values(node, _GENERATED_AT) if when else ():
        graph.excuse((node, _GENERATED_AT, value), _DATED)
    kind = _kind(draft, making) if making.sources else "creation"
    draft.acts[activity] = draft.tell(_event(draft, making, kind).model_copy(update=more))


def _with_used(draft: Draft, making: _Making, activity: str) -> _Making:
    """Return a making with the carriers that its activity used, and that are not told of yet."""
    sources = dict(making.sources)
    cited = [*making.evidence, evidence(making.made, _GENERATED)]
    if draft.things[making.made] != TEXT:
        untold = _untold(draft, activity)
        for value in untold:
            if value != making.made:
                draft.graph.mark(activity, _USED, value)
                cited.append(evidence(activity, _USED))
                sources.setdefault(value, _COPYING)
        draft.uses[activity] = [one for one in untold if one == making.made]
    return _Making(making.made, sources, tuple(cited))


def _untold(draft: Draft, activity: str) -> list[str]:
    """Return the carriers that an activity used, but for those that its event tells of."""
    if activity not in draft.uses:
        used = draft.graph.values(activity, _USED)
        draft.uses[activity] = [one for one in used if draft.things.get(one, TEXT) != TEXT]
    return draft.uses[activity]


def _parties(draft: Draft, activity: str, role: Role) -> tuple[Party, ...]:
    """Return who had a part in an activity: by their role where one is given, else as inferred."""
    graph, found = draft.graph, dict[str, Party]()
    for node in graph.values(activity, _QUALIFIED):
        for value in graph.values(node, _AGENT):
            given = _role(graph, node)
            graph.mark(activity, _QUALIFIED, node)
            graph.mark(node, _AGENT, value)
            graph.know(node)
            graph.mark(node, _TYPE, _ASSOCIATION)
            graph.mark(activity, _WITH, value)
            said = (activity, _QUALIFIED, value)
            found[value] = _party(draft, said, given or role, sure=bool(given))
    for value in graph.values(activity, _WITH):
        graph.mark(activity, _WITH, value)
        if value not in found:
            found[value] = _party(draft, (activity, _WITH, value), role, sure=False)
    return tuple(found.values())


def _party(draft: Draft, statement: tuple[str, str, str], role: Role, *, sure: bool) -> Party:
    node, predicate, value = statement
    agent, name = draft.people.agent(value)
    status: Status = "reported" if sure else "inferred"
    cited = (evidence(node, predicate, name),)
    why = None if sure else _PART
    return Party(role=role, agent=agent, printed=name, status=status, reason=why, evidence=cited)


def _role(graph: Graph, association: str) -> Role | None:
    """Return the role that an association gives, where it is called as one of ours."""
    for value in graph.values(association, _ROLE):
        words = (words_at(graph, value) or "").casefold()
        for notation, concept in concepts("roles").items():
            if words in (notation, concept.label.casefold()):
                graph.mark(association, _ROLE, value)
                return notation  # type: ignore[return-value]  # the list has the model's words
        graph.excuse((association, _ROLE, value), _NO_ROLE)
    return None


def _attribute(draft: Draft, node: str) -> None:
    for value in draft.graph.values(node, _ATTRIBUTED):
        agent, name = draft.people.agent(value)
        draft.graph.mark(node, _ATTRIBUTED, value)
        draft.say(node, "author", Claim(_ATTRIBUTED, name, agent, known=_ATTRIBUTION))
