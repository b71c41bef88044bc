"""Values as schema.org wants them: agents, dates, references."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from provenance.model.agent import Agent
from provenance.model.date import ArchivalDate
from provenance.rdf.facts import Facts, called

Json = dict[str, object]
"""An object of a document."""

CONTEXT: Final = "https://schema.org"
"""The context of schema.org, which the documents name and nobody here fetches."""

_TYPES: Final = {
    "person": "Person",
    "corporate-body": "Organization",
    "family": "Organization",
}
_EXACT: Final = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def built(fields: Mapping[str, object]) -> Json:
    """Return an object without the fields that say nothing; a list of one is that one."""
    said = {key: value for key, value in fields.items() if value not in (None, [], "")}
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in said.items()
    }


def once(values: Iterable[object]) -> list[object]:
    """Return the values that there are, each once, in their order."""
    found: list[object] = []
    for one in values:
        if one is not None and one not in found:
            found.append(one)
    return found


def actor(facts: Facts, agent: Agent | None, affiliation: str | None = None) -> object:
    """Return an agent; the bare name where no source shows whether it is a person or a body."""
    if agent is None:
        return None
    if agent.kind not in _TYPES:
        return agent.name
    head = {"@id": facts.agents[agent.id], "@type": _TYPES[agent.kind], "name": called(agent)}
    parts = {"familyName": agent.family, "givenName": agent.given, "description": affiliation}
    return head | built(parts if agent.kind == "person" else {"description": affiliation})


def exact(date: ArchivalDate | None) -> str | None:
    """Return a day, month or year (ISO 8601); None where the date is vaguer or doubtful."""
    edtf = date.edtf if date else None
    return edtf if edtf and _EXACT.fullmatch(edtf) and _is_calendar(edtf) else None


def spoken(date: ArchivalDate | None) -> list[object]:
    """Return the words of a date and, where it is vague, its bounds as an interval (ISO 8601)."""
    if date is None or date.absent:
        return []
    low = date.earliest.isoformat() if date.earliest else ".."
    high = date.latest.isoformat() if date.latest else ".."
    vague = date.edtf and not exact(date) and (low, high) != ("..", "..")
    return once([date.printed, f"{low}/{high}" if vague else None])


def _is_calendar(edtf: str) -> bool:
    """Tell a month from a season ("1962-21"), which ISO 8601 does not have."""
    return len(edtf) < len("1962-10") or edtf.startswith("-") or edtf[5:7] <= "12"
