"""The lists of archives, and of all other names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.publish.catalogue.catalogue import Agent, Catalogue
from provenance.publish.context import Context
from provenance.publish.pages.names import country_name
from provenance.publish.rendering import render

_ARCHIVES = (
    "Who keeps, or kept, the originals and the copies of which the sources of these records tell."
)
_ELSEWHERE = "Elsewhere, or not told"
_NAMES = (
    "Who wrote, received, handed on, translated and published them. A name that leads to a page of "
    "the table of archives is one body in all records; any other is no more than a name."
)


@dataclass(frozen=True, slots=True)
class Agents:
    """What a list of agents shows.

    Attributes:
        title: Its title.
        lede: What it is.
        others: The other lists: their addresses and names.
        groups: The agents under headings.
    """

    title: str
    lede: str
    others: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[Agent, ...]], ...]


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of both lists."""
    agents = tuple(catalogue.agents.values())
    keepers = tuple(one for one in agents if one.holdings)
    archives = Agents(
        "Archives",
        _ARCHIVES,
        (("agents.html", "All names"), ("collections.html", "Editions and sites")),
        tuple(_by_country(keepers)),
    )
    names = Agents(
        "Names",
        _NAMES,
        (("archives.html", "Archives alone"), ("collections.html", "Editions and sites")),
        tuple(_by_letter(agents)),
    )
    for path, page in (("archives.html", archives), ("agents.html", names)):
        values = {"page": page, "site": context, "root": "", "path": path}
        yield path, render("archives.html", context.theme, **values)


def _by_country(agents: Iterable[Agent]) -> Iterator[tuple[str, tuple[Agent, ...]]]:
    found: dict[str, list[Agent]] = {}
    for one in agents:
        country = one.repository.country if one.repository else None
        found.setdefault(country_name(country) if country else "Elsewhere, or not told", []).append(
            one
        )
    for name in sorted(found, key=lambda one: (one == _ELSEWHERE, one)):
        yield name, tuple(sorted(found[name], key=lambda one: (-one.held, one.name)))


def _by_letter(agents: Iterable[Agent]) -> Iterator[tuple[str, tuple[Agent, ...]]]:
    found: dict[str, list[Agent]] = {}
    for one in agents:
        letter = one.name[:1].upper()
        found.setdefault(letter if letter.isalpha() else "0–9", []).append(one)
    for letter in sorted(found):
        yield letter, tuple(found[letter])
