"""``provenance check``: the rules that a chain must satisfy."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict, Unpack

import click

from provenance.cli.inputs import INTO_HELP, put_pieces, waiting_of
from provenance.cli.running import progress, workers_option
from provenance.errors import DuplicateIdentifier
from provenance.model.record import Record
from provenance.records.load import Unread, Waiting
from provenance.resources.taken import Taken
from provenance.shards.running import in_order, processors, shards
from provenance.shards.writing import Progress, Told
from provenance.validation.check import check as check_in_python
from provenance.validation.finding import Problem
from provenance.validation.report import Checked, Tally, as_json, as_text

_Engine = Callable[[Record], tuple[Problem, ...]]
_Report = Callable[[Iterable[Checked], Tally], Iterator[str]]


class _How(TypedDict):
    """What checks, and what is told of it."""

    form: str
    json_: bool
    engine: str


@click.command(epilog="Example: provenance check records")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "shacl"]),
    default="text",
    show_default=True,
    help="The report: text, JSON, or a SHACL validation report in Turtle.",
)
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@click.option(
    "--engine",
    type=click.Choice(["python", "shacl"]),
    default="python",
    show_default=True,
    help="What runs the rules; shacl needs the extra of that name.",
)
@click.option("--into", help=INTO_HELP)
@workers_option
def check(
    inputs: tuple[str, ...], into: str | None, workers: int | None, **how: Unpack[_How]
) -> None:
    """Check records by the rules: exit status 1 where a rule is violated.

    A record that cannot be read is told, and the others are checked: exit status 2. A SHACL report
    cannot say that it is not whole; there is none then.
    """
    form = "json" if how["json_"] else how["form"]
    tally = Tally()
    with progress(inputs) as told:
        run = _Run(_engine(how["engine"]), workers or processors(), told or (lambda _: None))
        found = run.whole(inputs) if form == "shacl" else run.readable(inputs, tally)
        put_pieces(_report(form)(tally.counted(found), tally), into)
    raise SystemExit(tally.exit_status)


@dataclass(frozen=True, slots=True)
class _Run:
    """Checks records over worker processes; what it yields is in the order of the records."""

    engine: _Engine
    workers: int
    told: Told

    def readable(self, inputs: Sequence[str], tally: Tally) -> Iterator[Checked]:
        """Yield the problems of the records that can be read; tell and count the others."""
        for one in self._each(inputs):
            if isinstance(one, tuple):
                yield one
            else:
                tally.unread += 1
                click.echo(str(one), err=True)

    def whole(self, inputs: Sequence[str]) -> Iterator[Checked]:
        """Yield the problems of all records; raise where one cannot be read."""
        for one in self._each(inputs):
            if not isinstance(one, tuple):
                raise one
            yield one

    def _each(self, inputs: Sequence[str]) -> Iterator[Checked | Unread]:
        taken_up = deque[list[Waiting]]()
        records = read = 0
        with Taken() as taken:
            work = _kept(shards(waiting_of(inputs)), taken_up)
            for done in in_order(partial(_checked, self.engine), work, self.workers):
                shard = taken_up.popleft()
                yield from map(partial(_once, taken), shard, done)
                records += len(shard)
                read += sum(one.size for one in shard)
                self.told(Progress(records, read))


def _kept(work: Iterator[list[Waiting]], taken_up: deque[list[Waiting]]) -> Iterator[list[Waiting]]:
    for shard in work:
        taken_up.append(shard)
        yield shard


def _checked(engine: _Engine, shard: Sequence[Waiting]) -> list[Checked | Unread]:
    """Read and check the records of a shard."""
    records = [one.tried() for one in shard]
    return [(one.id, engine(one)) if isinstance(one, Record) else one for one in records]


def _once(taken: Taken, waiting: Waiting, one: Checked | Unread) -> Checked | Unread:
    """Return what was found; of a record whose id another has in its source, that."""
    if not isinstance(one, tuple):
        return one
    before = taken.take(f"{waiting.source}\0{one[0]}", waiting.file)
    return one if before is None else DuplicateIdentifier(one[0], (before, waiting.file))


def _engine(name: str) -> _Engine:
    if name == "python":
        return check_in_python
    from provenance.validation.shacl import check_with_shacl  # pySHACL is an extra, and heavy

    return check_with_shacl


def _report(form: str) -> _Report:
    if form == "shacl":
        from provenance.validation.shacl_report import as_shacl  # the terms, only where asked for

        return as_shacl
    return as_json if form == "json" else as_text
