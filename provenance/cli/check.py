"""``provenance check``: the rules that a chain must satisfy."""

from collections.abc import Iterator

import click

from provenance.cli.inputs import records_of
from provenance.validation.check import Problem
from provenance.validation.check import check as check_record
from provenance.validation.report import as_json as json_report
from provenance.validation.report import as_text, exit_status


@click.command(epilog="Example: provenance check records")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def check(inputs: tuple[str, ...], *, as_json: bool) -> None:
    """Check records by the rules: exit status 1 where a rule is violated."""
    problems = tuple(_problems(inputs))
    click.echo(json_report(problems) if as_json else as_text(problems))
    raise SystemExit(exit_status(problems))


def _problems(inputs: tuple[str, ...]) -> Iterator[Problem]:
    for record in records_of(inputs):
        yield from check_record(record)
