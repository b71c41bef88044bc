"""What of each document is cited: the options that ``cite`` and ``export`` share."""

from pathlib import Path

import click

from provenance.bibliography.choosing import CHOICES, Cited, read_choices
from provenance.bibliography.reference import Choice

of_option = click.option(
    "--of",
    type=click.Choice(CHOICES),
    default="original",
    show_default=True,
    help="What of each document to cite, where a source tells of it.",
)
choices_option = click.option(
    "--choices",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file that says it for single records: their ids, each with what to cite.",
)


def cited(of: Choice, file: Path | None) -> Cited:
    """Return the one choice, or those of the file.

    Raises:
        UsageError: Both are given.
    """
    if file is None:
        return of
    if of != "original":
        raise click.UsageError("--of and --choices both say what to cite; give one of them")
    return read_choices(file)
