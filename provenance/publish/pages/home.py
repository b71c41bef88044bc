"""The first page of a site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.pages.embedded import whole_site
from provenance.publish.rendering import render

_WHOLE: Final = 200
"""Up to how many records the first page lists them all."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page shows.

    Attributes:
        records: The number of records.
        archives: The number of those who keep something of them.
        agents: The number of all who are named.
        years: The entries by year.
        whole: Whether it lists every record.
    """

    records: int
    archives: int
    agents: int
    years: tuple[tuple[str, tuple[Entry, ...]], ...]
    whole: bool


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the first page."""
    agents = catalogue.agents.values()
    home = Home(
        records=len(catalogue.entries),
        archives=sum(1 for one in agents if one.held),
        agents=len(agents),
        years=tuple(catalogue.years.items()),
        whole=len(catalogue.entries) <= _WHOLE,
    )
    values = {"page": home, "site": context, "root": "", "path": "index.html"}
    values["embedded"] = whole_site(context)
    yield "index.html", render("index.html", context.theme, **values)
