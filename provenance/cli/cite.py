"""``provenance cite``: records as notes or a bibliography in a citation style."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict, Unpack

import click

from provenance.bibliography.reference import Choice
from provenance.citations.cite import WAYS, Way, Wish, make
from provenance.citations.writing import OUTPUTS, TEXTS, Output
from provenance.cli.choices import choices_option, cited, of_option
from provenance.cli.inputs import INTO_HELP, records_of
from provenance.model.record import Record
from provenance.shards import packing

_STYLE = (
    "A short name (docs/citations.md), the name of any published CSL style, or a .csl file's path."
)
_EVERY = 500


class _Options(TypedDict):
    style: str
    as_: Way
    of: Choice
    choices: Path | None
    output: Output


@click.command(
    epilog="Example: provenance cite records --style mla-9 --format docx --into cited.docx"
)
@click.argument("inputs", nargs=-1, required=True)
@click.option("--style", default="chicago-notes-bibliography", show_default=True, help=_STYLE)
@click.option(
    "--as",
    "as_",
    type=click.Choice(WAYS),
    default="bibliography",
    show_default=True,
    help="Full notes, the short ones that follow them, a bibliography, one under the archives or "
    "their fonds, or the list of archives consulted.",
)
@of_option
@choices_option
@click.option(
    "--format",
    "output",
    type=click.Choice(OUTPUTS),
    default="text",
    show_default=True,
    help="html is a fragment, page a whole HTML page, docx a Word document.",
)
@click.option("--into", help=INTO_HELP)
def cite(inputs: tuple[str, ...], into: str | None, **options: Unpack[_Options]) -> None:
    """Write records as a citation style prints them; needs the extra ``cite``.

    What the style has no entry for is told on standard error, and of which record no source tells
    what was wished.
    """
    output = options["output"]
    if output not in TEXTS and into is None:
        raise click.UsageError(f"--format {output} needs --into FILE (- for standard output)")
    wish = Wish(options["style"], options["as_"], cited(options["of"], options["choices"]))
    progress = Progress()
    try:
        made = make(progress.counted(records_of(inputs)), wish, output, progress.formatting)
        _put(made.text, into)
    finally:
        progress.ended()
    for key in made.left_out:
        click.echo(f"{key}: the style has no entry for it", err=True)
    for key in made.instead:
        click.echo(f"{key}: no source tells of such a thing; the original is cited", err=True)


def _put(made: bytes, into: str | None) -> None:
    with packing.output(into) as sink:
        sink.write(made)


class Progress:
    """One line on a terminal's standard error that says how far it is."""

    def __init__(self) -> None:
        self._count = 0
        self._shown = False

    def counted(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records, and say how many were read."""
        for record in records:
            self._count += 1
            if self._count % _EVERY == 0:
                self._say(f"{self._count} records read")
            yield record

    def formatting(self, seconds: float) -> None:
        """Say how long the processor has worked."""
        self._say(f"formatting {self._count} records, {seconds:.0f} s")

    def ended(self) -> None:
        """Take the line away."""
        if self._shown:
            self._say("")

    def _say(self, words: str) -> None:
        if sys.stderr.isatty():
            self._shown = True
            click.echo(f"\r\x1b[K{words}", nl=False, err=True)
