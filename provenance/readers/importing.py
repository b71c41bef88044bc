"""What an importer is: a reader that takes a stream and yields records and refusals one by one.

A new importer is a module with a function from `Input` to an iterator of what it found, and its
line in `provenance.readers.importers`. It opens its input as often as it needs, reads it in pieces,
and yields as it goes, so that a file of any length is read at constant memory. What it cannot take
it refuses, with the line, what was found there and what to do, and goes on. Where to make a record
depends on nothing but what was read of it, it yields a `Draft`, and several processes make the
records.
"""

import hashlib
import io
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO, Final, NamedTuple

from provenance.errors import DataSyntaxError, UnreadablePage
from provenance.model.account import Account, Recording
from provenance.model.record import Record
from provenance.readers.identifiers import Names
from provenance.resources import taken
from provenance.resources.opening import LARGEST_OF_MANY, lines_of, within
from provenance.shards.running import in_order, shards

_PIECE = 1 << 16


class Option(NamedTuple):
    """An option of an importer: ``--name``, what it says, and whether it must be given.

    One that may be given several times has a line for each in the options of an `Input`.
    """

    name: str
    help: str
    required: bool = False
    multiple: bool = False


LARGEST: Final = Option(
    "largest",
    "How many MiB a file may have, unpacked, as it is read whole "
    f"({LARGEST_OF_MANY >> 20} unless told): it takes up to twenty times as much memory.",
)
"""The option of importers that read a file whole."""


class Taken(NamedTuple):
    """A record, and the line, from 1, at which its document begins in the input."""

    record: Record
    line: int = 1


class Refusal(NamedTuple):
    """A thing that became no record, though it should have.

    Attributes:
        file: The input's name.
        line: Where it stands, from 1.
        found: What was found there.
        advice: What to do about it.
    """

    file: str
    line: int
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: refused: {self.found}; {self.advice}"


class Passed(NamedTuple):
    """A thing that makes no record, and rightly: an editorial note, words between documents.

    Attributes:
        what: What it is, in the plural, for the summary: "editorial notes".
        file: The input's name.
        line: Where it stands, from 1.
        words: Its words, where a reader should see them.
    """

    what: str
    file: str
    line: int
    words: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: passed over: {self.words or self.what}"


Found = Taken | Refusal | Passed
"""What comes of an input."""


class Draft(NamedTuple):
    """A record that is yet to be made: here, or in another process.

    Attributes:
        make: Makes it under the name that it would have alone; another one that has it already
            gives it a number. It can be pickled.
    """

    make: Callable[[], Found]


@dataclass(frozen=True, slots=True)
class Input:
    """One input to import.

    Attributes:
        name: Its name in messages: a path, or "<standard input>".
        open: Opens it anew, from its first byte.
        recorded: Who takes it down, when.
        options: The importer's options by name.
        names: The names that this run has given to records.
    """

    name: str
    open: Callable[[], BinaryIO]
    recorded: Recording
    options: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    @classmethod
    def of_bytes(
        cls,
        name: str,
        content: bytes,
        recorded: Recording,
        options: Mapping[str, str] | None = None,
    ) -> "Input":
        """Return an input that is in memory already."""
        return cls(name, lambda: io.BytesIO(content), recorded, options or {})

    @property
    def file_name(self) -> str:
        """The name without folders."""
        return self.name.rpartition("/")[2].rpartition("\\")[2] or self.name

    @property
    def largest(self) -> int:
        """How many bytes it may have, unpacked, where it is read whole.

        Raises:
            UnreadablePage: What was given for it is no number of MiB.
        """
        given = self.options.get(LARGEST.name)
        if given is None:
            return LARGEST_OF_MANY
        if not _NUMBER.fullmatch(given):
            problem = f"--{LARGEST.name} is a whole number of MiB from 1 on, not {given!r}"
            raise UnreadablePage(self.name, problem)
        return int(given) << 20

    def digest(self) -> str:
        """Return the SHA-256 of the whole, read in pieces."""
        found = hashlib.sha256()
        with self.open() as stream:
            while piece := stream.read(_PIECE):
                found.update(piece)
        return found.hexdigest()

    def lines(self) -> Iterator[str]:
        """Yield the lines, without their ends; a mark of byte order is no part of the first.

        Who reads them keeps them, so that there are no more of them than are read whole.

        Raises:
            DataSyntaxError: A line is not UTF-8 or too long, or they are too many.
        """
        with self.open() as stream:
            content = within(stream, self.name, self.largest)
            for number, line in enumerate(lines_of(content, self.name), 1):
                bare = line.removesuffix(b"\n").removesuffix(b"\r")
                yield self._decoded(bare.removeprefix(b"\xef\xbb\xbf"), number)

    def text(self) -> str:
        """Return the whole as text: for readers of pages, which are short.

        Raises:
            DataSyntaxError: It is not UTF-8, or too large.
        """
        with self.open() as stream:
            content = within(stream, self.name, self.largest).read()
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise DataSyntaxError(self.name, line, _NOT_UTF_8) from error

    def refuse(self, line: int, found: str, advice: str) -> Refusal:
        """Return a refusal of what stands on a line."""
        return Refusal(self.name, line, found, advice)

    def _decoded(self, line: bytes, number: int) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DataSyntaxError(self.name, number, _NOT_UTF_8) from error


_NOT_UTF_8 = "is not UTF-8"
_NUMBER: Final = re.compile("[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Importer:
    """A way to read files of others.

    Attributes:
        name: Its name on the command line.
        summary: What it reads, in a sentence.
        example: A whole command line.
        read: Reads an input, yielding what it finds; it may raise `UnreadablePage` or
            `DataSyntaxError`, which refuses what is left of this input.
        suffixes: What it reads of a folder.
        options: Its options.
        makes_drafts: Whether what becomes a record comes as a draft.
    """

    name: str
    summary: str
    example: str
    read: Callable[[Input], Iterable[Found | Draft]]
    suffixes: tuple[str, ...]
    options: tuple[Option, ...] = ()
    makes_drafts: bool = False


def notes_of(record: Record) -> int:
    """Return how many source notes and entries of catalogues are accounts of a record."""
    return sum(map(_is_note, record.accounts))


def _is_note(account: Account) -> bool:
    return account.kind in ("source-note", "catalogue") and account.id != "description"


@dataclass(slots=True)
class Tally:
    """What was read so far.

    Attributes:
        documents: How many records there are.
        notes: How many source notes and entries of catalogues are accounts of them.
        refusals: How many things were refused.
        passed: How many things were passed over, by kind.
        keeps: Whether the following are kept; else they are counted only, at constant memory.
        shown: Those passed over whose words a reader should see.
        refused: Every refusal.
    """

    documents: int = 0
    notes: int = 0
    refusals: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    keeps: bool = True
    shown: list[Passed] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def count(self, found: Found) -> None:
        """Count one thing in."""
        if isinstance(found, Refusal):
            self.refusals += 1
            self.refused += [found] if self.keeps else []
        elif isinstance(found, Passed):
            self.passed[found.what] += 1
            self.shown += [found] if found.words and self.keeps else []
        else:
            self.documents += 1
            self.notes += notes_of(found.record)

    def __str__(self) -> str:
        read = f"{self.documents} documents, {self.notes} notes, {self.refusals} refused"
        over = ", ".join(f"{number} {what}" for what, number in sorted(self.passed.items()))
        return f"{read}; passed over: {over}" if over else read


def read_inputs(importer: Importer, inputs: Iterable[Input], workers: int = 1) -> Iterator[Found]:
    """Yield what an importer finds in inputs, in their order; no record has another's id.

    An input that cannot be read on is refused from there, and the next is read.

    Args:
        importer: The importer.
        inputs: The inputs.
        workers: How many processes make records of drafts; what they are called does not depend
            on it. See `provenance.shards.running.in_order`.
    """
    with taken.Taken() as seen:
        found = each_of(importer, inputs)
        for one, thing in _finished(found, workers):
            yield once(thing, one.name, seen.take)


def each_of(importer: Importer, inputs: Iterable[Input]) -> Iterator[tuple[Input, Found | Draft]]:
    """Yield what an importer finds in inputs, each thing with its input, drafts unmade."""
    for one in inputs:
        try:
            for found in importer.read(one):
                yield one, found
        except DataSyntaxError as error:
            advice = error.advice or "mend it there, and import it again"
            yield one, one.refuse(error.line, error.problem, advice)
        except UnreadablePage as error:
            advice = f"see provenance import {importer.name} --help"
            yield one, one.refuse(1, error.problem, advice)


def _finished(
    found: Iterator[tuple[Input, Found | Draft]], workers: int
) -> Iterator[tuple[Input, Found]]:
    """Yield what was found, with records for drafts; from the first one on it is done in shards."""
    for one, thing in found:
        if isinstance(thing, Draft):
            yield from _made_in_shards(chain(((one, thing),), found), workers)
        else:
            yield one, thing


def _made_in_shards(
    found: Iterator[tuple[Input, Found | Draft]], workers: int
) -> Iterator[tuple[Input, Found]]:
    waiting = deque[list[tuple[Input, Found | Draft]]]()

    def work() -> Iterator[list[Draft]]:
        for shard in shards(found):
            waiting.append(shard)
            yield [one for _, one in shard if isinstance(one, Draft)]

    for done in in_order(_all_made, work(), workers):
        left = iter(done)
        for one, thing in waiting.popleft():
            yield one, named(next(left), one.names) if isinstance(thing, Draft) else thing


def _all_made(drafts: Sequence[Draft]) -> list[Found]:
    return [one.make() for one in drafts]


def named(found: Found, names: Names) -> Found:
    """Give a record that was made by itself a name of its own."""
    if not isinstance(found, Taken):
        return found
    name = names.give(found.record.id)
    if name == found.record.id:
        return found
    return found._replace(record=found.record.model_copy(update={"id": name}))


def once(found: Found, file: str, take: Callable[[str, str], str | None]) -> Found:
    """Return what was found, or the refusal of a record whose name another has.

    Args:
        found: What was found.
        file: The name of its input.
        take: Takes a name with its place; where it was taken before, it returns the place of that.
    """
    if not isinstance(found, Taken):
        return found
    name = found.record.id
    before = take(name, f"{file}:{found.line}")
    if before is None:
        return found
    problem = f"a second record {name!r}; the first stands at {before}"
    return Refusal(file, found.line, problem, "import one of the two")
