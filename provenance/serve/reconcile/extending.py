"""Properties of institutions, for columns of a table (API 0.2, 7)."""

from starlette.exceptions import HTTPException

from provenance.archives.table import repositories
from provenance.serve.reconcile.properties import PROPERTIES, Property, property_of
from provenance.serve.reconcile.reading import Extension


def extended(asked: Extension) -> dict[str, object]:
    """Return the properties that are asked for; what is not known has no value.

    Raises:
        HTTPException: There is no such property (400).
    """
    wanted = tuple(dict.fromkeys(_property(one.id) for one in asked.properties))
    return {
        "meta": [one.plain() for one in wanted],
        "rows": {identifier: _row(identifier, wanted) for identifier in asked.ids},
    }


def proposed(kind: str, limit: int | None) -> dict[str, object]:
    """Return the properties that institutions of a type may have: all have the same.

    Args:
        kind: The type.
        limit: How many at most.
    """
    found = [{"id": one.id, "name": one.name} for one in PROPERTIES[:limit]]
    said = {} if limit is None else {"limit": limit}
    return {"type": kind, "properties": found, **said}


def _property(identifier: str) -> Property:
    found = property_of(identifier)
    if found is None:
        known = ", ".join(one.id for one in PROPERTIES)
        raise HTTPException(400, f"There is no property {identifier[:100]}; there are {known}.")
    return found


def _row(identifier: str, wanted: tuple[Property, ...]) -> dict[str, object]:
    entry = repositories().get(identifier)
    if entry is None:
        return {one.id: [] for one in wanted}
    return {one.id: [value.plain() for value in one.values(entry)] for one in wanted}
