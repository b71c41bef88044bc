"""R41: a source tells of nothing that was after it was published."""

from collections.abc import Iterator

from provenance.model.account import Statement
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.validation.asking import claims, is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the claims dated after the publication of the source that makes them."""
    for account in record.accounts:
        published = account.source.date
        if published and published.latest:
            for claim in claims(account):
                date = _date(claim) if is_fact(claim.status) else None
                if date and published.is_before(date):
                    yield at(account, claim, str(published))


def _date(claim: Event | Holding | Statement) -> ArchivalDate | None:
    return claim.seen if isinstance(claim, Holding) else claim.date
