"""``provenance dump``: records to one file, of RDF or of JSON Lines."""

import click

from provenance.cli.running import workers_option, write_inputs
from provenance.publish.machine.dump import as_dump
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import profiles

_INTO = (
    "The file; its suffix says how: .nq .nt .ttl .trig .jsonld (of JSON-LD documents .jsonld or "
    ".jsonl), or .jsonl for the records themselves, a line each; and .gz or .zst after it."
)
_PROFILES = "; ".join(f"{one.name}: {one.title}" for one in profiles().values())


@click.command(epilog="Example: provenance dump records --into custody.nq.zst")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--into", required=True, help=_INTO)
@click.option(
    "--profile",
    default="full",
    show_default=True,
    type=click.Choice(tuple(profiles())),
    help=f"What of a record is written. {_PROFILES}.",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Base of the records' IRIs.")
@workers_option
def dump(inputs: tuple[str, ...], into: str, profile: str, base: str, workers: int | None) -> None:
    """Write records as one file, streamed, whole or not at all: RDF, or the records themselves.

    JSON Lines of the records (.jsonl, profile full) are read by every command, and say all that the
    folder says that they were made from.

    A run that was stopped is gone on with: the same command takes up what it wrote.
    """
    write_inputs(inputs, as_dump(into, base, profile), into, workers)
