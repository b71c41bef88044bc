"""Many records checked, shard by shard, wherever that is done, and the report on them.

A report is gone on with where a run was stopped, as any output of shards is: what was counted, and
which records could not be read, stands in its journal.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from provenance.errors import DataSyntaxError, DuplicateIdentifier, RecordInvalid
from provenance.model.record import Record
from provenance.records.load import Unread
from provenance.resources.frame import Framing
from provenance.shards.joining import Waiting
from provenance.shards.output import Output
from provenance.shards.writing import Making
from provenance.validation.check import check as check_in_python
from provenance.validation.finding import Problem
from provenance.validation.report import JSON, TEXT, Breach, Form, Tally, breaches

Engine = Callable[[Record], tuple[Problem, ...]]
"""What runs the rules."""

FORMS = ("text", "json", "shacl")
ENGINES = ("python", "shacl")


def engine_called(name: str) -> Engine:
    """Return one of `ENGINES`; ``shacl`` needs the extra of that name."""
    if name == "python":
        return check_in_python
    from provenance.validation.shacl import check_with_shacl  # pySHACL is an extra, and heavy

    return check_with_shacl


def form_called(name: str) -> Form:
    """Return one of `FORMS`."""
    if name == "shacl":
        from provenance.validation.shacl_report import shacl  # the terms, only where asked for

        return shacl()
    return JSON if name == "json" else TEXT


class Reported(NamedTuple):
    """What a report says of a record.

    Attributes:
        id: The record's id.
        text: Its piece of the report.
        found: What is counted of it.
    """

    id: str
    text: str
    found: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Checking:
    """How records are checked.

    Attributes:
        form: The report, one of `FORMS`.
        engine: What runs the rules, one of `ENGINES`.
    """

    form: str = "text"
    engine: str = "python"

    def done(self, shard: Sequence[Waiting[Record]]) -> list[Reported | Unread]:
        """Read and check the records of a shard; in the place of one that cannot be read, why."""
        engine, form = engine_called(self.engine), form_called(self.form)
        return [_done(one, engine, form) for one in shard]


def _done(waiting: Waiting[Record], engine: Engine, form: Form) -> Reported | Unread:
    try:
        record = waiting.read()
    except (DataSyntaxError, RecordInvalid) as error:
        return error
    return _reported(record, engine(record), form)


def _reported(record: Record, found: tuple[Problem, ...], form: Form) -> Reported:
    return Reported(record.id, form.piece((record.id, found)), breaches(found))


class Reporting:
    """Puts what was found in shards together to a report, and counts it.

    A record that cannot be read, or whose id another of its source has, is told and counted; where
    the report cannot say that it is not whole, the first of them is raised.

    Args:
        form: The report, one of `FORMS`.
        tally: Is to count what is found, in a run before as well.
        tell: Is told of each record that cannot be read, and why; of those of a run before again.
        output: Where the report goes.
    """

    def __init__(
        self, form: str, tally: Tally, tell: Callable[[str], None], output: Output
    ) -> None:
        self._form, self._tally, self._tell = form_called(form), tally, tell
        self._output, self._journal = output, output.journal
        known = list(self._journal.shards())
        self._number = len(known)
        self._framing = Framing(self._form.frame, begun=any(one.length for one in known))
        for one in self._journal.counted():
            self._pass_on(_Counted.from_text(one))

    def add(
        self, shard: Sequence[Waiting[Record]], made: Sequence[Reported | Unread], mark: bytes = b""
    ) -> None:
        """Write what was found in a shard, and note it in the journal.

        Args:
            shard: Its records.
            made: What was found of each, or why it cannot be read.
            mark: By what a later run tells whether its records are as they were.

        Raises:
            DataSyntaxError: A record is not YAML or JSON, and the report cannot say so.
            RecordInvalid: A record breaks the model, likewise.
            DuplicateIdentifier: Two records of one source have one id, likewise.
        """
        counted, texts = _Counted(Tally(), []), list[str]()
        with self._journal.adding():
            for one in self._each_once(shard, made):
                if isinstance(one, Reported):
                    counted.tally.count(one.found)
                    texts.append(one.text)
                elif self._form.is_whole_only:
                    raise one
                else:
                    counted.tally.unread += 1
                    counted.unread.append(str(one))
            text = self._framing.portion(texts).encode("utf-8")
            written = self._output.write_shard(self._number, mark, len(shard), text)
            self._journal.add(written, counted=counted.to_text())
        self._number += 1
        self._pass_on(counted)

    def end(self) -> None:
        """Write the summary."""
        self._output.write(f"{self._framing.closing}{self._form.summary(self._tally)}".encode())

    def _pass_on(self, counted: "_Counted") -> None:
        self._tally.add(counted.tally)
        for one in counted.unread:
            self._tell(one)

    def _each_once(
        self, shard: Sequence[Waiting[Record]], made: Sequence[Reported | Unread]
    ) -> Iterator[Reported | Unread]:
        taken, pairs = self._journal.taken, list(zip(shard, made, strict=True))
        named = [(_name(at, one), at.file) for at, one in pairs if isinstance(one, Reported)]
        if taken.take_all(named, self._number):
            yield from made
            return
        for at, one in pairs:
            if not isinstance(one, Reported):
                yield one
                continue
            before = taken.take(_name(at, one), at.file, self._number)
            yield one if before is None else DuplicateIdentifier(one.id, (before, at.file))


def _name(waiting: Waiting[Record], one: Reported) -> str:
    return f"id {waiting.source}\0{one.id}"


class _Counted(NamedTuple):
    """What was counted of a shard, and why records of it cannot be read."""

    tally: Tally
    unread: list[str]

    def to_text(self) -> str:
        return json.dumps([self.tally.to_plain(), self.unread])

    @classmethod
    def from_text(cls, text: str) -> "_Counted":
        tally, unread = json.loads(text)
        return cls(Tally.from_plain(tally), unread)


def reporting(
    checking: Checking, tally: Tally, tell: Callable[[str], None]
) -> Making[Record, Reported | Unread]:
    """Return how shards of records become a report, for `provenance.shards.writing.make_shards`.

    Args:
        checking: How the records are checked.
        tally: Is to count what is found.
        tell: Is told of each record that cannot be read, and why.
    """
    adding = partial(Reporting, checking.form, tally, tell)
    return Making(repr(checking), checking.done, adding)
