"""R51: the levels of a reference code are those in which its archive counts."""

from collections.abc import Iterator
from typing import Final

from provenance.archives.table import repositories
from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.model.notation import Level
from provenance.resources.lists import label
from provenance.validation.finding import Finding, at

_TELLING: Final[frozenset[Level]] = frozenset(
    ("fonds", "inventory", "record_group", "class", "piece", "lot_file", "central_file")
)
"""The levels by which manners of numbering are told apart; boxes and files are everywhere."""


def problems(record: Document) -> Iterator[Finding]:
    """Yield the holdings whose code has a level that the entry of their archive does not."""
    archives = {one.id: one.authority for one in record.agents if one.authority}
    for account in record.accounts:
        for holding in account.holdings:
            if holding.reference and holding.holder.agent in archives:
                for level in _strange(holding, archives[holding.holder.agent]):
                    yield at(account, holding, label("levels", level))


def _strange(holding: Holding, authority: str) -> Iterator[Level]:
    entry = repositories().get(authority)
    if entry and entry.levels and holding.reference:
        for part in holding.reference.levels:
            if part.level in _TELLING and part.level not in entry.levels:
                yield part.level
