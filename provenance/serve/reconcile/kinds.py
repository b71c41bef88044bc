"""The types of the service: the kinds of institution in the table, and one for all of them."""

from collections.abc import Iterable
from typing import Final, NamedTuple, get_args

from provenance.model.repository import Repository, RepositoryKind


class Kind(NamedTuple):
    """A type: its identifier and its name."""

    id: str
    name: str

    def plain(self) -> dict[str, str]:
        """Return it as the protocol writes a type."""
        return {"id": self.id, "name": self.name}


EVERY: Final = Kind("institution", "Archive, library or other institution")
"""The type that all entries have."""

KINDS: Final = (EVERY, *(Kind(one, one.capitalize()) for one in get_args(RepositoryKind)))
"""All types."""


def kind_of(entry: Repository) -> Kind:
    """Return the kind of an institution."""
    return next(one for one in KINDS if one.id == entry.kind)


def is_of(entry: Repository, wanted: Iterable[str]) -> bool:
    """Tell whether an institution is of one of the types that are asked for; of none, it is.

    A type that the service does not have is left aside: nothing could be of it.
    """
    known = {one for one in wanted if any(one == kind.id for kind in KINDS)}
    return not known or EVERY.id in known or entry.kind in known
