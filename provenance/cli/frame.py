"""``provenance frame``: records and notes to a table for polars, pandas, DuckDB or R."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from provenance import frames
from provenance.cli.inputs import records_of
from provenance.frames.files import require_suffix
from provenance.model.record import Record
from provenance.notes.lines import lines_of_file
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import profiles
from provenance.resources.opening import bare

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader

_TABLES: Final[dict[str, Callable[[Iterable[Record]], "RecordBatchReader"]]] = {
    "custody": frames.custody,
    "gaps": frames.gaps,
    "holdings": frames.holdings,
    "records": frames.records,
}
_PROFILES: Final = tuple(name for name, one in profiles().items() if one.quads)


@click.command(epilog="Example: provenance frame records --of custody --into custody.parquet")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--of",
    required=True,
    type=click.Choice(sorted((*_TABLES, "facts", "quads"))),
    help="What a row is: a fact that a source note states, a record, an item that lies somewhere "
    "(holdings), a party of a step (custody), a broken place of a chain (gaps), a statement.",
)
@click.option(
    "--into", required=True, help="The file; its suffix says how: .parquet or .arrow (Arrow IPC)."
)
@click.option(
    "--profile",
    default="full",
    show_default=True,
    type=click.Choice(_PROFILES),
    help="Of quads: what of a record is written.",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True,
              help="Of quads: base of the records' IRIs.")  # fmt: skip
def frame(inputs: tuple[str, ...], of: str, into: str, profile: str, base: str) -> None:
    """Write records as one table with typed columns, streamed, whole or not at all.

    With --of facts an input that ends in .jsonl, or packed in .jsonl.gz or .jsonl.zst, holds notes,
    {"id", "text"} a line, as ``provenance parse`` takes them. Needs the extra frames.
    """
    require_suffix(Path(into))
    if of == "facts":
        table = frames.facts(_notes(inputs))
    elif of == "quads":
        table = frames.quads(records_of(inputs), base, profile)
    else:
        table = _TABLES[of](records_of(inputs))
    frames.write(table, into)


def _notes(inputs: tuple[str, ...]) -> Iterator[frames.Note | Record]:
    for one in inputs:
        if bare(one).endswith(".jsonl"):
            for line in lines_of_file(one):
                yield frames.Note(None if line.id is None else str(line.id), line.text)
        else:
            yield from records_of((one,))
