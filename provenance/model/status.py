"""The order of the statuses: which claim carries more."""

from collections.abc import Iterable
from typing import Final

from provenance.model.notation import Status

_ORDER: Final[tuple[Status, ...]] = ("verified", "reported", "disputed", "inferred", "refuted")


def weighed(statuses: Iterable[Status]) -> Status:
    """Return what several accounts make of one claim.

    The status that carries most: verified, reported, disputed, inferred. What one states and
    another refutes is disputed; refuted is only what nobody states.
    """
    some = set(statuses)
    if len(some) == 1:
        return some.pop()
    if "refuted" in some and any(map(is_stated, some)):
        return "disputed"
    return min(some, key=_ORDER.index)


def is_stated(status: Status) -> bool:
    """Tell whether a source or an inspection says so: neither inferred nor refuted."""
    return status in ("verified", "reported", "disputed")
