"""What the commands share: where records come from and where output goes."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from provenance.model.record import Record
from provenance.records.load import load_all, read_json_line
from provenance.resources.whole import whole_file, write_whole

INTO_HELP = "Write to this file instead of standard output."


def records_of(inputs: Sequence[str]) -> Iterator[Record]:
    """Yield the records of folders, files, or ``-`` (JSON Lines on standard input).

    Raises:
        FileNotFoundError: There is not one record: a mistyped folder must not pass for a clean one.
    """
    records = chain.from_iterable(map(_records_in, inputs))
    first = next(records, None)
    if first is None:
        raise FileNotFoundError(f"{', '.join(inputs)}: there is no record in it")
    yield first
    yield from records


def _records_in(one: str) -> Iterator[Record]:
    return _records_on_standard_input() if one == "-" else load_all(one)


def put(text: str, into: str | None) -> None:
    """Write text to a file, whole or not at all, or to standard output."""
    if into is None or into == "-":
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_whole(Path(into), text)


def put_pieces(pieces: Iterable[str], into: str | None) -> None:
    """Write the pieces of a text as `put` does, each as it comes."""
    if into is None or into == "-":
        sys.stdout.writelines(pieces)
    else:
        with whole_file(Path(into)) as file:
            file.writelines(piece.encode("utf-8") for piece in pieces)


def _records_on_standard_input() -> Iterator[Record]:
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            yield read_json_line(line, "<standard input>", number)
