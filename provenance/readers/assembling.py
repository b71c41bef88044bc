"""Putting a record together: descriptions and source notes with everyone and everything in them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from provenance.model.account import Account
from provenance.model.base import Slug
from provenance.model.document import Missing
from provenance.model.record import Record
from provenance.model.thing import DerivedRecord, Instantiation
from provenance.notes.account import Telling
from provenance.readers.cast import Cast

_AGENTS: Final = frozenset(("agent", "attributed_to"))
_THINGS: Final = frozenset(("thing", "made", "moved", "instantiation", "about", "into"))


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
    account = _renamed(telling.account, ids, _AGENTS)
    agents = tuple(one.model_copy(update={"id": ids[one.id]}) for one in telling.agents)
    return telling.model_copy(update={"account": account, "agents": agents})


def with_things(telling: Telling, names: Mapping[str, str]) -> Telling:
    """Return a telling whose carriers and derived records bear other ids.

    Args:
        telling: The telling.
        names: The new id of each thing that gets one, by its old.
    """
    carriers = (one.model_copy(update=_ids(one, names)) for one in telling.instantiations)
    derived = (one.model_copy(update=_ids(one, names)) for one in telling.derived)
    return telling.model_copy(
        update={
            "account": _renamed(telling.account, names, _THINGS),
            "instantiations": tuple(carriers),
            "derived": tuple(derived),
        }
    )


def _ids(one: Instantiation | DerivedRecord, names: Mapping[str, str]) -> dict[str, str]:
    return {"id": names.get(one.id, one.id), "of": names.get(one.of, one.of)}


def _renamed(account: Account, names: Mapping[str, str], keys: frozenset[str]) -> Account:
    return Account.model_validate(_with(account.model_dump(), names, keys))


def _with(value: object, names: Mapping[str, str], keys: frozenset[str], key: str = "") -> object:
    if isinstance(value, str):
        return names.get(value, value) if key in keys else value
    if isinstance(value, dict):
        return {name: _with(one, names, keys, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_with(one, names, keys, key) for one in value)
    return value
