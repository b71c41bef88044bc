"""The editions in which the records are printed, and the sites that describe them."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.publish.catalogue.catalogue import Agent, Catalogue, place_of
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry
from provenance.publish.layout import collection, root_of
from provenance.publish.pages.embedded import part_of_site
from provenance.publish.pages.listing import Paging, cut
from provenance.publish.rendering import render


@dataclass(frozen=True, slots=True)
class Collection:
    """What the page of a collection shows.

    Attributes:
        name: Its name.
        total: The number of its records.
        entries: Those of this page.
        paging: Where it stands among the pages of the collection.
        archives: Who keeps the originals, and of how many of its records.
    """

    name: str
    total: int
    entries: tuple[Entry, ...]
    paging: Paging
    archives: tuple[tuple[Agent, int], ...]


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    path = "collections.html"
    those = tuple((key, name, len(few)) for key, (name, few) in catalogue.collections.items())
    values = {"page": those, "site": context, "root": "", "path": path}
    yield path, render("collections.html", context.theme, **values)
    for key, (name, entries) in catalogue.collections.items():
        place = collection(key)
        keepers = _keepers(catalogue, entries)
        for paging, few in cut(entries, key):
            file = f"{place.rpartition('/')[0]}/{paging.file(paging.number)}"
            page = Collection(name, len(entries), tuple(few), paging, keepers)
            values = {"page": page, "site": context, "root": root_of(file), "path": file}
            values["embedded"] = part_of_site(file, name, context)
            yield file, render("collection.html", context.theme, **values)


def _keepers(catalogue: Catalogue, entries: tuple[Entry, ...]) -> tuple[tuple[Agent, int], ...]:
    counts: dict[str, int] = {}
    for entry in entries:
        for place in {place_of(one) for one in entry.originals}:
            counts[place] = counts.get(place, 0) + 1
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple((catalogue.agents[place], count) for place, count in ordered)
