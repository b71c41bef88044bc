"""R14: a reported claim has evidence."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import claims, evidence_of
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the reported events, holdings and statements that point at no words and no place."""
    for account in record.accounts:
        for claim in claims(account):
            if claim.status == "reported" and not any(evidence_of(claim)):
                yield at(account, claim)
