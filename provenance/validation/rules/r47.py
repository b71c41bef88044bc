"""R47: what is inferred, disputed or refuted has a reason."""

from collections.abc import Iterator
from typing import Protocol

from provenance.model.account import Account, Split, Statement
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.notation import Status
from provenance.validation.asking import claims, is_fact
from provenance.validation.finding import Finding, at

_Claim = Event | Holding | Statement | Split


class _Doubtful(Protocol):
    """Anything that may be in doubt."""

    @property
    def status(self) -> Status:
        """How it is known."""

    @property
    def reason(self) -> str | None:
        """Why it is in doubt."""


def problems(record: Document) -> Iterator[Finding]:
    """Yield the claims in doubt that have no reason, or of which a part has none."""
    for account in record.accounts:
        for claim in _all(account):
            if is_fact(claim.status) or not claim.reason:
                for status in sorted({one.status for one in _parts(claim) if _is_bare(one)}):
                    yield at(account, claim, status)


def _all(account: Account) -> Iterator[_Claim]:
    yield from claims(account)
    yield from account.splits


def _parts(claim: _Claim) -> Iterator[_Doubtful]:
    yield claim
    match claim:
        case Event():
            yield from claim.parties
            yield from claim.used
        case Holding():
            yield claim.holder


def _is_bare(one: _Doubtful) -> bool:
    return not is_fact(one.status) and not one.reason
