"""What statements, events and holdings have in common: account, order, status, reason, evidence."""

from collections.abc import Iterable
from typing import Final, Protocol

from provenance.model.evidence import Evidence
from provenance.model.notation import Status
from provenance.rdf.evidence import read_evidence, write_evidence
from provenance.rdf.index import Node
from provenance.rdf.iri import last_part
from provenance.rdf.namespaces import COC, DCTERMS
from provenance.rdf.sheet import Sheet, Sheets
from provenance.rdf.terms import STATED, concept, words

STATUS: Final = COC("evidentialStatus")
REASON: Final = COC("reason")
IN: Final = DCTERMS("isPartOf")


class Claim(Protocol):
    """Anything that an account claims and supports."""

    @property
    def id(self) -> str:
        """Its name in the account."""

    @property
    def status(self) -> Status:
        """How it is known."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that say so."""

    @property
    def reason(self) -> str | None:
        """Why it is inferred, disputed or refuted."""


def write_claim(sheets: Sheets, claim: Claim, number: int) -> str:
    """Write what every claim has, on its sheet, and its evidence; return its IRI."""
    node, sheet = sheets.node(claim.id), sheets.of(claim.status)
    write_status(sheet, node, claim.status, claim.reason)
    write_membership(sheets, sheet, node, number)
    write_evidence(sheets, node, claim.evidence)
    return node


def write_membership(sheets: Sheets, sheet: Sheet, node: str, number: int) -> None:
    """Write to which account a claim belongs, and its place in the telling."""
    inferred = sheet is sheets.inferred
    names = sheets.names
    owner = names.inferred(sheets.account) if inferred else names.account(sheets.account)
    sheet.link(node, IN, owner)
    sheet.number(node, number)


def write_status(sheet: Sheet, node: str, status: Status, reason: str | None) -> None:
    """Write how something is known, and why it is so judged."""
    sheet.put(node, STATUS, concept("statuses", status))
    sheet.say(node, REASON, reason)


def read_claim(node: Node) -> dict[str, object]:
    """Return the fields that every claim has."""
    return {
        "id": last_part(node.iri),
        **read_status(node),
        "evidence": read_evidence(node),
    }


def read_status(node: Node) -> dict[str, object]:
    """Return status and reason of a claim or of a part of one.

    Raises:
        NotOurGraph: It has no status.
    """
    status = node.word(STATUS, words("statuses"))
    if status is None:
        raise node.fault(f"{STATUS} is missing")
    return {"status": status, "reason": node.text(REASON)}


def is_stated(statuses: Iterable[Status]) -> bool:
    """Tell whether all of these statuses allow a plain shortcut."""
    return STATED.issuperset(statuses)
