"""R33: a reference code names what lies between a fonds and a leaf."""

from collections.abc import Iterator
from typing import Final

from provenance.model.document import Document
from provenance.model.notation import Level
from provenance.validation.finding import Finding, at

_WIDE: Final[frozenset[Level]] = frozenset(("fonds", "inventory", "collection", "record_group"))


def problems(record: Document) -> Iterator[Finding]:
    """Yield the holdings whose code goes from a fonds or an inventory straight to a leaf."""
    for account in record.accounts:
        for holding in account.holdings:
            if holding.reference and holding.status != "refuted":
                levels = {part.level for part in holding.reference.levels}
                if "leaf" in levels and levels & _WIDE and levels <= _WIDE | {"leaf"}:
                    yield at(account, holding)
