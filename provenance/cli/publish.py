"""``provenance publish``: records to a linked-data site."""

import sys
from pathlib import Path
from typing import Any

import click

from provenance.cli.inputs import put, records_of, require_outside
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE
from provenance.shards.running import processors

_THEME = "A folder of one's own: its templates/ and static/ win over ours."
_DOCS = "The documentation as Sphinx builds it, to stand in the site."
_RELEASED = "The day of the release, as YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today."
_SHARDED = "Records in folders of their own, or not; large sites have them by themselves."
_FOOTNOTES = "Footnotes on the pages of records, or not; as a rule where the extra cite is there."
_WORKERS = "How many processes write it; else as many as there are processors."
_SHOWN_FROM = 200


@click.command(epilog="Example: provenance publish records --into site")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--into", required=True, help="The folder of the site; replaced whole.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Base of the records' IRIs.")
@click.option("--title", default="Chains of custody", show_default=True, help="The site's title.")
@click.option("--theme", type=click.Path(exists=True, file_okay=False, path_type=Path), help=_THEME)
@click.option("--docs", type=click.Path(exists=True, file_okay=False, path_type=Path), help=_DOCS)
@click.option("--publisher", help="Who publishes the site, for its catalogue (DCAT).")
@click.option("--released", type=click.DateTime(("%Y-%m-%d",)), help=_RELEASED)
@click.option("--sharded/--flat", default=None, help=_SHARDED)
@click.option("--footnotes/--no-footnotes", default=None, help=_FOOTNOTES)
@click.option("--workers", type=click.IntRange(min=1), help=_WORKERS)
def publish(inputs: tuple[str, ...], into: str, base: str, title: str, **how: Any) -> None:  # noqa: ANN401
    """Check and cite records, and write their pages, data and dumps.

    Where a site stands already, only what changed is written; a run that was killed is gone on
    with.
    """
    require_outside(into, inputs)
    how["released"] = how["released"].date() if how["released"] else None
    how["workers"] = how["workers"] or processors()
    options = Options(progress=_Told(), **how)
    put(str(build_site(records_of(inputs), into, base, title, options)), None)


class _Told:
    """Tell on standard error how far a long build is, each time that a twentieth more is done."""

    def __init__(self) -> None:
        self._told = -1

    def __call__(self, done: int, total: int) -> None:
        share = 20 * done // total if total else 20
        if total >= _SHOWN_FROM and share != self._told:
            self._told = share
            end = "\n" if done == total or not sys.stderr.isatty() else "\r"
            click.echo(f"{done:,} of {total:,} records", err=True, nl=False)
            click.echo(end, err=True, nl=False)
