"""What the service tells of an institution, property by property."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.archives.folding import folded
from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository, Succession
from provenance.serve.reconcile.kinds import EVERY


class Known(NamedTuple):
    """A value: words, and where it is another institution of the table, its id."""

    words: str
    id: str | None = None

    def plain(self) -> dict[str, str]:
        """Return it as the protocol writes a value."""
        return {"id": self.id, "name": self.words} if self.id else {"str": self.words}


class Property(NamedTuple):
    """A property.

    Attributes:
        id: Its identifier.
        name: What to call it.
        description: What it is.
        values: What is known of an institution, as values.
        identifies: Whether one value means one institution.
        entities: Whether its values are institutions of the table.
    """

    id: str
    name: str
    description: str
    values: Callable[[Repository], Iterator[Known]]
    identifies: bool = False
    entities: bool = False

    def plain(self) -> dict[str, object]:
        """Return it as an answer with values declares it."""
        kind = {"type": EVERY.plain()} if self.entities else {}
        return {"id": self.id, "name": self.name, **kind}

    def agrees(self, entry: Repository, words: str) -> bool:
        """Tell whether an institution has a value, by its words or by its id."""
        wanted = folded(words)
        return any(wanted == folded(one.words) or words == one.id for one in self.values(entry))


def _place(entry: Repository) -> Iterator[Known]:
    if entry.place:
        yield Known(entry.place)


def _country(entry: Repository) -> Iterator[Known]:
    if entry.country:
        yield Known(entry.country)


def _abbreviation(entry: Repository) -> Iterator[Known]:
    yield from (Known(one.text) for one in entry.abbreviations)


def _former_name(entry: Repository) -> Iterator[Known]:
    yield from (Known(dated(one)) for one in entry.forms if one.status == "former")


def _successor(entry: Repository) -> Iterator[Known]:
    yield from map(_institution, entry.successors)


def _predecessor(entry: Repository) -> Iterator[Known]:
    yield from map(_institution, entry.predecessors)


def _part_of(entry: Repository) -> Iterator[Known]:
    if entry.part_of:
        yield Known(repositories()[entry.part_of].name, entry.part_of)


def _institution(one: Succession) -> Known:
    return Known(repositories()[one.id].name, one.id)


def _identifier(scheme: str) -> Callable[[Repository], Iterator[Known]]:
    def values(entry: Repository) -> Iterator[Known]:
        yield from (Known(one.value) for one in entry.identifiers if one.scheme == scheme)

    return values


def dated(form: Name) -> str:
    """Return a name with the years of its use, where they are known."""
    return f"{form.text} ({form.years})" if form.years else form.text


PROPERTIES: Final = (
    Property("place", "Place", "The town, as citations print it", _place),
    Property("country", "Country", "ISO 3166-1 code of two letters", _country),
    Property("abbreviation", "Abbreviation", "Abbreviations, all spellings", _abbreviation),
    Property("former-name", "Former name", "Names and abbreviations of before", _former_name),
    Property("successor", "Successor", "Who keeps its holdings now", _successor, entities=True),
    Property(
        "predecessor", "Predecessor", "Whose holdings it took over", _predecessor, entities=True
    ),
    Property("part-of", "Part of", "The wider institution", _part_of, entities=True),
    *(
        Property(scheme, name, f"Its identifier in {name}", _identifier(scheme), identifies=True)
        for scheme, name in (
            ("isil", "ISIL"),
            ("wikidata", "Wikidata"),
            ("viaf", "VIAF"),
            ("ehri", "EHRI"),
            ("codearq", "CODEARQ"),
            ("abb", "ArcheoBiblioBase (ABB)"),
        )
    ),
)
"""All properties."""


def property_of(identifier: str) -> Property | None:
    """Return a property by its identifier."""
    return next((one for one in PROPERTIES if one.id == identifier), None)
