"""``provenance show``: the chain of custody as a picture, or as a source note."""

from collections.abc import Iterable, Iterator

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.errors import UnknownAccount
from provenance.model.custody import CustodyHistory
from provenance.model.record import Record
from provenance.notes.manners import manners
from provenance.notes.writing import write_note
from provenance.resources.terminal import inert

_FORMS = {
    "tree": CustodyHistory.tree,
    "mermaid": CustodyHistory.mermaid,
    "svg": CustodyHistory.svg,
}


@click.command(epilog="Example: provenance show records/cwihp/dobrynin-1962-10-30.yaml")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice([*sorted(_FORMS), "note"]), default="tree",
    show_default=True,
)  # fmt: skip
@click.option(
    "--account", "accounts", multiple=True, help="Only what this account tells; repeatable."
)
@click.option(
    "--manner",
    default="cwihp",
    show_default=True,
    help="With --format note: how the source note is printed (cwihp, wilson, frus).",
)
@click.option("--into", help=INTO_HELP)
def show(
    inputs: tuple[str, ...], form: str, accounts: tuple[str, ...], manner: str, into: str | None
) -> None:
    """Draw the chain of each record (tree, mermaid, svg), or write it as a source note.

    What a note leaves out is told on standard error.
    """
    records = records_of(inputs)
    if form == "note":
        put("\n".join(_notes(records, accounts, manner)), into)
        return
    put("\n".join(_FORMS[form](_custody(record, accounts)) for record in records), into)


def _custody(record: Record, accounts: tuple[str, ...]) -> CustodyHistory:
    return record.custody_in(*accounts) if accounts else record.custody


def _notes(records: Iterable[Record], accounts: tuple[str, ...], manner: str) -> Iterator[str]:
    """Yield a note for each record, or for each account that is asked for."""
    if manner not in manners():
        raise click.BadParameter(
            f"no manner is called {manner!r}; there are {', '.join(manners())}"
        )
    for record in records:
        for account in accounts or (None,):
            try:
                note = write_note(record, manner, account)
            except UnknownAccount as error:
                click.echo(inert(str(error)), err=True)
                continue
            for left in note.left_out:
                click.echo(inert(f"{record.id}: left out: {left}"), err=True)
            for role, value in note.misread:
                click.echo(inert(f"{record.id}: would be read as {role}: {value}"), err=True)
            yield note.text
