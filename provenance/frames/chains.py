"""Chains of custody as tables: who took which part in which step, and where a chain is broken."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provenance.frames.batches import Row, stream
from provenance.frames.columns import CUSTODY, GAPS
from provenance.frames.dated import dated
from provenance.model.chain import Step, StepParty
from provenance.model.record import Record

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader


def custody(records: Iterable[Record]) -> "RecordBatchReader":
    """Return the merged chains, a row for each party of each step, superseded ones included.

    Args:
        records: The records; they are taken a batch at a time.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
    """
    return stream(CUSTODY, _parties(records))


def gaps(records: Iterable[Record]) -> "RecordBatchReader":
    """Return the places where the merged chains are broken, a row each.

    The arguments and errors are those of `custody`.
    """
    rows = (
        (record.id, one.kind, one.before, one.after, one.reason)
        for record in records
        for one in record.custody.gaps
    )
    return stream(GAPS, rows)


def _parties(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        for step in record.custody.steps:
            for party in step.parties or (None,):
                act = (record.id, step.number, step.kind, step.status)
                yield (*act, *_party(step, party), *_circumstances(step))


def _party(step: Step, party: StepParty | None) -> Row:
    if party is None:
        return (*(None,) * 9, step.accounts, step.batch)
    agent = party.agent
    return (
        party.role,
        *((agent.authority, agent.name, agent.kind) if agent else (None, None, None)),
        party.printed,
        party.affiliation,
        party.status,
        party.superseded,
        party.reason,
        party.told_by,
        party.batch or step.batch,
    )


def _circumstances(step: Step) -> Row:
    first, others = step.dates[:1], step.dates[1:]
    return (
        *dated(first[0] if first else None),
        [one.edtf or str(one) for one in others],
        step.place,
        step.continuity,
        step.used,
        step.made,
        step.moved,
        step.after,
    )
