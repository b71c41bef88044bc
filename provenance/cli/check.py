"""``provenance check``: the rules that a chain must satisfy."""

from collections.abc import Callable, Iterator

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.model.record import Record
from provenance.validation.check import Problem
from provenance.validation.check import check as check_in_python
from provenance.validation.report import as_json, as_text, exit_status

_Engine = Callable[[Record], tuple[Problem, ...]]


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
    """Check records by the rules: exit status 1 where a rule is violated."""
    problems = tuple(_problems(inputs, _engine(engine)))
    put(_report(problems, "json" if json_ else form), into)
    raise SystemExit(exit_status(problems))


def _problems(inputs: tuple[str, ...], engine: _Engine) -> Iterator[Problem]:
    for record in records_of(inputs):
        yield from engine(record)


def _engine(name: str) -> _Engine:
    if name == "python":
        return check_in_python
    from provenance.validation.shacl import check_with_shacl  # pySHACL is an extra, and heavy

    return check_with_shacl


def _report(problems: tuple[Problem, ...], form: str) -> str:
    if form == "shacl":
        from provenance.validation.shacl_report import as_shacl  # rdflib, only where asked for

        return as_shacl(problems)
    return as_json(problems) if form == "json" else as_text(problems)
