"""The command ``provenance``: one thin command for each thing that the library does.

Exit status: 0 fine, 1 problems found, 2 wrong use or input.
"""

import sys
from importlib import import_module

import click

from provenance.errors import ProvenanceError
from provenance.resources.standard_output import all_is_shown
from provenance.resources.terminal import inert

_COMMANDS = {
    "archives": "archives",
    "ask": "ask",
    "check": "check",
    "cite": "cite",
    "compare": "compare",
    "dump": "dump",
    "export": "export",
    "frame": "frame",
    "import": "imports",
    "match": "match",
    "parse": "parse",
    "publish": "publish",
    "reconcile": "reconcile",
    "serve": "serve",
    "show": "show",
}
"""Each command and the module that holds it, under the command's own name or ``import_``."""


class _Commands(click.Group):
    """The commands, each loaded when it is asked for: ``parse`` needs no RDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if name not in _COMMANDS:
            return None
        module = import_module(f"provenance.cli.{_COMMANDS[name]}")
        command = getattr(module, "import_" if name == "import" else name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="custody-chain")
def cli() -> None:
    """Provenance and citation metadata for archival documents.

    A source note goes in; a chain of custody comes out: validated, as RDF, as a bibliography, as a
    linked-data site.
    """


def main() -> None:
    """Run the command line; an error of the library or of a file is one sentence, exit status 2."""
    try:
        try:
            cli()
        finally:
            if not all_is_shown():
                sys.exit(1)
    except (ProvenanceError, OSError) as error:
        click.echo(inert(str(error)), err=True)
        sys.exit(2)
