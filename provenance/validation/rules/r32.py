"""R32: the quoted words stand where the evidence says."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.model.evidence import Evidence
from provenance.validation.asking import claims, evidence_of
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the claims whose quoted words are not those of the account's text at their offsets."""
    for account in record.accounts:
        for claim in claims(account):
            for evidence in evidence_of(claim):
                if account.text and _is_misplaced(evidence, account.text):
                    yield at(account, claim, evidence.quote or "")


def _is_misplaced(evidence: Evidence, text: str) -> bool:
    if evidence.quote is None or evidence.start is None:
        return False
    return text[evidence.start : evidence.end] != evidence.quote
