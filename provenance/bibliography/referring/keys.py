"""Citation keys: the id of the record, and what tells records apart that share one."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import count

from provenance.model.record import Record

_ROOM = 100  # an id may have 120 characters, and so may a key


def keyed(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """Yield records, each with a citation key that no other has.

    The key is the record's id. Ids are unique in a collection, so that a key depends on no other
    record. Where records of several collections share an id, the first keeps it; the others have
    characters added that follow from what they say of their document, and not from their order.
    """
    taken: set[str] = set()
    for record in records:
        key = next(one for one in _candidates(record) if one not in taken)
        taken.add(key)
        yield record, key


def _candidates(record: Record) -> Iterator[str]:
    yield record.id
    stem = record.id[:_ROOM].rstrip("-")
    digest = sha256(_description(record).encode("utf-8", "surrogatepass")).hexdigest()
    yield from (f"{stem}-{digest[:length]}" for length in (4, 8, 12))
    yield from (f"{stem}-{digest[:4]}-{number}" for number in count(2))


def _description(record: Record) -> str:
    """Return what tells documents apart: title, kind, date, and where each account was read."""
    date = record.date
    said = [record.title, record.kind, date and date.edtf, date and date.printed]
    for account in record.accounts:
        source = account.source
        said += [account.text, source.title, source.container, source.pages, source.url]
    return "\x1f".join(part or "" for part in said)
