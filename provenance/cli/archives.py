"""``provenance archives``: the table of archives and conduits."""

import json

import click

from provenance.archives.canonical import restore, untidy
from provenance.archives.describe import describe
from provenance.archives.names import find


@click.group()
def archives() -> None:
    """Look archives and conduits up by name or abbreviation, and keep their entries tidy."""


@archives.command(name="find", epilog='Example: provenance archives find "TsKhSD"')
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def find_(name: str, *, as_json: bool) -> None:
    """Find what NAME may mean: every candidate, with names, years and successors."""
    matches = find(name)
    if as_json:
        click.echo(json.dumps([match.as_row() for match in matches], ensure_ascii=False))
    else:
        click.echo("\n\n".join(map(describe, matches)) or f"nothing is called {name!r}")
    raise SystemExit(0 if matches else 1)


@archives.command(epilog="Example: provenance archives tidy --check")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where a file is untidy.")
def tidy(*, check: bool) -> None:
    """Write every entry of vocab/archives in its one canonical form."""
    ids = untidy() if check else restore()
    for identifier in ids:
        click.echo(f"{identifier}: {'not in canonical form' if check else 'restored'}")
    raise SystemExit(1 if check and ids else 0)
