"""The merged chain of custody as plain data, for formats that have room for it."""

from typing import Any

from pydantic import JsonValue

from provenance.model.chain import Chain, Held, Step, StepParty
from provenance.model.date import ArchivalDate


def plain_chain(chain: Chain) -> dict[str, JsonValue]:
    """Return steps, holdings, gaps and conflicts as plain data, each claim with its status."""
    return _filled(
        steps=[_step(step) for step in chain.steps],
        holdings=[_held(held) for held in chain.holdings],
        gaps=[_filled(kind=gap.kind, reason=gap.reason) for gap in chain.gaps],
        conflicts=[
            _filled(what=one.what, sides=[_filled(account=a, says=w) for a, w in one.sides])
            for one in chain.conflicts
        ],
    )


def _step(step: Step) -> dict[str, JsonValue]:
    return _filled(
        number=step.number,
        kind=step.kind,
        status=step.status,
        dates=[_date(date) for date in step.dates],
        place=step.place,
        parties=[_party(party) for party in step.parties],
        used=list(step.used),
        made=list(step.made),
        moved=list(step.moved),
        continuity=step.continuity,
        after=list(step.after),
        accounts=list(step.accounts),
        batch=step.batch,
    )


def _held(held: Held) -> dict[str, JsonValue]:
    reference = held.reference
    return _filled(
        holder=_party(held.holder),
        item=held.instantiation,
        state=held.state,
        status=held.status,
        place=held.place,
        reference=[_filled(level=p.level, value=p.value) for p in reference.levels]
        if reference
        else None,
        printed=reference.printed if reference else None,
    )


def _party(party: StepParty) -> dict[str, JsonValue]:
    return _filled(
        role=party.role,
        name=party.agent.name if party.agent else party.printed,
        status=party.status if party.agent or party.printed else "party-not-named",
        affiliation=party.affiliation,
        superseded=party.superseded or None,
        accounts=list(party.told_by),
    )


def _date(date: ArchivalDate) -> dict[str, JsonValue]:
    return _filled(edtf=date.edtf, printed=date.printed, absent=date.absent)


def _filled(**fields: Any) -> dict[str, JsonValue]:  # noqa: ANN401 - plain data of any shape
    return {key: value for key, value in fields.items() if value not in (None, [], {})}
