"""Records, and where their items lie, as tables: what a citation says of them, in typed columns."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from provenance.bibliography.reference import Location, Reference
from provenance.bibliography.referring.keys import keyed
from provenance.bibliography.referring.locations import locations
from provenance.bibliography.referring.refer import refer
from provenance.frames.batches import Row, stream
from provenance.frames.columns import HOLDINGS, RECORDS
from provenance.frames.dated import dated
from provenance.model.record import Record

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader


def records(records: Iterable[Record]) -> "RecordBatchReader":
    """Return records, a row each.

    Args:
        records: The records; they are taken a batch at a time.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
    """
    return stream(RECORDS, (_record(one, refer(one, key)) for one, key in keyed(records)))


def holdings(records: Iterable[Record]) -> "RecordBatchReader":
    """Return the items of which a source states where they lie or lay, a row each.

    The arguments and errors are those of `records`.
    """
    return stream(HOLDINGS, _items(records))


def _items(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        for n, where in enumerate(locations(record), 1):
            yield (record.id, n, *_placed(where))


def _record(record: Record, reference: Reference) -> Row:
    return (
        record.id,
        reference.key,
        reference.title,
        reference.kind,
        [one.literal for one in reference.authors],
        [one.literal for one in reference.addressees],
        *dated(reference.date),
        reference.languages,
        *_placed(reference.whereabouts),
        len(reference.copies) + (reference.whereabouts is not None),
        *_published(reference),
        reference.url,
        reference.note,
        reference.copy_clause,
        *_counts(record),
    )


def _published(reference: Reference) -> tuple[list[str], list[str]]:
    translators = (who.literal for one in reference.translations for who in one.translators)
    works = (reference.container, *reference.editions)
    titles = (one.container or one.title for one in works if one)
    return list(dict.fromkeys(translators)), list(dict.fromkeys(filter(None, titles)))


def _counts(record: Record) -> tuple[int, ...]:
    chain = record.custody
    parts = (chain.steps, chain.unnamed, chain.gaps, chain.conflicts)
    return (len(record.accounts), *map(len, parts))


def _placed(where: Location | None) -> Row:
    if where is None:
        return (None, None, None, None, None, None, None, (), None)
    return (
        where.holds,
        where.authority,
        where.archive,
        where.abbreviation,
        where.place,
        where.collection,
        where.call_number,
        [(one.level, one.value) for one in where.code.levels] if where.code else (),
        where.former,
    )
