"""The accounts of a record held against one another, as plain values for its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.comparison.compare import compare
from provenance.comparison.telling import grouped, sides_of
from provenance.comparison.values import Comparison, Point, Shortening
from provenance.model.chain import Conflict
from provenance.model.record import Record
from provenance.pictures.words import titled
from provenance.publish.pages.record.claims import Grouped, Said
from provenance.publish.pages.record.claims import grouped as by_label


@dataclass(frozen=True, slots=True)
class Act:
    """An act or a thing, what is said of it, and by which accounts."""

    about: str
    said: Grouped
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one account alone says, or leaves out against another."""

    account: str
    against: str | None
    names: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class AccountsCompared:
    """What the section on the accounts shows.

    Attributes:
        accounts: The ids of the accounts that are compared.
        batches: Those that speak of a whole batch, and of which.
        named: Everyone whom they name, and for each account whether it does.
        agreed: What several say.
        added: What one alone says.
        conflicts: Where they cannot both be right.
        shortened: What shortened citations left out.
    """

    accounts: tuple[str, ...]
    batches: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, tuple[bool, ...]], ...]
    agreed: tuple[Act, ...]
    added: tuple[Alone, ...]
    conflicts: tuple[Conflict, ...]
    shortened: tuple[Alone, ...]


def accounts_compared(record: Record) -> AccountsCompared | None:
    """Return what is shown of a record's accounts; None where there is but one telling."""
    found = compare(record)
    if not found.accounts:
        return None
    ids = tuple(account.id for account in found.accounts)
    return AccountsCompared(
        accounts=ids,
        batches=tuple((one.id, one.batch) for one in found.accounts if one.batch),
        named=tuple((one.name, tuple(i in one.accounts for i in ids)) for one in found.named),
        agreed=_acts(found.agreed),
        added=tuple(_added(found)),
        conflicts=found.conflicts,
        shortened=tuple(map(_shortened, found.shortened)),
    )


def _added(found: Comparison) -> Iterable[Alone]:
    return (Alone(one.account, None, "", _acts(one.points)) for one in found.added if one.points)


def _shortened(one: Shortening) -> Alone:
    return Alone(one.account, one.against, ", ".join(one.names), _acts(one.points))


def _acts(points: Iterable[Point]) -> tuple[Act, ...]:
    return tuple(map(_act, grouped(points)))


def _act(group: Sequence[Point]) -> Act:
    said = (Said(one.what, one.words, one.status) for one in sides_of(group))
    return Act(titled(group[0].about), by_label(said), group[0].accounts)
