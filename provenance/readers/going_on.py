"""Imports into one file, shard by shard, that are gone on with where a run was stopped.

The inputs are read again from their beginning: what a record is called depends on all before it.
But of what is written by then no draft is made to a record again, which is what takes long; the
names that it was given stand in the journal, and are given again in their order.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from provenance.readers.identifiers import Names
from provenance.readers.importing import (
    Draft,
    Found,
    Importer,
    Input,
    Passed,
    Refusal,
    Taken,
    Tally,
    each_of,
    named,
    notes_of,
    once,
)
from provenance.records.save import to_json
from provenance.resources.addresses import file_system, is_remote
from provenance.shards.joining import Waiting
from provenance.shards.output import Output
from provenance.shards.running import shards
from provenance.shards.writing import Making, Told, make_shards

_TOLD: Final = {"refused": Refusal, "passed": Passed}


class NothingRead(Exception):
    """Not one record came of it all, so that no output appears."""


class Outcome(NamedTuple):
    """What came of a thing that stands in an input.

    Attributes:
        found: What came.
        is_made: Whether it was a draft, so that a record of it has no name of its own yet.
        id: Nothing: that a name is its record's own is looked after when it has one.
    """

    found: Found
    is_made: bool
    id: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that stands in an input, made or yet to be made; it can be pickled.

    Attributes:
        file: The name of the input.
        sum: What changes when the input does.
        number: Its place among the things of the input.
        thing: The thing.
        source: Among what its id must be its own: see `Outcome`.
        count: How many it is.
        size: How many bytes it takes; how far inputs are read is measured where they are read.
    """

    file: str
    sum: str
    number: int
    thing: Found | Draft
    source: str = ""
    count: int = 1
    size: int = 0

    def read(self) -> Outcome:
        """Return what comes of it."""
        if isinstance(self.thing, Draft):
            return Outcome(self.thing.make(), is_made=True)
        return Outcome(self.thing, is_made=False)

    def mark(self) -> bytes:
        """Return what changes when it does."""
        return f"{self.file}\0{self.sum}\0{self.number}\0".encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Import:
    """An import.

    Attributes:
        importer: The importer.
        what: What tells it from others of the same inputs: its options, who takes it down when.
        names: The names that are given; those that the inputs have.
        tally: Is to count what comes, in a run before as well.
        tell: Is told of what is refused, and of what is passed over and should be seen; of what a
            run before came upon again.
    """

    importer: Importer
    what: str
    names: Names
    tally: Tally
    tell: Callable[[Refusal | Passed], None]

    def write(
        self, inputs: Iterable[Input], into: str | None, workers: int = 1, told: Told | None = None
    ) -> None:
        """Write the records of inputs as JSON Lines.

        A file of this machine is gone on with where a run before was stopped; its bytes are the
        same.

        Args:
            inputs: The inputs.
            into: A path, an address, or standard output where ``-`` or None.
            workers: How many processes make records of drafts.
            told: Is told after each shard how far it came.

        Raises:
            NothingRead: There was no record; nothing is written.
            PublishError: It could not be written; what stood there before stands there still.
        """
        what = f"import {self.importer.name} {self.what}"
        making = Making[Outcome, Outcome](what, _outcomes, partial(_Gathering, self))
        several = workers if self.importer.makes_drafts else 1
        items: Iterator[Waiting[Outcome]] = _items(self.importer, inputs)
        make_shards(shards(items), making, into, workers=several, told=told)


def _items(importer: Importer, inputs: Iterable[Input]) -> Iterator[Item]:
    for one in inputs:
        whole = _sum(one)
        for number, (_, thing) in enumerate(each_of(importer, [one])):
            yield Item(one.name, whole, number, thing)


def _sum(one: Input) -> str:
    if is_remote(one.name):
        system, name = file_system(one.name)
        return str(system.ukey(name))
    return one.digest()


def _outcomes(shard: Sequence[Waiting[Outcome]]) -> list[Outcome]:
    return [one.read() for one in shard]


@dataclass(slots=True)
class _Counted:
    """What is to be known of a shard by a later run."""

    stems: list[str] = field(default_factory=list)
    documents: int = 0
    notes: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    told: list[Refusal | Passed] = field(default_factory=list)

    def count(self, found: Found) -> None:
        """Count one thing in."""
        if isinstance(found, Taken):
            self.documents += 1
            self.notes += notes_of(found.record)
        elif isinstance(found, Refusal) or found.words:
            self.told.append(found)
        else:
            self.passed[found.what] += 1

    def to_text(self) -> str:
        """Return it as a text."""
        told = [("refused" if isinstance(one, Refusal) else "passed", *one) for one in self.told]
        return json.dumps([self.stems, self.documents, self.notes, self.passed, told])

    @classmethod
    def from_text(cls, text: str) -> "_Counted":
        """Return what `to_text` told."""
        stems, documents, notes, passed, told = json.loads(text)
        found = [_TOLD[kind](*fields) for kind, *fields in told]
        return cls(stems, documents, notes, Counter(passed), found)


class _Gathering:
    """Puts the records of shards together, each under a name of its own, and counts them."""

    def __init__(self, run: Import, output: Output) -> None:
        self._run, self._output, self._journal = run, output, output.journal
        self._number = 0
        for one in self._journal.counted():
            before = _Counted.from_text(one)
            for stem in before.stems:
                run.names.give(stem)
            self._pass_on(before)

    def add(
        self, shard: Sequence[Waiting[Outcome]], made: Sequence[Outcome], mark: bytes = b""
    ) -> None:
        """Write the records of a shard, and note it in the journal."""
        counted, lines = _Counted(), list[str]()
        with self._journal.adding():
            for item, one in zip(shard, made, strict=True):
                found = self._once(item.file, one, counted)
                counted.count(found)
                if isinstance(found, Taken):
                    lines.append(f"{to_json(found.record)}\n")
            text = "".join(lines).encode("utf-8")
            written = self._output.write_shard(self._number, mark, len(shard), text)
            self._journal.add(written, counted=counted.to_text())
        self._pass_on(counted)

    def end(self) -> None:
        """Write nothing more.

        Raises:
            NothingRead: There was no record; nothing is kept for a later run.
        """
        if not self._run.tally.documents:
            self._journal.forget_from(0)
            raise NothingRead

    def _once(self, file: str, one: Outcome, counted: _Counted) -> Found:
        found = one.found
        if one.is_made and isinstance(found, Taken):
            counted.stems.append(found.record.id)
            found = named(found, self._run.names)
        return once(found, file, partial(self._journal.taken.take, shard=self._number))

    def _pass_on(self, counted: _Counted) -> None:
        self._number += 1
        self._run.tally.documents += counted.documents
        self._run.tally.notes += counted.notes
        self._run.tally.passed.update(counted.passed)
        for one in counted.told:
            self._run.tally.count(one)
            self._run.tell(one)
