"""``provenance show``: the chain of custody as a picture."""

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.model.custody import CustodyHistory
from provenance.model.record import Record

_FORMS = {
    "tree": CustodyHistory.tree,
    "mermaid": CustodyHistory.mermaid,
    "svg": CustodyHistory.svg,
}


@click.command(epilog="Example: provenance show records/cwihp/dobrynin-1962-10-30.yaml")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(sorted(_FORMS)), default="tree", show_default=True
)
@click.option(
    "--account", "accounts", multiple=True, help="Only what this account tells; repeatable."
)
@click.option("--into", help=INTO_HELP)
def show(inputs: tuple[str, ...], form: str, accounts: tuple[str, ...], into: str | None) -> None:
    """Draw the chain of each record: tree, mermaid or svg."""
    drawn = [_FORMS[form](_custody(record, accounts)) for record in records_of(inputs)]
    put("\n".join(drawn), into)


def _custody(record: Record, accounts: tuple[str, ...]) -> CustodyHistory:
    return record.custody_in(*accounts) if accounts else record.custody
