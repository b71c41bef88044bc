"""``provenance export``: records to a bibliographic format."""

from pathlib import Path

import click

from provenance.bibliography.format import export_pieces
from provenance.bibliography.reference import Choice
from provenance.cli.choices import choices_option, cited, of_option
from provenance.cli.inputs import INTO_HELP, put_pieces, records_of


@click.command(epilog="Example: provenance export records --format biblatex --into all.bib")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "name", required=True, help="biblatex, csl-json …, or a plug-in's.")
@of_option
@choices_option
@click.option("--into", help=INTO_HELP)
def export(
    inputs: tuple[str, ...], name: str, of: Choice, choices: Path | None, into: str | None
) -> None:
    """Write records as a bibliography."""
    put_pieces(export_pieces(records_of(inputs), name, cited=cited(of, choices)), into)
