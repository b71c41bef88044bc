"""What the commands share: where records come from and where output goes."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.records.load import Unread, Waiting, load_each, one_at_least, waiting_in
from provenance.resources import standard_output
from provenance.resources.opening import lines_of
from provenance.resources.terminal import inert, is_terminal
from provenance.shards.packing import output

_STDIN = "<standard input>"
INTO_HELP = (
    "Write to this file or address instead of standard output; packed where it ends in .gz or .zst."
)


def records_of(inputs: Sequence[str]) -> Iterator[Record]:
    """Yield the records of folders, files, or ``-`` (JSON Lines on standard input).

    Raises:
        FileNotFoundError: There is not one record: a mistyped folder must not pass for a clean one.
    """
    for one in each_of(inputs):
        if not isinstance(one, Record):
            raise one
        yield one


def each_of(inputs: Sequence[str]) -> Iterator[Record | Unread]:
    """Yield the records as `records_of` does, and in the place of one that is broken, why.

    Raises:
        FileNotFoundError: There is not one record, not even a broken one.
    """
    return one_at_least(chain.from_iterable(map(_each_in, inputs)), inputs)


def require_outside(site: str, inputs: Sequence[str]) -> None:
    """Raise where a site would stand among the records that it is made from.

    The next reading of their folder would meet the files of the site.

    Args:
        site: The folder of the site.
        inputs: Where the records come from; hidden folders in them are not read.

    Raises:
        PublishError: The site would stand in a folder of records.
    """
    place = Path(site).resolve()
    for one in inputs:
        top = Path(one).resolve()
        if one == "-" or not top.is_dir() or place == top or not place.is_relative_to(top):
            continue
        if not any(part.startswith(".") for part in place.relative_to(top).parts):
            raise PublishError(site, f"lies in {one}, a folder of records; name one outside of it")


def _each_in(one: str) -> Iterator[Record | Unread]:
    return _each_on_standard_input() if one == "-" else load_each(one)


def put(text: str, into: str | None) -> None:
    """Write text to a file or an address, whole or not at all, or to standard output."""
    if into is None or into == "-":
        shown = inert(text) if is_terminal() else text
        with standard_output.named():
            click.echo(shown, nl=not text.endswith("\n"))
    else:
        put_pieces([text], into)


def put_pieces(pieces: Iterable[str], into: str | None) -> None:
    """Write the pieces of a text as `put` does, each as it comes, and always as UTF-8.

    Line ends stay as the format has them, on every system.
    """
    with output(into) as sink:
        for piece in pieces:
            sink.write(piece.encode("utf-8"))


def _each_on_standard_input() -> Iterator[Record | Unread]:
    return (one.tried() for one in _waiting_on_standard_input())


def waiting_of(inputs: Sequence[str]) -> Iterator[Waiting]:
    """Yield the records of folders, files, or ``-`` unread, as `records_of` yields them read.

    Raises:
        FileNotFoundError: There is not one record.
    """
    return one_at_least(chain.from_iterable(map(_waiting_in, inputs)), inputs)


def _waiting_in(one: str) -> Iterator[Waiting]:
    return _waiting_on_standard_input() if one == "-" else waiting_in(one)


def _waiting_on_standard_input() -> Iterator[Waiting]:
    for number, line in enumerate(lines_of(sys.stdin.buffer, _STDIN), 1):
        if line.strip():
            yield Waiting(_STDIN, number, line, "-")
