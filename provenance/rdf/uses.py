"""What an event worked on, moved and made, and what was derived from what."""

from itertools import product
from typing import Final

from provenance.model.continuity import names_what_passed
from provenance.model.event import Event, Use
from provenance.model.notation import Status
from provenance.model.thing import TEXT
from provenance.rdf.claims import STATUS, is_stated, read_status, write_status
from provenance.rdf.index import Node
from provenance.rdf.namespaces import CRM, PROV, RICO
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.term import Term
from provenance.rdf.terms import concept

ENTITY: Final = PROV("entity")
_ROLE: Final = PROV("hadRole")
_MOVED: Final = concept("carrier-roles", "moved")
_USAGE: Final = PROV("Usage")
_USED: Final = PROV("used")
_QUALIFIED_USAGE: Final = PROV("qualifiedUsage")
_GENERATION: Final = PROV("Generation")
_GENERATED: Final = PROV("wasGeneratedBy")
_QUALIFIED_GENERATION: Final = PROV("qualifiedGeneration")
_ACTIVITY: Final = PROV("activity")
_DERIVATION: Final = PROV("Derivation")
_DERIVED: Final = PROV("wasDerivedFrom")
_QUALIFIED_DERIVATION: Final = PROV("qualifiedDerivation")
_HAD_ACTIVITY: Final = PROV("hadActivity")
_COPIED: Final = RICO("isOrWasDerivedFromInstantiation")
_CUSTODY_OF: Final = CRM("P30_transferred_custody_of")
_GENETIC_LINK: Final = RICO("hasGeneticLinkToRecordResource")
_TRANSLATION_OF: Final = CRM("P73i_is_translation_of")
_ENDED: Final = PROV("wasInvalidatedBy")


def write_uses(sheets: Sheets, node: str, event: Event, carriers: frozenset[str]) -> None:
    """Write what an event used, moved and made, and the derivations that follow.

    Args:
        sheets: Where to write.
        node: The event's IRI.
        event: The event.
        carriers: The ids of the record's instantiations.
    """
    for number, use in enumerate(event.used, 1):
        _write_use(sheets, node, event, (number, use))
    for number, thing in enumerate(event.moved, 1):
        _write_move(sheets, node, event, (number, thing))
    for number, thing in enumerate(event.made, 1):
        _write_making(sheets, node, event, (number, thing))
    pairs = product(enumerate(event.made, 1), enumerate(event.used, 1))
    for (_, made), (number, use) in pairs:
        if is_stated((event.status, use.status)):
            _write_derivation(sheets, made, use.thing, carriers)
        else:
            _write_doubtful_derivation(sheets, f"{node}.used-{number}.{made}", event, (made, use))


def read_uses(node: Node, things: dict[Term, str]) -> dict[str, object]:
    """Return the fields ``used``, ``moved`` and ``made`` of an event.

    Args:
        node: The event's node.
        things: The id of each thing of the record, by its term.
    """
    usages = node.parts(_QUALIFIED_USAGE)
    used = [one for one in usages if one.value(_ROLE) is None]
    moved = [one for one in usages if one.value(_ROLE) == _MOVED]
    makings = [one for one in node.referring(_ACTIVITY) if _GENERATION in one.types]
    return {
        "used": [{"thing": read_thing(u, things), **read_status(u)} for u in used],
        "moved": [read_thing(one, things) for one in moved],
        "made": [_read_made(one, things) for one in makings],
    }


def passes_custody(sheets: Sheets, event: Event) -> bool:
    """Tell whether CIDOC sees a transfer of custody: not where no thing that passed can be touched.

    Where nothing is said to have passed, that it was no physical thing is not said either.
    """
    moved = sheets.physical.intersection(event.moved)
    return event.is_hand_over and (bool(moved) or not event.moved)


def read_thing(node: Node, things: dict[Term, str]) -> str:
    """Return the id of the thing that a node is about.

    Raises:
        NotOurGraph: The record has no such thing.
    """
    return known(node.need(ENTITY), things)


def known(thing: Node, things: dict[Term, str]) -> str:
    """Return the id of a thing.

    Raises:
        NotOurGraph: The record has no such thing.
    """
    if thing.term not in things:
        raise thing.fault("the record has no such thing")
    return things[thing.term]


def _write_use(sheets: Sheets, node: str, event: Event, numbered: tuple[int, Use]) -> None:
    number, use = numbered
    sheet = sheets.of(event.status, use.status)
    thing = sheets.names.thing(use.thing)
    usage = f"{node}.used-{number}"
    _write_usage(sheet, node, usage, (number, thing))
    write_status(sheet, usage, use.status, use.reason)
    if is_stated((event.status, use.status)):
        sheet.link(node, _USED, thing)
        if event.kind == "destruction":
            sheet.link(thing, _ENDED, node)


def _write_move(sheets: Sheets, node: str, event: Event, numbered: tuple[int, str]) -> None:
    number, moved = numbered
    sheet = sheets.of(event.status)
    thing = sheets.names.thing(moved)
    usage = f"{node}.moved-{number}"
    _write_usage(sheet, node, usage, (number, thing))
    sheet.put(usage, _ROLE, _MOVED)
    if is_stated((event.status,)):
        sheet.link(node, _USED, thing)
        if moved in sheets.physical and names_what_passed(event.continuity):
            sheet.link(node, _CUSTODY_OF, thing)


def _write_usage(sheet: Sheet, node: str, usage: str, numbered: tuple[int, str]) -> None:
    number, thing = numbered
    sheet.link(node, _QUALIFIED_USAGE, usage)
    sheet.type(usage, _USAGE)
    sheet.link(usage, ENTITY, thing)
    sheet.number(usage, number)


def _write_making(sheets: Sheets, node: str, event: Event, numbered: tuple[int, str]) -> None:
    number, made = numbered
    sheet = sheets.of(event.status)
    thing = sheets.names.thing(made)
    making = f"{node}.made-{number}"
    sheet.link(thing, _QUALIFIED_GENERATION, making)
    sheet.type(making, _GENERATION)
    sheet.link(making, _ACTIVITY, node)
    sheet.number(making, number)
    if is_stated((event.status,)):
        sheet.link(thing, _GENERATED, node)
        _write_genesis(sheets, event, made)


def _write_genesis(sheets: Sheets, event: Event, made: str) -> None:
    """Write what a derived record comes from, where an account tells of its making."""
    derived, translates = sheets.derived.get(made), event.kind == "translating"
    if derived is None or (derived.kind == "translation") != translates:
        return
    thing, source = sheets.names.thing(made), sheets.names.thing(derived.of)
    sheets.said.link(thing, _GENETIC_LINK, source)
    if translates and (derived.of == TEXT or derived.of in sheets.derived):
        sheets.said.link(thing, _TRANSLATION_OF, source)


def _write_derivation(sheets: Sheets, made: str, of: str, carriers: frozenset[str]) -> None:
    thing, source = sheets.names.thing(made), sheets.names.thing(of)
    sheets.said.link(thing, _DERIVED, source)
    if carriers.issuperset((made, of)):
        sheets.said.link(thing, _COPIED, source)


def _write_doubtful_derivation(
    sheets: Sheets, node: str, event: Event, pair: tuple[str, Use]
) -> None:
    made, use = pair
    sheet = sheets.of(event.status, use.status)
    sheet.link(sheets.names.thing(made), _QUALIFIED_DERIVATION, node)
    sheet.type(node, _DERIVATION)
    sheet.link(node, ENTITY, sheets.names.thing(use.thing))
    sheet.link(node, _HAD_ACTIVITY, sheets.node(event.id))
    sheet.put(node, STATUS, concept("statuses", _weaker(event.status, use.status)))


def _weaker(event: Status, use: Status) -> Status:
    doubts: tuple[Status, ...] = ("refuted", "inferred", "disputed")
    return next((one for one in doubts if one in (event, use)), use)


def _read_made(making: Node, things: dict[Term, str]) -> str:
    found = making.referring(_QUALIFIED_GENERATION)
    if len(found) != 1:
        raise making.fault(f"{len(found)} things were made here, expected one")
    return known(found[0], things)
