"""Statements: what an account says of a text or an instantiation (its title, date, author)."""

from typing import Final

from provenance.model.account import Statement
from provenance.rdf.claims import is_stated, read_claim, write_claim
from provenance.rdf.dates import read_date, write_date
from provenance.rdf.index import Node
from provenance.rdf.kinds import concept_named, write_kind, write_meant
from provenance.rdf.namespaces import COC, RDF, RICO
from provenance.rdf.parties import read_agent
from provenance.rdf.sheet import Sheets
from provenance.rdf.term import Term, is_iri, literal
from provenance.rdf.terms import AGENT_PROPERTIES, DATE_PROPERTIES, PROPERTIES
from provenance.rdf.uses import known

_STATEMENT: Final = RDF("Statement")
_SUBJECT: Final = RDF("subject")
_PREDICATE: Final = RDF("predicate")
_OBJECT: Final = RDF("object")
_VALUE: Final = RDF("value")
_DATE: Final = RICO("Date")
_AGENT_MEANT: Final = COC("agentMeant")
_DATE_MEANT: Final = COC("dateMeant")
_WORDS: Final[dict[Term, str]] = {
    term: kind
    for table in (PROPERTIES, AGENT_PROPERTIES, DATE_PROPERTIES)
    for kind, term in table.items()
}


def write_statement(sheets: Sheets, said: Statement, number: int, carriers: frozenset[str]) -> None:
    """Write a statement: reified, and plainly too where it is reported or verified.

    Its object is the agent or the date where the property takes one, else the words; an agent or a
    date beside words stands under a predicate of its own.

    Args:
        sheets: Where to write.
        said: The statement.
        number: Its place in the telling.
        carriers: The ids of the record's instantiations.
    """
    sheet, node = sheets.of(said.status), write_claim(sheets, said, number)
    thing = sheets.names.thing(said.about)
    predicate, value = _meaning(sheets, node, said)
    sheet.type(node, _STATEMENT)
    sheet.link(node, _SUBJECT, thing)
    sheet.put(node, _PREDICATE, predicate)
    sheet.say(node, _VALUE, said.value)
    sheet.put(node, _OBJECT, value)
    write_meant(sheet, node, concept_named(said.property, said.value))
    if is_stated((said.status,)) and _is_plain(said, predicate, carriers):
        sheet.put(thing, predicate, value)
        if said.property == "carrier" and said.about in carriers:
            write_kind(sheet, thing, said.value)
    if said.agent and said.property not in AGENT_PROPERTIES:
        sheet.link(node, _AGENT_MEANT, sheets.agents[said.agent])
    if said.date:
        write_date(sheet, f"{node}.date", said.date)
        if said.property not in DATE_PROPERTIES:
            sheet.link(node, _DATE_MEANT, f"{node}.date")


def is_statement(node: Node) -> bool:
    """Tell whether a node is a statement of an account."""
    return _STATEMENT in node.types


def read_statement(
    node: Node, things: dict[Term, str], agents: dict[Term, str]
) -> dict[str, object]:
    """Return the fields of a statement.

    Args:
        node: The statement's node.
        things: The id of each thing of the record, by its term.
        agents: The id of each agent of the record, by its term.
    """
    values = (v for p in (_OBJECT, _AGENT_MEANT, _DATE_MEANT) for v in node.values(p))
    found = [Node(node.index, one) for one in values if is_iri(one)]
    dates = [one for one in found if _DATE in one.types]
    named = [one for one in found if _DATE not in one.types]
    return {
        **read_claim(node),
        "about": known(node.need(_SUBJECT), things),
        "property": node.word(_PREDICATE, _WORDS),
        "value": node.text(_VALUE),
        "date": read_date(_only(node, dates)),
        "agent": read_agent(named[0], agents) if _only(node, named) else None,
    }


def _meaning(sheets: Sheets, node: str, said: Statement) -> tuple[Term, Term]:
    """Return the predicate of a statement and its object: an agent, a date, or the words."""
    if said.agent and said.property in AGENT_PROPERTIES:
        return AGENT_PROPERTIES[said.property], Term(f"<{sheets.agents[said.agent]}>")
    if said.date and said.property in DATE_PROPERTIES:
        return DATE_PROPERTIES[said.property], Term(f"<{node}.date>")
    return PROPERTIES[said.property], literal(said.value)


def _is_plain(said: Statement, predicate: Term, carriers: frozenset[str]) -> bool:
    """Whether the shortcut says what RiC-O means: records, not carriers, have authors."""
    return not (predicate in AGENT_PROPERTIES.values() and said.about in carriers)


def _only(node: Node, found: list[Node]) -> Node | None:
    if len(found) > 1:
        raise node.fault(f"{len(found)} objects of one sort, expected one")
    return found[0] if found else None
