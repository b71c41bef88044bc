"""``provenance export``: records to a bibliographic format."""

import click

from provenance.bibliography.format import export as export_records
from provenance.cli.inputs import INTO_HELP, put, records_of


@click.command(epilog="Example: provenance export records --format biblatex --into all.bib")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--format", "name", required=True, help="bibtex, biblatex, csl-json, or a plug-in's.")
@click.option("--into", help=INTO_HELP)
def export(inputs: tuple[str, ...], name: str, into: str | None) -> None:
    """Write records as a bibliography."""
    put(export_records(tuple(records_of(inputs)), name), into)
