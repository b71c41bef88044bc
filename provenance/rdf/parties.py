"""Parties: an agent's part in an event or a holding, with the name as this account prints it."""

from typing import Final

from provenance.model.agent import Party
from provenance.rdf.claims import read_status, write_status
from provenance.rdf.dates import NOT_KNOWN
from provenance.rdf.evidence import read_evidence, write_evidence
from provenance.rdf.index import Node
from provenance.rdf.namespaces import COC, CRM, PROV, RICO
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.term import Term
from provenance.rdf.terms import concept, words

AGENT: Final = PROV("agent")
ROLE: Final = PROV("hadRole")
_NAME: Final = COC("nameAsPrinted")
_ABBREVIATION: Final = COC("abbreviationAsPrinted")
_AFFILIATION: Final = COC("affiliationAsPrinted")
_SOMEONE: Final = (
    COC("UnidentifiedAgent"),
    RICO("Agent"),
    CRM("E39_Actor"),
    PROV("Agent"),
)
_NOT_NAMED: Final = concept("unknowns", "party-not-named")


def write_party(sheets: Sheets, sheet: Sheet, node: str, party: Party) -> str:
    """Write a party onto a sheet, all but its role; return the IRI of its agent.

    A party that nobody names is somebody all the same: a new individual for each mention.
    """
    agent = f"{node}.someone" if party.agent is None else sheets.agents[party.agent]
    sheet.link(node, AGENT, agent)
    write_status(sheet, node, party.status, party.reason)
    sheet.say(node, _NAME, party.printed)
    sheet.say(node, _ABBREVIATION, party.abbreviation)
    sheet.say(node, _AFFILIATION, party.affiliation)
    if party.agent is None:
        sheet.type(agent, *_SOMEONE)
        sheet.put(agent, NOT_KNOWN, _NOT_NAMED)
    write_evidence(sheets, node, party.evidence)
    return agent


def write_role(sheet: Sheet, node: str, predicate: Term, party: Party) -> None:
    """Write a party's role: ``prov:hadRole`` in an event, a type where there is none."""
    sheet.put(node, predicate, concept("roles", party.role))


def read_party(node: Node, agents: dict[Term, str], role: Term = ROLE) -> dict[str, object]:
    """Return the fields of a party.

    Args:
        node: The party's node.
        agents: The id of each agent of the record, by its term.
        role: The predicate under which its role stands.

    Raises:
        NotOurGraph: Its agent is not one of the record's.
    """
    return {
        "role": node.word(role, words("roles")),
        "agent": read_agent(node.need(AGENT), agents),
        **read_status(node),
        "printed": node.text(_NAME),
        "abbreviation": node.text(_ABBREVIATION),
        "affiliation": node.text(_AFFILIATION),
        "evidence": read_evidence(node),
    }


def read_agent(agent: Node, agents: dict[Term, str]) -> str | None:
    """Return the id of an agent, or None for one whom nobody names.

    Raises:
        NotOurGraph: It is not one of the record's.
    """
    if agent.term in agents:
        return agents[agent.term]
    if _SOMEONE[0] in agent.types:
        return None
    raise agent.fault("the record has no such agent")
