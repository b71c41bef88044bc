"""The command ``provenance``: one thin command for each thing that the library does.

Exit status: 0 fine, 1 problems found, 2 wrong use or input.
"""

import sys

import click

from provenance.cli.archives import archives
from provenance.cli.check import check
from provenance.cli.dump import dump
from provenance.cli.export import export
from provenance.cli.imports import import_
from provenance.cli.parse import parse
from provenance.cli.publish import publish
from provenance.cli.show import show
from provenance.errors import ProvenanceError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="custody-chain")
def cli() -> None:
    """Provenance and citation metadata for archival documents.

    A source note goes in; a chain of custody comes out: validated, as RDF, as a bibliography, as a
    linked-data site.
    """


for _command in (parse, check, show, export, dump, publish, import_, archives):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; an error of the library is one sentence and exit status 2."""
    try:
        cli()
    except (ProvenanceError, FileNotFoundError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
