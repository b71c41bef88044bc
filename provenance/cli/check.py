"""``provenance check``: the rules that a chain must satisfy."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from provenance.cli.inputs import INTO_HELP, each_of, records_of
from provenance.model.record import Record
from provenance.resources.whole import whole_file
from provenance.validation.check import check as check_in_python
from provenance.validation.finding import Problem
from provenance.validation.report import Checked, Tally, as_json, as_text

_Engine = Callable[[Record], tuple[Problem, ...]]
_Report = Callable[[Iterable[Checked], Tally], Iterator[str]]


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
def check(
    inputs: tuple[str, ...], form: str, *, json_: bool, engine: str, into: str | None
) -> None:
    """Check records by the rules: exit status 1 where a rule is violated.

    A record that cannot be read is told, and the others are checked: exit status 2. A SHACL report
    cannot say that it is not whole; there is none then.
    """
    tally, form = Tally(), "json" if json_ else form
    records = records_of(inputs) if form == "shacl" else _readable(inputs, tally)
    _write(_report(form)(tally.counted(records, _engine(engine)), tally), into)
    raise SystemExit(tally.exit_status)


def _readable(inputs: tuple[str, ...], tally: Tally) -> Iterator[Record]:
    """Yield the records that can be read; tell and count the others."""
    for one in each_of(inputs):
        if isinstance(one, Record):
            yield one
        else:
            tally.unread += 1
            click.echo(str(one), err=True)


def _write(pieces: Iterator[str], into: str | None) -> None:
    if into is None or into == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with whole_file(Path(into)) as file:
        file.writelines(piece.encode() for piece in pieces)


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
