"""``provenance compare``: the accounts of a record held against one another."""

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.comparison.compare import compare as compare_accounts
from provenance.comparison.telling import as_json, as_text


@click.command(epilog="Example: provenance compare records/cwihp/dobrynin-1962-10-30.yaml")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Answer as JSON: an object for each record.")
@click.option("--into", help=INTO_HELP)
def compare(inputs: tuple[str, ...], *, json_: bool, into: str | None) -> None:
    """Compare the accounts of each record: what they agree on, what each adds, where they conflict.

    What a shortened citation left out against the full one is listed too. Exit status 1 where
    accounts conflict.
    """
    compared = [compare_accounts(record) for record in records_of(inputs)]
    put(as_json(compared) if json_ else "\n".join(map(as_text, compared)), into)
    raise SystemExit(int(any(one.conflicts for one in compared)))
