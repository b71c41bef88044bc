"""``provenance check``: the rules that a chain must satisfy."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

import click

from provenance.cli.inputs import INTO_HELP, put, waiting_of
from provenance.cli.running import progress, workers_option
from provenance.model.record import Record
from provenance.resources.terminal import inert
from provenance.shards.joining import Waiting
from provenance.shards.running import processors, shards
from provenance.shards.writing import make_shards
from provenance.validation.many import ENGINES, FORMS, Checking, reporting
from provenance.validation.report import Tally


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
    cannot say that it is not whole; there is none then. A run into a file that was stopped is gone
    on with: the same command takes up what it wrote.
    """
    form = "json" if how["json_"] else how["form"]
    if how["dump"]:
        raise SystemExit(_verified(inputs, form, into))
    tally = Tally()
    making = reporting(Checking(form, how["engine"]), tally, _tell)
    with progress(inputs) as told:
        waiting: Iterator[Waiting[Record]] = waiting_of(inputs)
        make_shards(shards(waiting), making, into, workers=workers or processors(), told=told)
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


def _tell(unread: str) -> None:
    click.echo(inert(unread), err=True)
