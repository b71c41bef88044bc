"""R57: a printed date reads as the date that is given for it."""

from collections.abc import Iterator
from functools import lru_cache

from provenance.dates import read_printed
from provenance.model.account import Account
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.validation.asking import claims
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the claims, and the accounts, of which a date is not that of its printed words."""
    for account in record.accounts:
        for where, date in _dates(account):
            if date and date.printed and date.edtf and _differ(date.printed, date.edtf):
                yield Finding(where, date.printed)


def _dates(account: Account) -> Iterator[tuple[str, ArchivalDate | None]]:
    yield at(account).claim, account.source.date
    for claim in claims(account):
        date = claim.seen if isinstance(claim, Holding) else claim.date
        if date:
            yield at(account, claim).claim, date


@lru_cache(maxsize=4096)
def _differ(printed: str, edtf: str) -> bool:
    """Tell whether no day satisfies both; words that cannot be read contradict nothing."""
    read = read_printed(printed)
    return bool(read) and not ArchivalDate(edtf=read).may_equal(ArchivalDate(edtf=edtf))
