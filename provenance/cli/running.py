"""How the commands run over many records: their workers, and how far they came."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from typing import Final, TypeVar

import click

from provenance.cli.inputs import waiting_of
from provenance.cli.telling import LineAMinute, is_wished, progress_option
from provenance.model.record import Record
from provenance.resources.addresses import is_remote
from provenance.resources.opening import PACKED
from provenance.shards.joining import Writing
from provenance.shards.running import processors
from provenance.shards.writing import Progress, Told, write_waiting

WORKERS_HELP: Final = "How many processes work.  [default: all processors]"

_Command = TypeVar("_Command", bound=Callable[..., object])


def workers_option(command: _Command) -> _Command:
    """Give a command the options of long runs: ``--workers`` and ``--progress``."""
    with_workers = click.option("--workers", type=click.IntRange(min=1), help=WORKERS_HELP)
    return with_workers(progress_option(command))


def write_inputs(
    inputs: Sequence[str], writing: Writing[Record], into: str | None, workers: int | None
) -> None:
    """Write the records of inputs over worker processes, and show how far it came."""
    with progress(inputs) as told:
        write_waiting(waiting_of(inputs), writing, into, workers=workers or processors(), told=told)


@contextmanager
def progress(inputs: Sequence[str], of: str = "records") -> Iterator[Told | None]:
    """Give what is told how far a run came: it shows a bar on a terminal, else a line a minute.

    Args:
        inputs: Where it reads.
        of: What it reads there, in the plural.
    """
    if not is_wished():
        yield None
        return
    total = _bytes_in(inputs)
    if not sys.stderr.isatty():
        yield LineAMinute(of, total)
        return
    start = time.monotonic()
    endless = repeat("") if total is None else None  # click wants one of the two
    with click.progressbar(
        endless, length=total, label=of, file=sys.stderr, item_show_func=_shown
    ) as bar:
        seen = 0

        def told(now: Progress) -> None:
            nonlocal seen
            rate = now.records / max(time.monotonic() - start, 0.001)
            done = now.records if total is None else now.read
            bar.update(done - seen, f"{now.records:,}, {rate:,.0f} a second")
            seen = done

        yield told


def _shown(words: str | None) -> str | None:
    return words


def _bytes_in(inputs: Sequence[str]) -> int | None:
    """Return how many bytes the lines of inputs have, where that is known before they are read."""
    plain = [one for one in inputs if one.endswith(".jsonl") and not is_remote(one)]
    if len(plain) < len(inputs) or any(one.endswith(PACKED) for one in inputs):
        return None
    return sum(Path(one).stat().st_size for one in plain if Path(one).is_file())
