"""What the caller of `build_site` may choose besides the base and the title."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from provenance.errors import PublishError
from provenance.rdf.version import LICENCE_IRI

_EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The moment that a build is to give as its own (https://reproducible-builds.org/specs/source-date-epoch/)."""


def silent(*_: object) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is built.

    Attributes:
        theme: A folder whose ``templates`` and ``static`` win over ours; ``static/theme.css`` is
            added to every page.
        docs: A folder with the documentation as Sphinx builds it; it goes into the site.
        publisher: Who publishes the site, as the catalogue in DCAT names it.
        released: The day of the release; else that of ``SOURCE_DATE_EPOCH``, else today. Where
            nothing has changed since the release before, its day stays.
        sharded: Whether records stand in folders of their own; None lets their number decide.
        workers: The number of processes, used where it is worth it. More than one are started by
            ``multiprocessing``, which loads the caller's main module anew in each: a script must
            keep its own work under ``if __name__ == "__main__"``.
        footnotes: Whether footnotes stand on the pages of records; None for wherever the extra
            ``cite`` is installed.
        licence: The IRI of the licence under which the owner gives the data.
        services: The address at which `provenance.serve` answers queries and harvesters, ending in
            a slash; None for a site that is files alone, which then names no services.
        progress: Told how many records are done, and of how many.
        stage: Told in words what comes next when the records are done, or what of it stands.
    """

    theme: Path | None = None
    docs: Path | None = None
    publisher: str | None = None
    released: date | None = None
    sharded: bool | None = None
    workers: int = 1
    footnotes: bool | None = None
    licence: str = LICENCE_IRI
    services: str | None = None
    progress: Callable[[int, int], None] = silent
    stage: Callable[[str], None] = silent

    @property
    def day(self) -> date:
        """The day of the release.

        Raises:
            PublishError: ``SOURCE_DATE_EPOCH`` is no number of seconds.
        """
        if self.released:
            return self.released
        stated = os.environ.get(_EPOCH)
        if not stated:
            return datetime.now(UTC).date()
        try:
            return datetime.fromtimestamp(int(stated), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            problem = f"is {stated!r}, not a number of seconds since 1970"
            raise PublishError(_EPOCH, problem) from error
