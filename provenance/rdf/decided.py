"""A link that a person decided on: the link, and beside it who decided, when and why."""

from typing import NamedTuple

from provenance.model.date import ArchivalDate
from provenance.rdf.dates import write_date
from provenance.rdf.namespaces import DCTERMS, RDF
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term


class Decided(NamedTuple):
    """Who decided, when (EDTF), and why in their own words."""

    by: str | None
    date: ArchivalDate | None
    reason: str | None


def write_decided(sheet: Sheet, node: str, link: tuple[str, Term, Term], decided: Decided) -> None:
    """Write a link, and its description (``rdf:Statement``) at a node of its own."""
    subject, predicate, value = link
    sheet.put(subject, predicate, value)
    sheet.type(node, RDF("Statement"))
    sheet.link(node, RDF("subject"), subject)
    sheet.put(node, RDF("predicate"), predicate)
    sheet.put(node, RDF("object"), value)
    sheet.say(node, DCTERMS("creator"), decided.by)
    sheet.say(node, DCTERMS("description"), decided.reason)
    if decided.date:
        sheet.link(node, DCTERMS("created"), f"{node}.date")
        write_date(sheet, f"{node}.date", decided.date)
