"""The facts of source notes as a table."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from provenance.frames.batches import Row, stream
from provenance.frames.columns import FACTS
from provenance.model.record import Record
from provenance.notes.parse import read_note

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader


class Note(NamedTuple):
    """A source note: its id, its words, and the account that has it where a record does."""

    id: str | None
    text: str
    account: str | None = None


def facts(notes: Iterable[Note | Record]) -> "RecordBatchReader":
    """Return what source notes state, a row for each fact.

    Args:
        notes: The notes; of a record, those of its accounts that are source notes and have words.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
    """
    return stream(FACTS, _rows(notes))


def _rows(notes: Iterable[Note | Record]) -> Iterator[Row]:
    for given in notes:
        for note in _of_record(given) if isinstance(given, Record) else (given,):
            for fact in read_note(note.text).facts:
                place = (fact.value, fact.start, fact.end)
                yield (note.id, note.account, fact.n, fact.event, fact.role, *place)


def _of_record(record: Record) -> Iterator[Note]:
    for account in record.accounts:
        if account.kind == "source-note" and account.text:
            yield Note(record.id, account.text, account.id)
