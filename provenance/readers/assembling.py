"""Putting a record together: descriptions and source notes with everyone and everything in them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from provenance.model.account import Account
from provenance.model.base import Slug
from provenance.model.document import Missing
from provenance.model.record import Record
from provenance.model.thing import DerivedRecord, Instantiation
from provenance.notes.account import Telling
from provenance.readers.cast import Cast


class Told(NamedTuple):
    """All that is told of one document.

    Attributes:
        accounts: The accounts, in the order in which they were taken down.
        tellings: What the source notes bring in.
        derived: Further derived records.
        missing: What is lacking.
    """

    accounts: tuple[Account, ...]
    tellings: tuple[Telling, ...] = ()
    derived: tuple[DerivedRecord, ...] = ()
    missing: tuple[Missing, ...] = ()


def assemble(identifier: Slug, cast: Cast, told: Told) -> Record:
    """Return the record; things of one id are one thing."""
    carriers: dict[str, Instantiation] = {}
    derived: dict[str, DerivedRecord] = {}
    for telling in told.tellings:
        carriers.update((one.id, one) for one in telling.instantiations)
        for record in telling.derived:
            derived.setdefault(record.id, record)
    for record in told.derived:
        derived.setdefault(record.id, record)
    return Record(
        id=identifier,
        derived=tuple(derived.values()),
        instantiations=tuple(carriers.values()),
        agents=cast.agents,
        accounts=told.accounts,
        missing=told.missing,
    )


def adopted(cast: Cast, telling: Telling, known: Mapping[str, str] | None = None) -> Telling:
    """Return a telling whose agents bear the ids that they have in a record's cast.

    Two notes of one document may give one id to two names; the second gets another.

    Args:
        cast: The record's agents.
        telling: The telling.
        known: The ids of those of its agents who are known otherwise, by name.
    """
    named = known or {}
    ids = {agent.id: named.get(agent.name) or cast.adopt(agent) for agent in telling.agents}
    if all(old == new for old, new in ids.items()):
        return telling
    account = Account.model_validate(_renamed(telling.account.model_dump(), ids))
    return telling.model_copy(update={"account": account})


def _renamed(value: object, ids: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {
            key: ids.get(one, one)
            if key in ("agent", "attributed_to") and isinstance(one, str)
            else _renamed(one, ids)
            for key, one in value.items()
        }
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(_renamed(one, ids) for one in value)
    return value
