"""The carriers of a text: what each was copied from, and who keeps it where, under which code."""

from collections.abc import Iterator

from provenance.model.notation import Property
from provenance.rdf.facts import Facts, called
from provenance.rdf.schema_org.values import Json, actor, built, once
from provenance.resources.lists import label


def carriers_of(facts: Facts, text: str) -> list[Json]:
    """Return the carriers of a text."""
    return [_carrier(facts, one.id) for one in facts.record.instantiations if one.of == text]


def kept_in(facts: Facts, carrier: str) -> Iterator[object]:
    """Yield the archives that are said to keep a carrier."""
    for one in facts.kept(carrier):
        agent = facts.record.agent(one.holding.holder.agent)
        if one.is_current and agent and agent.kind == "corporate-body":
            iri = facts.agents[agent.id]
            yield {"@id": iri, "@type": "ArchiveOrganization", "name": called(agent)}


def kept_where(facts: Facts, carrier: str) -> list[object]:
    """Return the places, as printed, where a carrier is said to be kept."""
    return once(one.holding.place for one in facts.kept(carrier) if one.is_current)


def _carrier(facts: Facts, carrier: str) -> Json:
    sort = "ArchiveComponent"
    sorts = sort if carrier in facts.physical else [sort, "DigitalDocument"]
    holdings = [one.holding for one in facts.kept(carrier) if one.is_current]
    fields = {
        "name": facts.label(carrier),
        "isBasedOn": [{"@id": facts.names.thing(one)} for one in _sources(facts, carrier)],
        "holdingArchive": once(kept_in(facts, carrier)),
        "maintainer": once(_keepers(facts, carrier)),
        "itemLocation": kept_where(facts, carrier),
        "identifier": once(facts.code(one) for one in holdings),
        "conditionsOfAccess": once(
            one.access.printed or label("access-kinds", one.access.kind)
            for one in holdings
            if one.access
        ),
        "materialExtent": _values(facts, carrier, "extent"),
        "description": _values(facts, carrier, "carrier"),
    }
    return {"@id": facts.names.thing(carrier), "@type": sorts} | built(fields)


def _keepers(facts: Facts, carrier: str) -> Iterator[object]:
    """Yield the persons and families that are said to keep a carrier."""
    for one in facts.kept(carrier):
        agent = facts.record.agent(one.holding.holder.agent)
        if one.is_current and agent and agent.kind != "corporate-body":
            yield actor(facts, agent)


def _sources(facts: Facts, carrier: str) -> Iterator[str]:
    for step in facts.facts:
        if carrier in step.made:
            yield from (thing for thing, doubt in facts.used(step) if not doubt)


def _values(facts: Facts, carrier: str, kind: Property) -> list[object]:
    return once(one.value for one, doubt in facts.said(carrier, kind) if not doubt)
