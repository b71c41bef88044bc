"""Evidence: a Web Annotation for each stretch of words that supports a claim."""

from collections.abc import Iterable
from typing import Final

from provenance.model.evidence import Evidence
from provenance.rdf.index import Node
from provenance.rdf.namespaces import OA
from provenance.rdf.selectors import (
    around,
    read_target,
    write_locator,
    write_position,
    write_quote,
    write_target,
)
from provenance.rdf.sheet import Sheet, Sheets

_ANNOTATION: Final = OA("Annotation")
_MOTIVATION: Final = OA("motivatedBy")
_IDENTIFYING: Final = OA("identifying")
_BODY: Final = OA("hasBody")
_TARGET: Final = OA("hasTarget")


def write_evidence(sheets: Sheets, claim: str, evidence: Iterable[Evidence]) -> None:
    """Write what supports a claim, into the meta graph."""
    for number, one in enumerate(evidence, 1):
        target = write_annotation(sheets.meta, claim, number, sheets.words)
        write_selectors(sheets.meta, target, one, sheets.text)


def write_annotation(sheet: Sheet, claim: str, number: int, source: str) -> str:
    """Write that a stretch of a source supports a claim; return the IRI of the stretch."""
    node = f"{claim}.evidence-{number}"
    target = f"{node}.target"
    sheet.type(node, _ANNOTATION)
    sheet.put(node, _MOTIVATION, _IDENTIFYING)
    sheet.link(node, _BODY, claim)
    sheet.link(node, _TARGET, target)
    sheet.number(node, number)
    write_target(sheet, target, source)
    return target


def write_selectors(sheet: Sheet, target: str, one: Evidence, text: str | None) -> None:
    """Write the words, offsets and address of a piece of evidence."""
    if one.quote is not None:
        write_quote(sheet, target, one.quote, around(text, one.start, one.end))
    if one.start is not None and one.end is not None:
        write_position(sheet, target, one.start, one.end)
    if one.locator is not None:
        write_locator(sheet, target, one.locator)


def read_evidence(claim: Node) -> list[dict[str, object]]:
    """Return the fields of all that supports a claim, in its order."""
    return [read_target(node.need(_TARGET)) for node in claim.referring(_BODY)]
