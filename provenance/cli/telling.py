"""How far a long run came, told where no bar shows it: a plain line about every minute."""

from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

import click

from provenance.shards.writing import Progress

EVERY: Final = 60
"""So many seconds lie at least between two lines."""

_KEY: Final = "provenance.progress"
_HELP: Final = (
    "Whether it is told on standard error how far a long run came: on a terminal as a bar, else by "
    "a line about every minute."
)

_Command = TypeVar("_Command", bound=Callable[..., object])


def _keep(context: click.Context, _option: click.Parameter, value: str) -> None:
    context.meta[_KEY] = value


def progress_option(command: _Command) -> _Command:
    """Give a command the option ``--progress``, which `is_wished` looks up."""
    return click.option(
        "--progress",
        type=click.Choice(("auto", "never")),
        default="auto",
        show_default=True,
        expose_value=False,
        callback=_keep,
        help=_HELP,
    )(command)


def is_wished() -> bool:
    """Tell whether the command that runs is to tell how far it came."""
    context = click.get_current_context(silent=True)
    return context is None or context.meta.get(_KEY) != "never"


class LineAMinute:
    """Prints on standard error how far a run came, if the last line is a minute old.

    Args:
        of: What it reads, in the plural: "records".
        total: The bytes of all that it reads, where that is known.
    """

    def __init__(self, of: str, total: int | None = None) -> None:
        self._of, self._total = of, total
        self._start = self._last = monotonic()

    def __call__(self, now: Progress) -> None:
        """Be told how far it came."""
        at = monotonic()
        if at - self._last < EVERY:
            return
        self._last = at
        share = f", {now.read / self._total:.0%}" if self._total else ""
        rate = now.records / (at - self._start)
        click.echo(f"{now.records:,} {self._of}, {rate:,.0f} a second{share}", err=True)
