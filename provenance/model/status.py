"""The order of the statuses: which claim carries more."""

from collections.abc import Iterable
from typing import Final

from provenance.model.notation import Status

_ORDER: Final[tuple[Status, ...]] = ("verified", "reported", "disputed", "inferred", "refuted")


def best(statuses: Iterable[Status]) -> Status:
    """Return the status that carries most: verified, reported, disputed, inferred, refuted."""
    return min(statuses, key=_ORDER.index)


def is_stated(status: Status) -> bool:
    """Tell whether a source or an inspection says so: neither inferred nor refuted."""
    return status in ("verified", "reported", "disputed")
