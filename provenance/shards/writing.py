"""Records to one file, shard by shard: the same bytes however many processes make them.

What is said of records holds of whatever is read one by one and written: of source notes as well.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from typing import Generic, NamedTuple, Protocol, TypeVar

from provenance.errors import DataSyntaxError, DuplicateIdentifier, RecordInvalid
from provenance.resources.addresses import is_remote
from provenance.resources.frame import Frame, Piece
from provenance.resources.maker import maker
from provenance.shards.journal import Shard
from provenance.shards.output import Output, fresh_output, kept_output
from provenance.shards.running import in_order, shards

IsFree = Callable[[str], bool]
"""Tells whether a key is borne by no other piece; if so it is taken."""


class Named(Protocol):
    """What is written: a record."""

    @property
    def id(self) -> str:
        """What nothing else of its source is called; empty where it needs no id."""


_R = TypeVar("_R", bound=Named)
_R_co = TypeVar("_R_co", bound=Named, covariant=True)
_R_contra = TypeVar("_R_contra", bound=Named, contravariant=True)


class Waiting(Protocol[_R_co]):
    """What is yet to be read, here or in another process: a record, or several things at once.

    Attributes:
        file: Where it stands: a path, an address, "<standard input>".
        source: Among what its id must be its own: the folder or file that was asked for.
        count: How many it holds.
        size: How many bytes it takes, as far as that is known before it is read.
    """

    @property
    def file(self) -> str: ...  # noqa: D102 - an attribute
    @property
    def source(self) -> str: ...  # noqa: D102 - an attribute
    @property
    def count(self) -> int: ...  # noqa: D102 - an attribute
    @property
    def size(self) -> int: ...  # noqa: D102 - an attribute

    def read(self) -> _R_co:
        """Read it.

        Raises:
            DataSyntaxError: It is not in the form that it should have.
            RecordInvalid: It breaks the model.
        """

    def mark(self) -> bytes:
        """Return what changes when it does."""


class Writing(Protocol[_R_contra]):
    """How records become a file; its text tells it from other writings, and it can be pickled."""

    @property
    def frame(self) -> Frame:
        """What stands around and between the pieces."""

    def piece(self, record: _R_contra, /) -> Piece:
        """Return what is written of a record."""

    def piece_with_free_key(self, record: _R_contra, is_free: IsFree, /) -> Piece:
        """Return what is written of a record whose key another has."""

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield the pieces with what records share, each once, sorted."""


class Progress(NamedTuple):
    """How far a run came: how many records are written, and the bytes that they were read from."""

    records: int
    read: int


Told = Callable[[Progress], None]


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

    A file of this machine is gone on with where a run before was stopped; its bytes are the same.

    Args:
        several: The records, in shards; the same ones come in the same shards.
        writing: How they become a file.
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
            _write(work, writing, output, workers)
        return
    with kept_output(into, f"{writing!r} {maker()}", work.as_before) as output:
        _write(work, writing, output, workers)


def write_records(records: Iterable[_R], writing: Writing[_R], into: str | None) -> None:
    """Write records that are in memory; they are taken one at a time.

    The bytes are those of `write_waiting`; see there for the arguments and errors.
    """
    with fresh_output(into) as output:
        run = _Run(writing, output)
        for shard in shards(map(_InMemory, records)):
            run.add(shard, _pieces(writing, shard))
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


class _Made(NamedTuple):
    """The piece of a record, and the record's id."""

    id: str
    piece: Piece


_Unread = DataSyntaxError | RecordInvalid
"""Why a record cannot be read."""


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


def _write(work: _Work[_R], writing: Writing[_R], output: Output, workers: int) -> None:
    run, taken = _Run(writing, output), deque[list[Waiting[_R]]]()

    def passing() -> Iterator[list[Waiting[_R]]]:
        for shard in work:
            taken.append(shard)
            yield shard

    for made in in_order(partial(_pieces, writing), passing(), workers):
        shard = taken.popleft()
        run.add(shard, made)
        work.told(shard)
    run.end()


def _pieces(writing: Writing[_R], shard: Sequence[Waiting[_R]]) -> list[_Made | _Unread]:
    """Return the pieces of a shard, up to a record that cannot be read."""
    made = list[_Made | _Unread]()
    for waiting in shard:
        try:
            record = waiting.read()
        except (DataSyntaxError, RecordInvalid) as error:
            return [*made, error]
        made.append(_Made(record.id, writing.piece(record)))
    return made


class _Run(Generic[_R]):
    """Puts the pieces of shards together, each id and each key once."""

    def __init__(self, writing: Writing[_R], output: Output) -> None:
        self._writing, self._output = writing, output
        self._journal = output.journal
        known = list(self._journal.shards())
        self._number = len(known)
        self._begun = any(one.length for one in known)

    def add(self, shard: Sequence[Waiting[_R]], made: Sequence[_Made | _Unread]) -> None:
        """Write a shard, and note it in the journal."""
        done = [self._whole(one) for one in made]
        sources = list(zip(shard, done, strict=True))
        with self._journal.adding():
            self._take_ids(sources)
            pieces = self._with_free_keys(sources)
            text = self._framed(one.text for one in pieces if one.text)
            count = sum(one.count for one in shard)
            written = self._output.write_shard(
                self._number, _mark(shard), count, text.encode("utf-8")
            )
            self._journal.add(written, (text for one in pieces for text in one.shared))
        self._number += 1

    def end(self) -> None:
        """Write what records share, and what closes the file."""
        frame = self._writing.frame
        text = self._framed(one for one in self._writing.ending(self._journal.shared()) if one)
        closing = frame.closing if self._begun else "".join(frame.around(()))
        self._output.write(f"{text}{closing}".encode())

    def _framed(self, texts: Iterable[str]) -> str:
        between = self._writing.frame.between
        text = between.join(texts)
        if not text:
            return ""
        before = between if self._begun else self._writing.frame.opening
        self._begun = True
        return f"{before}{text}"

    @staticmethod
    def _whole(one: _Made | _Unread) -> _Made:
        if isinstance(one, _Made):
            return one
        raise one

    def _take_ids(self, sources: Sequence[tuple[Waiting[_R], _Made]]) -> None:
        named = [(one, made.id) for one, made in sources if one.file and made.id]
        names = [(f"id {one.source}\0{name}", one.file) for one, name in named]
        taken = self._journal.taken
        if taken.take_all(names, self._number):
            return
        for (name, place), (_, identifier) in zip(names, named, strict=True):
            before = taken.take(name, place, self._number)
            if before is not None:
                raise DuplicateIdentifier(identifier, (before, place))

    def _with_free_keys(self, sources: Sequence[tuple[Waiting[_R], _Made]]) -> list[Piece]:
        pieces = [made.piece for _, made in sources]
        keys = [(_key(one.key), "") for one in pieces if one.key]
        if self._journal.taken.take_all(keys, self._number):
            return pieces
        return [self._with_free_key(one, made.piece) for one, made in sources]

    def _with_free_key(self, source: Waiting[_R], piece: Piece) -> Piece:
        if not piece.key or self._is_free(piece.key):
            return piece
        return self._writing.piece_with_free_key(source.read(), self._is_free)

    def _is_free(self, key: str) -> bool:
        """Tell whether a key is free, and take it."""
        return self._journal.taken.take(_key(key), "", self._number) is None


def _key(key: str) -> str:
    return f"key {key.casefold()}"
