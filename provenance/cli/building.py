"""The options of a site: those of ``publish``, and of ``serve`` where it builds one."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import reduce
from pathlib import Path
from typing import Final, TypeVar

import click

from provenance.cli.telling import LineAMinute
from provenance.model.record import Record
from provenance.publish.context import TITLE
from provenance.rdf.iri import DEFAULT_BASE
from provenance.shards.writing import Progress

_BASE: Final = f"Base of the records' IRIs, ending in a slash.  [default: {DEFAULT_BASE}]"
_THEME: Final = "A folder of one's own: its templates/ and static/ win over ours."
_DOCS: Final = "The documentation as Sphinx builds it, to stand in the site."
_LICENCE: Final = "Address of the licence of the data.  [default: CC0 1.0]"
_SERVICES: Final = "The address at which serve answers queries and harvesters; the site names it."
_RELEASED: Final = "The day of the release, as YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today."
_SHARDED: Final = "Records in folders of their own, or not; large sites have them by themselves."
_FOOTNOTES: Final = (
    "Footnotes on the pages of records, or not; as a rule where the extra cite is there."
)
_SHOWN_FROM: Final = 200
_FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)

_Command = TypeVar("_Command", bound=Callable[..., object])


def _day(_context: object, _parameter: object, given: datetime | None) -> date | None:
    return given.date() if given else None


_OPTIONS: Final = (
    click.option("--base", help=_BASE),
    click.option("--title", help=f"The site's title.  [default: {TITLE}]"),
    click.option("--licence", help=_LICENCE),
    click.option("--publisher", help="Who publishes the site, for its catalogue (DCAT)."),
    click.option("--services", help=_SERVICES),
    click.option("--theme", type=_FOLDER, help=_THEME),
    click.option("--docs", type=_FOLDER, help=_DOCS),
    click.option("--released", type=click.DateTime(("%Y-%m-%d",)), callback=_day, help=_RELEASED),
    click.option("--sharded/--flat", default=None, help=_SHARDED),
    click.option("--footnotes/--no-footnotes", default=None, help=_FOOTNOTES),
)


def site_options(command: _Command) -> _Command:
    """Give a command the options of a site; one that is not given is None."""
    return reduce(lambda given, option: option(given), reversed(_OPTIONS), command)


class Told:
    """Tell on standard error how far a long build is: each twentieth of its records, each stage."""

    def __init__(self) -> None:
        self._told = -1
        self._is_long = False

    def read(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records as they are read, before it is known how many they are."""
        told = LineAMinute("records read")
        for number, record in enumerate(records, 1):
            told(Progress(number, 0))
            yield record

    def stage(self, words: str) -> None:
        """Tell what comes next when the records are done."""
        if self._is_long:
            click.echo(words, err=True)

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many records are done, of so many."""
        share = 20 * done // total if total else 20
        self._is_long = total >= _SHOWN_FROM
        if self._is_long and share != self._told:
            self._told = share
            end = "\n" if done == total or not sys.stderr.isatty() else "\r"
            click.echo(f"{done:,} of {total:,} records", err=True, nl=False)
            click.echo(end, err=True, nl=False)
