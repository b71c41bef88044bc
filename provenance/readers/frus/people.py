"""The persons of a document: one reference of the mark-up is one person, however it is named."""

import re
from collections.abc import Iterable
from typing import Final

from provenance.model.agent import Agent
from provenance.notes.naming import slug
from provenance.readers.cast import Cast, family_in, person
from provenance.readers.flat import Flat
from provenance.readers.frus.correspondents import Marked
from provenance.readers.frus.volume import Person, Volume
from provenance.readers.words import Words

_JUNIOR: Final = re.compile(r"(?P<name>.+?),? (?P<rank>Jr|Sr)\.?")
_LONGEST_NAME: Final = 8  # words: a longer signature says more than who signed


class People:
    """The persons of a document, by reference and by name.

    Args:
        volume: The volume; its list of persons gives whole names.
        cast: The agents of the record.
    """

    def __init__(self, volume: Volume, cast: Cast) -> None:
        self._volume, self._cast = volume, cast
        self._known: dict[str, str] = {}
        self._families: dict[str, str] = {}
        self._indexed = 0

    def of(self, one: Marked) -> str | None:
        """Return the id of a party; None where only an office is named."""
        if one.party.name is None:
            return None
        if one.is_person:
            return self.person(one.party.name.folded, one.reference)
        return self._cast.correspondent(one.party)

    def person(self, name: str, reference: str | None) -> str:
        """Return the id of a person."""
        if reference and reference in self._known:
            return self._known[reference]
        listed = self._volume.person(reference)
        agent = self._cast.adopt(_listed(listed) if listed else _named(name))
        if reference:
            self._known[reference] = agent
        return agent

    def signatory(self, line: Flat, name: Words) -> str | None:
        """Return the id of who signed; None where the words do not show whose name it is."""
        mark = next(line.marked("persName"), None)
        reference = mark.element.get("corresp") if mark else None
        if mark and reference in self._known:
            return self._known[str(reference)]
        if len(name.text.split()) > _LONGEST_NAME:
            return None
        same = self._of_family(family_in(name.folded))
        return same or self.person(mark.words.folded if mark else name.folded, reference)

    def _of_family(self, family: str) -> str | None:
        """Return the first of the cast with a family name, as signatures show it."""
        for one in self._cast.agents[self._indexed :]:
            self._families.setdefault((one.family or one.name).casefold(), one.id)
            self._indexed += 1
        return self._families.get(family.casefold()) if family else None

    def marked_in(self, notes: Iterable[Flat]) -> dict[str, str]:
        """Return the ids of those whom notes mark as persons, by the names printed there."""
        marks = (mark for note in notes for mark in note.marked("persName"))
        return {
            mark.words.folded: self.person(mark.words.folded, mark.element.get("corresp"))
            for mark in marks
        }


def _named(name: str) -> Agent:
    """Return a person of whom only the printed name is known; "Jr." is no family."""
    found = _JUNIOR.fullmatch(name)
    bare = person(found["name"] if found else name)
    return bare.model_copy(update={"name": name})


def _listed(one: Person) -> Agent:
    if one.family is None:
        return _named(one.name)
    return Agent(
        id=slug(one.family) or "person",
        kind="person",
        name=one.name,
        family=one.family,
        given=one.given,
    )
