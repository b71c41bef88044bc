"""Citation keys: the one under which an import knew the document, else the id of its record.

Whoever imports a bibliography and exports it again finds every citation of his text in order.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import count
from typing import Final

from provenance.bibliography.carried.fields import aliases
from provenance.model.record import Record

_IMPORTED: Final = frozenset({"citation", "source-note"})
_BEARABLE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]{0,119}")
_ROOM: Final = 100  # an id may have 120 characters, and so may a key


def keyed(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """Yield records, each with a citation key that no other has.

    The key is that of `key_of`. Ids are unique in a collection, so that a key depends on no other
    record. Where records of several collections share an id, or of several files a key, the first
    keeps it; the others have characters added that follow from what they say of their document, and
    not from their order. Keys that differ in capitals alone are one to classic bibtex.
    """
    taken: set[str] = set()
    for record in records:
        key = next(one for one in candidates(record) if one.casefold() not in taken)
        taken.add(key.casefold())
        yield record, key


def key_of(record: Record) -> str:
    """Return the citation key of a record for itself.

    That is the key under which an import knew it, where all that is known of the document came with
    the import, and every format can bear the key; else the record's id.
    """
    kinds = {account.kind for account in record.accounts}
    known = aliases(record) if record.accounts[:1] and kinds <= _IMPORTED else ()
    return next((one for one in known if _BEARABLE.fullmatch(one)), record.id)


def candidates(record: Record) -> Iterator[str]:
    """Yield the keys that a record may have, the first that no other has; they do not end."""
    yield key_of(record)
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
