"""What a volume says of itself and its people, before its documents."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from provenance.model.date import ArchivalDate
from provenance.readers.flat import words_of
from provenance.readers.markup import Element

_MOST_PEOPLE: Final = 20_000


class Person(NamedTuple):
    """Someone in a volume's list of persons, where "Sherer, Albert W., Jr." is how names stand.

    Attributes:
        name: The name in reading order.
        family: The family name; None where the list does not part it off.
        given: The other part.
    """

    name: str
    family: str | None = None
    given: str | None = None

    @classmethod
    def listed(cls, words: str) -> "Person":
        """Return who is listed so.

        Examples:
            >>> Person.listed("Sherer, Albert W., Jr.,").name
            'Albert W. Sherer, Jr.'
        """
        family, *rest = (part.strip() for part in words.strip(" ,;").split(","))
        if not rest or not rest[0]:
            return cls(family)
        return cls(", ".join((f"{rest[0]} {family}", *rest[1:])), family, ", ".join(rest))


@dataclass
class Volume:
    """A volume, as far as it has been read.

    Attributes:
        identifier: Its id: "frus1961-63v06".
        title: Its whole title.
        publisher: Its publisher.
        date: When it was published.
        editors: Those who edited this volume, not the series.
        people: Its list of persons by their ids.
        page: The page that was turned to last.
    """

    identifier: str
    title: str | None = None
    publisher: str | None = None
    date: ArchivalDate | None = None
    editors: tuple[str, ...] = ()
    people: dict[str, Person] = field(default_factory=dict)
    page: str | None = None

    def take_header(self, header: Element) -> None:
        """Take what the header says."""
        stated = header.first("fileDesc") or header
        whole = (words_of(one) for one in stated.all("title") if one.get("type") == "complete")
        self.title = next(whole, None) or self.title
        self.editors = tuple(
            words
            for one in stated.all("editor")
            if one.get("role") == "primary" and (words := words_of(one))
        )
        publication = stated.first("publicationStmt")
        if publication:
            self._take_publication(publication)

    def take_person(self, person: Element) -> None:
        """Take a name of the list of persons."""
        identifier, words = person.get("id"), words_of(person)
        if identifier and words and len(self.people) < _MOST_PEOPLE:
            self.people[identifier] = Person.listed(words)

    def person(self, reference: str | None) -> Person | None:
        """Return whom a reference ("#p_KJF2") means, where the volume lists them."""
        return self.people.get(reference.removeprefix("#")) if reference else None

    @property
    def cited(self) -> str:
        """The volume as it is cited: its title, else its id."""
        return self.title or self.identifier

    def _take_publication(self, publication: Element) -> None:
        publisher = publication.first("publisher")
        self.publisher = (words_of(publisher) if publisher else None) or self.publisher
        dates = (one for one in publication.all("date") if one.get("type") != "content-date")
        printed = next((words for one in dates if (words := words_of(one))), None)
        self.date = ArchivalDate.read(printed) if printed else self.date
