"""Documents of the ``prov`` package as statements, for checks of its own cases."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from prov.constants import (
    PROV_ACTIVITY,
    PROV_AGENT,
    PROV_ALTERNATE,
    PROV_ASSOCIATION,
    PROV_ATTRIBUTION,
    PROV_COMMUNICATION,
    PROV_DELEGATION,
    PROV_DERIVATION,
    PROV_END,
    PROV_ENTITY,
    PROV_GENERATION,
    PROV_INFLUENCE,
    PROV_INVALIDATION,
    PROV_MEMBERSHIP,
    PROV_MENTION,
    PROV_SPECIALIZATION,
    PROV_START,
    PROV_TYPE,
    PROV_USAGE,
)
from prov.model import ProvBundle, ProvDocument, ProvRecord

from provenance.rdf.constraints.statements import ABSENT, Kind, Statement

KINDS: dict[Any, Kind] = {
    PROV_ENTITY: "entity",
    PROV_ACTIVITY: "activity",
    PROV_AGENT: "agent",
    PROV_GENERATION: "generation",
    PROV_USAGE: "usage",
    PROV_COMMUNICATION: "communication",
    PROV_START: "start",
    PROV_END: "end",
    PROV_INVALIDATION: "invalidation",
    PROV_DERIVATION: "derivation",
    PROV_ATTRIBUTION: "attribution",
    PROV_ASSOCIATION: "association",
    PROV_DELEGATION: "delegation",
    PROV_INFLUENCE: "influence",
    PROV_ALTERNATE: "alternate",
    PROV_SPECIALIZATION: "specialization",
    PROV_MENTION: "mention",
    PROV_MEMBERSHIP: "membership",
}


def bundles(document: ProvDocument) -> dict[str, tuple[Statement, ...]]:
    """Return the statements of the top level (under "") and of each bundle."""
    found = {"": tuple(statements(document))}
    for bundle in document.bundles:
        found[name(bundle.identifier)] = tuple(statements(bundle))
    return found


def statements(bundle: ProvBundle) -> Iterator[Statement]:
    """Yield the statements of a bundle, in its order."""
    for record in bundle.get_records():
        yield statement(record)


def statement(record: ProvRecord) -> Statement:
    """Return a record as a statement."""
    arguments = tuple(name(value) for _, value in record.formal_attributes)
    types = frozenset(name(one) for one in record.get_attribute(PROV_TYPE))
    return Statement(KINDS[record.get_type()], name(record.identifier), arguments, types)


def name(value: object) -> str:
    """Return an id, a time or nothing as a name."""
    if value is None:
        return ABSENT
    if isinstance(value, datetime):
        return value.isoformat()
    return str(getattr(value, "uri", value))
