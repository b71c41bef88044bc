"""``provenance serve``: a live server over a published site, or over records."""

import os
from pathlib import Path

import click

from provenance.cli.building import Told, site_options
from provenance.cli.inputs import records_of, require_outside
from provenance.cli.telling import is_wished, progress_option
from provenance.publish.options import Options
from provenance.serve.settings import read_settings


@click.command(epilog="Example: provenance serve records --port 8000")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--host", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", help="The port; 0 takes a free one.  [default: 8000]")
@click.option("--workers", help="How many processes serve.  [default: 1]")
@click.option("--access-log/--no-access-log", default=None,
              help="Tell each request on standard error, or none.")  # fmt: skip
@click.option("--config", type=click.Path(path_type=Path), help="A TOML file of settings.")
@click.option("--into", help="Build the site in this folder and keep it.")
@site_options
@progress_option
def serve(inputs: tuple[str, ...], config: Path | None, **told: object) -> None:
    """Serve a published site, or records, with content negotiation and SPARQL.

    Settings may also stand in the environment, CUSTODY_SERVE_PORT for --port, and in a TOML file.
    The command line wins over the environment, and that over the file. The options of publish are
    for a site that is built from records; one that is published has its own.
    """
    from provenance.serve.running import run

    settings = read_settings(told, os.environ, config)
    if settings.into:
        require_outside(settings.into, inputs)
    if is_wished():
        heard = Told()
        telling = Options(progress=heard, stage=heard.stage)
        run(inputs, settings, lambda given: heard.read(records_of(given)), telling)
    else:
        run(inputs, settings, records_of)
