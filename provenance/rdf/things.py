"""The document's text, what was derived from it, and its carriers: what is there to speak of."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.model.document import Document
from provenance.model.thing import TEXT, DerivedRecord, Instantiation
from provenance.rdf.agents import DEFINED_BY
from provenance.rdf.index import Node
from provenance.rdf.iri import Names, last_part
from provenance.rdf.namespaces import COC, CRM, CRMDIG, DCTERMS, PROV, RDFS, RICO
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term
from provenance.rdf.terms import STATED, concept, words
from provenance.rdf.uses import known

IDENTIFIER: Final = DCTERMS("identifier")
RECORD: Final = RICO("Record")
_TEXT: Final = CRM("E33_Linguistic_Object")
_ENTITY: Final = PROV("Entity")
_CARRIER: Final = RICO("Instantiation")
_OBJECT: Final = CRM("E22_Human-Made_Object")
_DIGITAL: Final = CRMDIG("D1_Digital_Object")
_KIND: Final = CRM("P2_has_type")
_LABEL: Final = RDFS("label")
_FROM: Final = COC("versionOf")
_OF: Final = RICO("isOrWasInstantiationOf")


def write_things(sheet: Sheet, names: Names, record: Document) -> None:
    """Write which things a record speaks of, into its meta graph."""
    sheet.type(names.record, RECORD, _TEXT, _ENTITY)
    sheet.say(names.record, IDENTIFIER, record.id)
    sheet.link(names.record, DEFINED_BY, names.meta)
    for number, derived in enumerate(record.derived, 1):
        _write_derived(sheet, names, (number, derived))
    scans = frozenset(_scans(record))
    for number, carrier in enumerate(record.instantiations, 1):
        _write_carrier(sheet, names, (number, carrier), scans)


def read_things(
    record: Node, nodes: Iterable[Node]
) -> tuple[dict[str, list[dict[str, object]]], dict[Term, str]]:
    """Return ``derived`` and ``instantiations`` of a record, and the id of each thing by its term.

    Args:
        record: The record's node.
        nodes: All nodes that its meta graph defines, in their order.
    """
    nodes = [one for one in nodes if one.term != record.term]
    derived = [one for one in nodes if RECORD in one.types]
    carriers = [one for one in nodes if _CARRIER in one.types]
    ids = {record.term: TEXT} | {one.term: last_part(one.iri) for one in (*derived, *carriers)}
    fields = {
        "derived": [_read_derived(one, ids) for one in derived],
        "instantiations": [_read_carrier(one, ids) for one in carriers],
    }
    return fields, ids


def physical_carriers(record: Document) -> frozenset[str]:
    """Return the ids of the carriers that no digitization made, as far as one is stated.

    One that is only inferred, or in doubt, changes nothing of what a carrier is said to be.
    """
    return frozenset(one.id for one in record.instantiations).difference(_scans(record))


def _scans(record: Document) -> Iterator[str]:
    for account in record.accounts:
        for event in account.events:
            if event.kind == "digitization" and event.status in STATED:
                yield from event.made


def _write_derived(sheet: Sheet, names: Names, numbered: tuple[int, DerivedRecord]) -> None:
    number, derived = numbered
    node = names.thing(derived.id)
    sheet.type(node, RECORD, _TEXT, _ENTITY)
    sheet.put(node, _KIND, concept("derived-kinds", derived.kind))
    sheet.link(node, _FROM, names.thing(derived.of))
    sheet.link(node, DEFINED_BY, names.meta)
    sheet.number(node, number)


def _write_carrier(
    sheet: Sheet, names: Names, numbered: tuple[int, Instantiation], scans: frozenset[str]
) -> None:
    number, carrier = numbered
    node = names.thing(carrier.id)
    sheet.type(node, _CARRIER, _DIGITAL if carrier.id in scans else _OBJECT, _ENTITY)
    sheet.link(node, _OF, names.thing(carrier.of))
    sheet.say(node, _LABEL, carrier.label)
    sheet.link(node, DEFINED_BY, names.meta)
    sheet.number(node, number)


def _read_derived(node: Node, ids: dict[Term, str]) -> dict[str, object]:
    kind = node.word(_KIND, words("derived-kinds"))
    return {"id": last_part(node.iri), "kind": kind, "of": known(node.need(_FROM), ids)}


def _read_carrier(node: Node, ids: dict[Term, str]) -> dict[str, object]:
    of = known(node.need(_OF), ids)
    return {"id": last_part(node.iri), "of": of, "label": node.text(_LABEL)}
