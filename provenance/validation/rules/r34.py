"""R34: what is verified says how."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import claims, evidence_of
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the verified claims that have neither evidence nor a reason."""
    for account in record.accounts:
        for claim in claims(account):
            if claim.status == "verified" and not (claim.reason or any(evidence_of(claim))):
                yield at(account, claim)
