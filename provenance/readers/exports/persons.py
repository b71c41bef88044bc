"""Names of exports as agents: what an export keeps in parts is not taken apart again."""

import re
from collections.abc import Iterator
from typing import Final

from provenance.model.agent import Agent
from provenance.notes.naming import agent_named, kind_of, slug
from provenance.readers.exports.entry import Person

_NUMERAL: Final = re.compile(r"[IVX]+")
_SPACE: Final = re.compile(r"\s+")


def whole(name: str) -> Person:
    """Return a name that the export keeps in one piece."""
    return Person(_SPACE.sub(" ", name).strip())


def in_parts(family: str, given: str | None = None, suffix: str | None = None) -> Person:
    """Return a name that the export keeps in parts.

    Args:
        family: The family name, with its particle.
        given: The given names.
        suffix: What follows the family name: "Jr.".

    Examples:
        >>> in_parts("van der Maar", "Rimko").whole, in_parts("King", "Martin", "Jr.").whole
        ('Rimko van der Maar', 'Martin King, Jr.')
        >>> in_parts("Stevenson", "Adlai E.", "III").whole
        'Adlai E. Stevenson III'
    """
    family, given = (_SPACE.sub(" ", part or "").strip() for part in (family, given))
    if not family:
        return whole(given)
    name = f"{given} {family}".strip()
    if suffix:
        mark = " " if _NUMERAL.fullmatch(suffix.strip()) else ", "
        name = f"{name}{mark}{suffix.strip()}"
    return Person(name, family, given or None)


def with_comma(name: str) -> Person:
    """Return a name written family first with a comma, or one without parts.

    Examples:
        >>> with_comma("Dobrynin, Anatoly F.").whole, with_comma("USSR Foreign Ministry").family
        ('Anatoly F. Dobrynin', None)
        >>> with_comma("Ministry of Agriculture, Food and Forestry").family is None
        True

        What follows the given name of a person is single words; a firm's name goes on:

        >>> with_comma("King, Martin Luther, Jr.").whole
        'Martin Luther King, Jr.'
        >>> with_comma("Tom, Dick, and Harry and Others, Inc.").family is None
        True
    """
    family, comma, rest = name.partition(",")
    if not comma or not rest.strip() or kind_of(name) == "corporate-body":
        return whole(name.rstrip(", "))
    given, _, suffix = rest.partition(",")
    if any(len(one.split()) > 1 for one in suffix.split(",")):
        return whole(name)
    return in_parts(family, given, suffix or None)


def agent_of(person: Person) -> Agent:
    """Return the agent that a name means.

    Its kind shows in its parts, else in its words; one known to the table of archives is that.
    """
    if person.family is None:
        return _undivided(person.whole)
    identifier = slug(person.whole) or slug(person.family) or "person"
    return Agent(
        id=identifier,
        kind="person",
        name=person.whole,
        family=person.family,
        given=person.given,
    )


def _undivided(name: str) -> Agent:
    found = agent_named(name, "author")
    if found.authority:
        return found
    return Agent(id=found.id, kind=kind_of(found.name, "author"), name=found.name)


def of_list(value: str, separator: str = ";") -> Iterator[Person]:
    """Yield the names of a cell in which a mark parts them."""
    for name in value.split(separator):
        if name.strip():
            yield with_comma(name)
