"""Events: what happened, as one account tells it (PROV-O Activity, CIDOC E7)."""

from collections import Counter
from typing import Final

from provenance.model.agent import Party
from provenance.model.event import Detail, Event
from provenance.model.notation import EventKind, Particular, Role
from provenance.rdf.claims import is_stated, read_claim, write_claim
from provenance.rdf.dates import NOT_KNOWN, read_date, write_date
from provenance.rdf.evidence import read_evidence, write_evidence
from provenance.rdf.index import Node
from provenance.rdf.iri import last_part
from provenance.rdf.kinds import concept_named, write_mark, write_meant
from provenance.rdf.namespaces import COC, CRM, PROV, RDF, RICO
from provenance.rdf.parties import ROLE, read_party, write_party, write_role
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.term import Term
from provenance.rdf.terms import (
    ACTIVITY,
    CUSTODY_ROLES,
    EVENT_CLASSES,
    EVENT_TYPES,
    ISSUE,
    PARTICULARS,
    concept,
    particular,
    words,
)
from provenance.rdf.terms import NOT_KNOWN as SAYS_NOT_KNOWN
from provenance.rdf.uses import passes_custody, read_uses, write_uses

PLACE: Final = COC("placeAsPrinted")
_PLAIN_ACTIVITY: Final = CRM("E7_Activity")
_DATE: Final = RICO("occurredAtDate")
_SPAN: Final = CRM("P4_has_time-span")
_CONTINUITY: Final = COC("itemContinuity")
_ASSOCIATION: Final = PROV("Association")
_QUALIFIED_ASSOCIATION: Final = PROV("qualifiedAssociation")
_WITH: Final = PROV("wasAssociatedWith")
_STATEMENT: Final = RDF("Statement")
_SUBJECT: Final = RDF("subject")
_PREDICATE: Final = RDF("predicate")
_OBJECT: Final = RDF("object")
_ORDER: Final = RICO("TemporalRelation")
_ORDERS: Final = {_ORDER, RICO("SequentialRelation")}
"""The classes of an order; version 0.1.0 of the vocabulary wrote the wider one."""
_EARLIER: Final = RICO("relationHasSource")
_LATER: Final = RICO("relationHasTarget")
_PRECEDES: Final = RICO("precedesInTime")
_KINDS: Final = {classes[0]: kind for kind, classes in EVENT_CLASSES.items()}
_PARTICULARS: Final[dict[Term, Particular]] = {
    **{term: kind for kind, term in PARTICULARS.items()},
    ISSUE: "number",
}


def write_event(sheets: Sheets, event: Event, number: int, carriers: frozenset[str]) -> None:
    """Write an event and everything about it.

    Args:
        sheets: Where to write.
        event: The event.
        number: Its place in the telling.
        carriers: The ids of the record's instantiations.
    """
    sheet, node = sheets.of(event.status), write_claim(sheets, event, number)
    _write_kind(sheets, sheet, node, event)
    _write_plain(sheet, node, event)
    write_uses(sheets, node, event, carriers)
    seen: Counter[Role] = Counter()
    for place, party in enumerate(event.parties, 1):
        seen[party.role] += 1
        one = f"{node}.{party.role}-{seen[party.role]}"
        _write_association(sheets, event, (one, place, party))
    for place, detail in enumerate(event.details, 1):
        _write_detail(sheets, event, (place, detail))
    for place, earlier in enumerate(event.after, 1):
        _write_order(sheets, event, (place, earlier))


def is_event(node: Node) -> bool:
    """Tell whether a node is an event of an account."""
    return ACTIVITY in node.types


def read_event(node: Node, things: dict[Term, str], agents: dict[Term, str]) -> dict[str, object]:
    """Return the fields of an event.

    Args:
        node: The event's node.
        things: The id of each thing of the record, by its term.
        agents: The id of each agent of the record, by its term.
    """
    return {
        **read_claim(node),
        "kind": _read_kind(node),
        "parties": [read_party(one, agents) for one in node.parts(_QUALIFIED_ASSOCIATION)],
        **read_uses(node, things),
        "continuity": node.word(_CONTINUITY, words("continuities")),
        "date": read_date(node.node(_DATE)),
        "place": node.text(PLACE),
        "details": [_read_detail(one) for one in node.referring(_SUBJECT)],
        "after": [_read_order(o) for o in node.referring(_LATER) if _ORDERS & o.types],
    }


def _write_kind(sheets: Sheets, sheet: Sheet, node: str, event: Event) -> None:
    """Write an event's kind twice: as classes, and as RiC-O has it, as a concept."""
    classes = _classes(sheets, event)
    sheet.type(node, ACTIVITY, *classes)
    for one, predicate in EVENT_TYPES.items():
        if one in classes:
            sheet.put(node, predicate, concept("event-kinds", event.kind))


def _classes(sheets: Sheets, event: Event) -> tuple[Term, ...]:
    """Return an event's classes; a hand-over of files alone is no transfer of custody to CIDOC."""
    classes = EVENT_CLASSES[event.kind]
    if not event.is_hand_over or passes_custody(sheets, event):
        return classes
    return (*classes[:-1], _PLAIN_ACTIVITY)


def _write_plain(sheet: Sheet, node: str, event: Event) -> None:
    if event.kind in SAYS_NOT_KNOWN:
        sheet.put(node, NOT_KNOWN, concept("unknowns", SAYS_NOT_KNOWN[event.kind]))
    if event.continuity:
        sheet.put(node, _CONTINUITY, concept("continuities", event.continuity))
    if event.date:
        sheet.link(node, _DATE, f"{node}.date")
        sheet.link(node, _SPAN, f"{node}.date")
        write_date(sheet, f"{node}.date", event.date)
    sheet.say(node, PLACE, event.place)


def _write_association(sheets: Sheets, event: Event, numbered: tuple[str, int, Party]) -> None:
    node, number, party = numbered
    sheet, whole = sheets.of(event.status, party.status), sheets.node(event.id)
    sheet.link(whole, _QUALIFIED_ASSOCIATION, node)
    sheet.type(node, _ASSOCIATION)
    sheet.number(node, number)
    write_role(sheet, node, ROLE, party)
    agent = write_party(sheets, sheet, node, party)
    if is_stated((event.status, party.status)):
        sheet.link(whole, _WITH, agent)
        if passes_custody(sheets, event) and party.role in CUSTODY_ROLES:
            sheet.link(whole, CUSTODY_ROLES[party.role], agent)


def _write_detail(sheets: Sheets, event: Event, numbered: tuple[int, Detail]) -> None:
    number, detail = numbered
    sheet, whole = sheets.of(event.status), sheets.node(event.id)
    node, predicate = f"{whole}.detail-{number}", particular(event.kind, detail.kind)
    sheet.type(node, _STATEMENT)
    sheet.link(node, _SUBJECT, whole)
    sheet.put(node, _PREDICATE, predicate)
    sheet.say(node, _OBJECT, detail.value)
    sheet.number(node, number)
    found = concept_named(detail.kind, detail.value)
    write_meant(sheet, node, found)
    if is_stated((event.status,)):
        sheet.say(whole, predicate, detail.value)
        write_mark(sheet, whole, detail.kind, found)
    write_evidence(sheets, node, detail.evidence)


def _write_order(sheets: Sheets, event: Event, numbered: tuple[int, str]) -> None:
    number, before = numbered
    sheet, earlier, later = sheets.of(event.status), sheets.node(before), sheets.node(event.id)
    node = f"{later}.after-{number}"
    sheet.type(node, _ORDER)
    sheet.link(node, _EARLIER, earlier)
    sheet.link(node, _LATER, later)
    sheet.number(node, number)
    if sheets.stated.issuperset((before, event.id)):
        sheet.link(earlier, _PRECEDES, later)


def _read_kind(node: Node) -> EventKind:
    types = node.types
    for term, kind in _KINDS.items():
        if term in types:
            return kind
    raise node.fault("an event of no known class")


def _read_detail(node: Node) -> dict[str, object]:
    kind = node.word(_PREDICATE, dict(_PARTICULARS))
    return {"kind": kind, "value": node.text(_OBJECT), "evidence": read_evidence(node)}


def _read_order(node: Node) -> str:
    return last_part(node.need(_EARLIER).iri)
