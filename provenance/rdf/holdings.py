"""Holdings and splits: states of instantiations, as one account tells of them."""

from typing import Final

from provenance.model.account import Split
from provenance.model.event import Access, Holding
from provenance.rdf.claims import (
    is_stated,
    read_claim,
    read_status,
    write_claim,
    write_membership,
    write_status,
)
from provenance.rdf.dates import is_dated, read_date, write_date
from provenance.rdf.events import PLACE
from provenance.rdf.index import Node
from provenance.rdf.iri import last_part
from provenance.rdf.namespaces import COC, CRM, DC, DCTERMS, PROV, RDF, RICO
from provenance.rdf.parties import read_party, write_party, write_role
from provenance.rdf.reference_codes import read_reference, write_reference
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.term import Term
from provenance.rdf.terms import concept, words
from provenance.rdf.uses import ENTITY, known, read_thing

_HOLDING: Final = RICO("RecordResourceHoldingRelation")
_ENTITY: Final = PROV("Entity")
_HOLDER: Final = RICO("relationHasSource")
_HELD: Final = RICO("relationHasTarget")
_STATE: Final = RICO("relationState")
_STATES: Final = {"present": "present", "former": "past"}
"""The words of the model, and those that RiC-O 1.1 proposes for the state of a relation."""

_STATES_BACK: Final = {theirs: ours for ours, theirs in _STATES.items()}
_INFLUENCE: Final = PROV("AgentInfluence")
_QUALIFIED: Final = PROV("qualifiedInfluence")
_SEEN: Final = COC("seenAtDate")
_REFERENCE: Final = RICO("hasOrHadIdentifier")
_EVER_HELD_BY: Final = RICO("hasOrHadHolder")
_NOW_HELD_BY: Final = CRM("P50_has_current_keeper")
_RIGHTS: Final = DCTERMS("accessRights")
_RIGHTS_CLASS: Final = DCTERMS("RightsStatement")
_KIND: Final = CRM("P2_has_type")
_VALUE: Final = RDF("value")
_REPRODUCTION: Final = DC("rights")
_SPLIT: Final = COC("Split")
_WHOLE: Final = COC("splitOf")
_PART: Final = COC("splitInto")
_PART_CLASS: Final = PROV("EntityInfluence")


def write_holding(sheets: Sheets, holding: Holding, number: int) -> None:
    """Write who keeps or kept an instantiation, and under which reference.

    Args:
        sheets: Where to write.
        holding: The holding.
        number: Its place in the telling.
    """
    sheet, node = sheets.of(holding.status), write_claim(sheets, holding, number)
    thing = sheets.names.thing(holding.instantiation)
    sheet.type(node, _HOLDING, _ENTITY)
    sheet.link(node, _HELD, thing)
    sheet.say(node, _STATE, _STATES[holding.state])
    sheet.say(node, PLACE, holding.place)
    _write_holder(sheets, node, holding)
    if holding.seen:
        sheet.link(node, _SEEN, f"{node}.seen")
        write_date(sheet, f"{node}.seen", holding.seen)
    if holding.access:
        _write_access(sheet, node, holding.access)
    if holding.reference:
        sheet.link(node, _REFERENCE, f"{node}.reference")
        write_reference(sheet, f"{node}.reference", holding.reference)
        if is_stated((holding.status,)):
            sheet.link(thing, _REFERENCE, f"{node}.reference")


def is_holding(node: Node) -> bool:
    """Tell whether a node is a holding of an account."""
    return _HOLDING in node.types


def read_holding(node: Node, things: dict[Term, str], agents: dict[Term, str]) -> dict[str, object]:
    """Return the fields of a holding.

    Args:
        node: The holding's node.
        things: The id of each thing of the record, by its term.
        agents: The id of each agent of the record, by its term.
    """
    return {
        **read_claim(node),
        "holder": read_party(node.need(_QUALIFIED), agents, _KIND),
        "instantiation": known(node.need(_HELD), things),
        "state": _read_state(node),
        "seen": read_date(node.node(_SEEN)),
        "place": node.text(PLACE),
        "reference": read_reference(node.node(_REFERENCE)),
        "access": _read_access(node.node(_RIGHTS)),
    }


def write_split(sheets: Sheets, split: Split, number: int) -> None:
    """Write that what others take for one instantiation is several."""
    sheet, node = sheets.of(split.status), sheets.node(split.id)
    sheet.type(node, _SPLIT)
    write_status(sheet, node, split.status, split.reason)
    write_membership(sheets, sheet, node, number)
    sheet.link(node, _WHOLE, sheets.names.thing(split.thing))
    for place, thing in enumerate(split.into, 1):
        part = f"{node}.part-{place}"
        sheet.link(node, _PART, part)
        sheet.type(part, _PART_CLASS)
        sheet.link(part, ENTITY, sheets.names.thing(thing))
        sheet.number(part, place)


def is_split(node: Node) -> bool:
    """Tell whether a node is a split of an account."""
    return _SPLIT in node.types


def read_split(node: Node, things: dict[Term, str]) -> dict[str, object]:
    """Return the fields of a split.

    Args:
        node: The split's node.
        things: The id of each thing of the record, by its term.
    """
    return {
        "id": last_part(node.iri),
        **read_status(node),
        "thing": known(node.need(_WHOLE), things),
        "into": [read_thing(part, things) for part in node.parts(_PART)],
    }


def _read_state(node: Node) -> str | None:
    said = node.text(_STATE)
    return _STATES_BACK.get(said, said) if said else None


def _write_holder(sheets: Sheets, node: str, holding: Holding) -> None:
    holder = f"{node}.holder"
    sheet = sheets.of(holding.status, holding.holder.status)
    sheet.link(node, _QUALIFIED, holder)
    sheet.type(holder, _INFLUENCE)
    write_role(sheet, holder, _KIND, holding.holder)
    agent = write_party(sheets, sheet, holder, holding.holder)
    if is_stated((holding.holder.status,)):
        sheet.link(node, _HOLDER, agent)
    if is_stated((holding.status, holding.holder.status)):
        thing = sheets.names.thing(holding.instantiation)
        sheet.link(thing, _EVER_HELD_BY, agent)
        if _is_current(sheets, holding):
            sheet.link(thing, _NOW_HELD_BY, agent)


def _is_current(sheets: Sheets, holding: Holding) -> bool:
    """Whether CIDOC has a current keeper here: of a thing that can be touched, as of some day."""
    dated = sheets.dated or is_dated(holding.seen)
    return holding.state == "present" and dated and holding.instantiation in sheets.physical


def _write_access(sheet: Sheet, holding: str, access: Access) -> None:
    node = f"{holding}.access"
    sheet.link(holding, _RIGHTS, node)
    sheet.type(node, _RIGHTS_CLASS)
    sheet.put(node, _KIND, concept("access-kinds", access.kind))
    sheet.say(node, _VALUE, access.printed)
    sheet.say(node, _REPRODUCTION, access.reproduction)


def _read_access(node: Node | None) -> dict[str, object] | None:
    if node is None:
        return None
    kind = node.word(_KIND, words("access-kinds"))
    return {
        "kind": kind,
        "printed": node.text(_VALUE),
        "reproduction": node.text(_REPRODUCTION),
    }
