"""``provenance check``: the rules that a chain must satisfy."""

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

import click

from provenance.cli.inputs import INTO_HELP, put, put_pieces, waiting_of
from provenance.cli.running import progress, workers_option
from provenance.records.load import Unread, Waiting
from provenance.records.once import each_once
from provenance.resources.terminal import inert
from provenance.shards.running import in_order, processors, shards
from provenance.shards.writing import Progress, Told
from provenance.validation.many import ENGINES, FORMS, checked, engine_called, report
from provenance.validation.report import Checked, Tally


class _How(TypedDict):
    """What checks, and what is told of it."""

    form: str
    json_: bool
    engine: str
    dump: bool


@click.command(epilog="Example: provenance check records")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="The report: text, JSON, or a SHACL validation report in Turtle.",
)
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="python",
    show_default=True,
    help="What runs the rules; shacl needs the extra of that name.",
)
@click.option(
    "--dump",
    is_flag=True,
    help="Check no records: INPUTS are published sites, whose dumps must have the SHA-256 sums of "
    "their file SHA256SUMS.",
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
    if how["dump"]:
        raise SystemExit(_verified(inputs, form, into))
    do = partial(checked, engine_called(how["engine"]))
    tally = Tally()
    with progress(inputs) as told:
        found = _found(do, inputs, workers or processors(), told or (lambda _: None))
        put_pieces(report(each_once(found), form, tally, _tell), into)
    raise SystemExit(tally.exit_status)


def _verified(inputs: Sequence[str], form: str, into: str | None) -> int:
    """Write whether dumps are as they were published, and return the exit status."""
    from provenance.publish.verifying import verify  # the site, only where it is asked for

    if form == "shacl":
        raise click.UsageError("sums are not told as a SHACL report; leave --format out, or: json")
    found = [(one, each) for one in inputs for each in verify(Path(one))]
    if form == "json":
        rows = [{"folder": one, "file": each.name, "problem": each.problem} for one, each in found]
        put(json.dumps(rows, ensure_ascii=False, indent=2), into)
    else:
        lines = (f"{Path(one, each.name)}: {each.problem or 'as published'}" for one, each in found)
        put("\n".join(lines), into)
    return 1 if any(each.problem for _, each in found) else 0


def _found(
    do: Callable[[list[Waiting]], list[Checked | Unread]],
    inputs: Sequence[str],
    workers: int,
    told: Told,
) -> Iterator[tuple[Waiting, Checked | Unread]]:
    """Yield the records of inputs, each with what is found over worker processes."""
    taken_up = deque[list[Waiting]]()
    records = read = 0
    work = _kept(shards(waiting_of(inputs)), taken_up)
    for done in in_order(do, work, workers):
        shard = taken_up.popleft()
        yield from zip(shard, done, strict=True)
        records += len(shard)
        read += sum(one.size for one in shard)
        told(Progress(records, read))


def _kept(work: Iterator[list[Waiting]], taken_up: deque[list[Waiting]]) -> Iterator[list[Waiting]]:
    for shard in work:
        taken_up.append(shard)
        yield shard


def _tell(unread: Unread) -> None:
    click.echo(inert(str(unread)), err=True)
