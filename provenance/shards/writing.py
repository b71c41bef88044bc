"""Records to one file, shard by shard: the same bytes however many processes make them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from typing import Generic, NamedTuple, Protocol, TypeVar

from provenance.resources.addresses import is_remote
from provenance.resources.maker import maker
from provenance.shards.joining import Joining, Made, Named, Unread, Waiting, Writing, pieces
from provenance.shards.journal import Shard
from provenance.shards.output import Output, fresh_output, kept_output
from provenance.shards.running import in_order, shards

_R = TypeVar("_R", bound=Named)
_R_contra = TypeVar("_R_contra", bound=Named, contravariant=True)
_M = TypeVar("_M")
_M_contra = TypeVar("_M_contra", contravariant=True)


class Progress(NamedTuple):
    """How far a run came: how many records are written, and the bytes that they were read from."""

    records: int
    read: int


Told = Callable[[Progress], None]


class Adding(Protocol[_R_contra, _M_contra]):
    """What puts together what was made of shards."""

    def add(
        self, shard: Sequence[Waiting[_R_contra]], made: Sequence[_M_contra], mark: bytes = b"", /
    ) -> None:
        """Write a shard, and note it in the journal of the output."""

    def end(self) -> None:
        """Write what closes the file."""


class Making(NamedTuple, Generic[_R, _M]):
    """How shards become a file.

    Attributes:
        what: What tells it from other files that are made of the same records.
        do: What is done with a shard; for several processes it can be pickled.
        adding: An output to what puts together there what was made.
    """

    what: str
    do: Callable[[list[Waiting[_R]]], Sequence[_M]]
    adding: Callable[[Output], Adding[_R, _M]]


def write_waiting(
    waiting: Iterable[Waiting[_R]],
    writing: Writing[_R],
    into: str | None,
    *,
    workers: int = 1,
    told: Told | None = None,
) -> None:
    """Write records that are yet to be read, over worker processes.

    The arguments and errors are those of `write_shards`, which it makes of the records.
    """
    write_shards(shards(waiting), writing, into, workers=workers, told=told)


def write_shards(
    several: Iterator[list[Waiting[_R]]],
    writing: Writing[_R],
    into: str | None,
    *,
    workers: int = 1,
    told: Told | None = None,
) -> None:
    """Write records that are yet to be read, over worker processes, in shards of one's own.

    The arguments and errors are those of `make_shards`.
    """
    making = Making[_R, Made | Unread](
        repr(writing), partial(pieces, writing), partial(Joining, writing)
    )
    make_shards(several, making, into, workers=workers, told=told)


def make_shards(
    several: Iterator[list[Waiting[_R]]],
    making: Making[_R, _M],
    into: str | None,
    *,
    workers: int = 1,
    told: Told | None = None,
) -> None:
    """Make a file of records that are yet to be read, over worker processes, shard by shard.

    A file of this machine is gone on with where a run before was stopped; its bytes are the same.

    Args:
        several: The records, in shards; the same ones come in the same shards.
        making: How they become a file.
        into: A path, an address, or standard output where ``-`` or None.
        workers: How many processes work; see `provenance.shards.running.in_order`.
        told: Is told after each shard how far it came.

    Raises:
        DataSyntaxError: A record is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records of one source have one id.
        PublishError: It could not be written; what stood there before stands there still.
    """
    work = _Work(several, told)
    if into is None or into == "-" or is_remote(into) or work.is_short:
        with fresh_output(into) as output:
            _make(work, making, output, workers)
        return
    with kept_output(into, f"{making.what} {maker()}", work.as_before) as output:
        _make(work, making, output, workers)


def write_records(records: Iterable[_R], writing: Writing[_R], into: str | None) -> None:
    """Write records that are in memory; they are taken one at a time.

    The bytes are those of `write_waiting`; see there for the arguments and errors.
    """
    with fresh_output(into) as output:
        run = Joining(writing, output)
        for shard in shards(map(_InMemory, records)):
            run.add(shard, pieces(writing, shard))
        run.end()


@dataclass(frozen=True, slots=True)
class _InMemory(Generic[_R]):
    """A record that was read; nobody asks that its id be its own."""

    record: _R
    file: str = ""
    source: str = ""
    count: int = 1
    size: int = 0

    def read(self) -> _R:
        return self.record

    def mark(self) -> bytes:
        return b""


class _Work(Generic[_R]):
    """The shards of a run, as far as they are not yet taken; it tells how far they are written."""

    def __init__(self, several: Iterator[list[Waiting[_R]]], told: Told | None) -> None:
        first = list(islice(several, 2))
        self.is_short = len(first) < 2
        self._left = chain(first, several)
        self._told = told or (lambda _: None)
        self._records = self._read = 0

    def __iter__(self) -> Iterator[list[Waiting[_R]]]:
        return self._left

    def as_before(self, written: Iterable[Shard]) -> int:
        """Take the shards that are written and whose records are as they were; count them."""
        number = 0
        for known in written:
            shard = next(self._left, None)
            if shard is None:
                break
            if _mark(shard) != known.mark:
                self._left = chain((shard,), self._left)
                break
            self.told(shard)
            number += 1
        return number

    def told(self, shard: Sequence[Waiting[_R]]) -> None:
        """Tell that a shard is written."""
        self._records += sum(one.count for one in shard)
        self._read += sum(one.size for one in shard)
        self._told(Progress(self._records, self._read))


def _mark(shard: Sequence[Waiting[_R]]) -> bytes:
    found = sha256()
    for one in shard:
        found.update(one.mark())
    return found.digest()


def _make(work: _Work[_R], making: Making[_R, _M], output: Output, workers: int) -> None:
    run, taken = making.adding(output), deque[tuple[list[Waiting[_R]], bytes]]()

    def passing() -> Iterator[list[Waiting[_R]]]:
        for shard in work:
            taken.append(
                (shard, _mark(shard))
            )  # before it is read: what changes since is made anew
            yield shard

    for made in in_order(making.do, passing(), workers):
        shard, mark = taken.popleft()
        run.add(shard, made, mark)
        work.told(shard)
    run.end()
