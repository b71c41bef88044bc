"""``provenance dump``: records to one RDF file."""

import click

from provenance.cli.running import workers_option, write_inputs
from provenance.publish.machine.dump import as_rdf
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import profiles

_INTO = (
    "The file; its suffix says how: .nq .nt .ttl .trig .jsonld (of JSON-LD documents .jsonld or "
    ".jsonl), and .gz or .zst after it."
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
    """Write records as one RDF file, streamed, whole or not at all.

    A run that was stopped is gone on with: the same command takes up what it wrote.
    """
    write_inputs(inputs, as_rdf(into, base, profile), into, workers)
