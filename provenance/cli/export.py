"""``provenance export``: records to a bibliographic format."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from provenance.bibliography.format import AsBibliography, export_pieces
from provenance.bibliography.reference import Choice
from provenance.cli.choices import choices_option, cited, of_option
from provenance.cli.inputs import INTO_HELP, put_pieces, records_of
from provenance.cli.running import workers_option, write_inputs


class _Wished(TypedDict):
    """What of each document is cited."""

    of: Choice
    choices: Path | None


@click.command(epilog="Example: provenance export records --format biblatex --into all.bib")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "name", required=True, help="biblatex, csl-json …, or a plug-in's.")
@of_option
@choices_option
@click.option("--into", help=INTO_HELP)
@workers_option
def export(
    inputs: tuple[str, ...],
    name: str,
    into: str | None,
    workers: int | None,
    **wished: Unpack[_Wished],
) -> None:
    """Write records as a bibliography.

    A run that was stopped is gone on with: the same command takes up what it wrote.
    """
    choice = cited(wished["of"], wished["choices"])
    if isinstance(choice, str):
        write_inputs(inputs, AsBibliography(name, choice), into, workers)
    else:
        put_pieces(export_pieces(records_of(inputs), name, cited=choice), into)
