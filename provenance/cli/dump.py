"""``provenance dump``: records to one RDF file."""

from pathlib import Path

import click

from provenance.cli.inputs import records_of
from provenance.publish.machine.dump import dump as dump_records
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
def dump(inputs: tuple[str, ...], into: str, profile: str, base: str) -> None:
    """Write records as one RDF file, streamed, whole or not at all."""
    dump_records(records_of(inputs), Path(into), base=base, profile=profile)
