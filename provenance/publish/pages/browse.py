"""The records narrowed by what their sources tell: pages that need no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.catalogue.facets import Facet
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.layout import root_of
from provenance.publish.pages.listing import Paging, cut
from provenance.publish.rendering import render

FOLDER = "browse"
"""Where these pages stand."""


@dataclass(frozen=True, slots=True)
class Browse:
    """What the page of all facets shows."""

    records: int
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a page of records shows.

    Attributes:
        asks: What the facet asks; empty on the list of all records.
        words: Its value.
        total: The number of records on all pages of this list.
        entries: Those of this page.
        paging: Where it stands among them.
    """

    asks: str
    words: str
    total: int
    entries: Sequence[Entry]
    paging: Paging


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    path = f"{FOLDER}/index.html"
    page = Browse(len(catalogue.entries), catalogue.facets)
    values = {"page": page, "site": context, "root": root_of(path), "path": path}
    yield path, render("browse.html", context.theme, **values)
    yield from _list(context, FOLDER, ("all", "", "All records"), catalogue.entries)
    for facet in catalogue.facets:
        for value in facet.values:
            named = (value.key, facet.words, value.words)
            yield from _list(context, f"{FOLDER}/{facet.key}", named, value.entries)


def _list(
    context: Context, folder: str, named: tuple[str, str, str], entries: Sequence[Entry]
) -> Iterator[tuple[str, str]]:
    stem, asks, words = named
    for paging, those in cut(entries, stem):
        path = f"{folder}/{paging.file(paging.number)}"
        page = Narrowed(asks, words, len(entries), those, paging)
        values = {"page": page, "site": context, "root": root_of(path), "path": path}
        yield path, render("narrowed.html", context.theme, **values)
