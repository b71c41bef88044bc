"""``provenance export``: records to a bibliographic format."""

import click

from provenance.bibliography.format import export_pieces
from provenance.cli.inputs import INTO_HELP, put_pieces, records_of


@click.command(epilog="Example: provenance export records --format biblatex --into all.bib")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "name", required=True, help="biblatex, csl-json …, or a plug-in's.")
@click.option("--into", help=INTO_HELP)
def export(inputs: tuple[str, ...], name: str, into: str | None) -> None:
    """Write records as a bibliography."""
    put_pieces(export_pieces(records_of(inputs), name), into)
