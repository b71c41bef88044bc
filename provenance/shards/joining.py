"""The pieces of records, wherever they were made, put together to one file, in their order.

What is said of records holds of whatever is read one by one and written: of source notes as well.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from provenance.errors import DataSyntaxError, DuplicateIdentifier, RecordInvalid
from provenance.resources.frame import Frame, Framing, Piece
from provenance.shards.output import Output

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


class Made(NamedTuple):
    """The piece of a record, and the record's id."""

    id: str
    piece: Piece


Unread = DataSyntaxError | RecordInvalid
"""Why a record cannot be read."""


def pieces(writing: Writing[_R], shard: Sequence[Waiting[_R]]) -> list[Made | Unread]:
    """Return the pieces of a shard, up to a record that cannot be read."""
    made = list[Made | Unread]()
    for waiting in shard:
        try:
            record = waiting.read()
        except (DataSyntaxError, RecordInvalid) as error:
            return [*made, error]
        made.append(Made(record.id, writing.piece(record)))
    return made


class Joining(Generic[_R]):
    """Puts the pieces of shards together, each id and each key once.

    The bytes depend on the records and their order alone, those of a packed file on the size of the
    shards as well: it is to be that of `provenance.shards.running.shards`.

    Args:
        writing: How the records become a file.
        output: Where it goes.
    """

    def __init__(self, writing: Writing[_R], output: Output) -> None:
        self._writing, self._output = writing, output
        self._journal = output.journal
        known = list(self._journal.shards())
        self._number = len(known)
        self._framing = Framing(writing.frame, begun=any(one.length for one in known))

    def add(
        self, shard: Sequence[Waiting[_R]], made: Sequence[Made | Unread], mark: bytes = b""
    ) -> None:
        """Write a shard, and note it in the journal.

        Args:
            shard: Its records; one whose piece has no key is read no more.
            made: Their pieces, up to a record that cannot be read.
            mark: By what a later run tells whether its records are as they were.

        Raises:
            DataSyntaxError: A record is not YAML or JSON.
            RecordInvalid: A record breaks the model.
            DuplicateIdentifier: Two records of one source have one id.
        """
        done = [self._whole(one) for one in made]
        sources = list(zip(shard, done, strict=True))
        with self._journal.adding():
            self._take_ids(sources)
            pieces = self._with_free_keys(sources)
            text = self._framing.portion(one.text for one in pieces)
            count = sum(one.count for one in shard)
            written = self._output.write_shard(self._number, mark, count, text.encode("utf-8"))
            self._journal.add(written, (text for one in pieces for text in one.shared))
        self._number += 1

    def end(self) -> None:
        """Write what records share, and what closes the file."""
        text = self._framing.portion(self._writing.ending(self._journal.shared()))
        self._output.write(f"{text}{self._framing.closing}".encode())

    @staticmethod
    def _whole(one: Made | Unread) -> Made:
        if isinstance(one, Made):
            return one
        raise one

    def _take_ids(self, sources: Sequence[tuple[Waiting[_R], Made]]) -> None:
        named = [(one, made.id) for one, made in sources if one.file and made.id]
        names = [(f"id {one.source}\0{name}", one.file) for one, name in named]
        taken = self._journal.taken
        if taken.take_all(names, self._number):
            return
        for (name, place), (_, identifier) in zip(names, named, strict=True):
            before = taken.take(name, place, self._number)
            if before is not None:
                raise DuplicateIdentifier(identifier, (before, place))

    def _with_free_keys(self, sources: Sequence[tuple[Waiting[_R], Made]]) -> list[Piece]:
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
