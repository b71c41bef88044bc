"""R46: quoted words stand in the text of their account."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import claims, evidence_of
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the claims with words, quoted without their place, that the text does not have."""
    for account in record.accounts:
        for claim in claims(account):
            for evidence in evidence_of(claim):
                quote = evidence.quote if evidence.start is None else None
                if account.text and quote and quote not in account.text:
                    yield at(account, claim, quote)
