"""What the first page of a site lists: each record with its date, title and archive."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.model.chain import Held
from provenance.model.record import Record


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in the list.

    Attributes:
        id: Its id.
        title: Its title.
        date: Its date in words.
        day: Its first possible day (ISO 8601); empty where none is known.
        archives: Who keeps its first carrier, or whatever of it is kept.
        steps: The number of steps of its chain.
        accounts: The number of its accounts.
        gaps: The number of its missing links.
        incomplete: Whether something of it is missing.
    """

    id: str
    title: str
    date: str
    day: str
    archives: tuple[str, ...]
    steps: int
    accounts: int
    gaps: int
    incomplete: bool


def listed(records: Iterable[Record]) -> tuple[Listed, ...]:
    """Return the list of records by date, those without a date last, then by title and id."""
    found = (_listed(record) for record in records)
    return tuple(sorted(found, key=lambda one: (one.day or "~", one.title, one.id)))


def _listed(record: Record) -> Listed:
    date, custody = record.date, record.custody
    return Listed(
        id=record.id,
        title=record.title or record.id,
        date=str(date) if date else "",
        day=date.earliest.isoformat() if date and date.earliest else "",
        archives=_archives(custody.holdings),
        steps=len(custody),
        accounts=len(record.accounts),
        gaps=len(custody.gaps),
        incomplete=bool(record.missing),
    )


def _archives(holdings: tuple[Held, ...]) -> tuple[str, ...]:
    present = [held for held in holdings if held.state == "present"]
    originals = [held for held in present if held.instantiation == "original"]
    return tuple(dict.fromkeys(held.holder.name for held in originals or present))
