"""``provenance publish``: records to a linked-data site."""

from typing import Any

import click

from provenance.cli.building import Told, site_options
from provenance.cli.inputs import put, records_of, require_outside
from provenance.cli.telling import is_wished, progress_option
from provenance.publish.context import TITLE
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE
from provenance.shards.running import processors

_WORKERS = "How many processes write it; else as many as there are processors."


@click.command(epilog="Example: provenance publish records --into site")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--into", required=True, help="The folder of the site; replaced whole.")
@site_options
@click.option("--workers", type=click.IntRange(min=1), help=_WORKERS)
@progress_option
def publish(
    inputs: tuple[str, ...],
    into: str,
    workers: int | None,
    **told: Any,  # noqa: ANN401 - what `site_options` takes, each of its own type
) -> None:
    """Check and cite records, and write their pages, data and dumps.

    Where a site stands already, only what changed is written; a run that was killed is gone on
    with.
    """
    require_outside(into, inputs)
    given: dict[str, Any] = {"base": DEFAULT_BASE, "title": TITLE}
    given |= {name: value for name, value in told.items() if value is not None}
    base, title = given.pop("base"), given.pop("title")
    records = records_of(inputs)
    if is_wished():
        heard = Told()
        given |= {"progress": heard, "stage": heard.stage}
        records = heard.read(records)
    options = Options(workers=workers or processors(), **given)
    put(str(build_site(records, into, base, title, options)), None)
