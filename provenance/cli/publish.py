"""``provenance publish``: records to a linked-data site."""

import click

from provenance.cli.inputs import records_of
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE


@click.command(epilog="Example: provenance publish records --into site")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--into", required=True, help="The folder of the site; replaced whole.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Base of the records' IRIs.")
@click.option("--title", default="Chains of custody", show_default=True, help="The site's title.")
def publish(inputs: tuple[str, ...], into: str, base: str, title: str) -> None:
    """Check and cite records, and write their pages, data and dumps."""
    click.echo(build_site(records_of(inputs), into=into, base=base, title=title))
