"""What was found of records, each under its id, which no other of its source may have."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from provenance.errors import DuplicateIdentifier
from provenance.records.load import Unread, Waiting
from provenance.resources.taken import Taken

T = TypeVar("T")


def each_once(
    found: Iterable[tuple[Waiting, tuple[str, T] | Unread]],
) -> Iterator[tuple[str, T] | Unread]:
    """Yield what was found of each record; where its id is that of another, that.

    Args:
        found: The records; of each its id and what was found, or why it cannot be read.
    """
    with Taken() as taken:
        for waiting, one in found:
            yield _once(taken, waiting, one)


def whole(found: Iterable[tuple[str, T] | Unread]) -> Iterator[tuple[str, T]]:
    """Yield what was found of each record.

    Raises:
        DataSyntaxError: A record is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records of one source have one id.
    """
    for one in found:
        if not isinstance(one, tuple):
            raise one
        yield one


def _once(taken: Taken, waiting: Waiting, one: tuple[str, T] | Unread) -> tuple[str, T] | Unread:
    if not isinstance(one, tuple):
        return one
    before = taken.take(f"{waiting.source}\0{one[0]}", waiting.file)
    return one if before is None else DuplicateIdentifier(one[0], (before, waiting.file))
