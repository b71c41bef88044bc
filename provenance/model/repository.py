"""Archives and conduits: the institutions through which documents reach their readers."""

from typing import Literal

from provenance.model.base import Slug, Text, Value
from provenance.model.notation import Level

RepositoryKind = Literal[
    "archive",
    "library",
    "government",
    "project",
    "broadcaster",
    "university",
    "site",
]
"""What kind of institution it is; the last four are conduits more often than keepers."""


class Name(Value):
    """A name or abbreviation as sources print it.

    Attributes:
        text: The words.
        lang: Their language (BCP 47), with script or transliteration where it matters.
        status: Whether it is in use, was in use before, or is another spelling.
        until: The year to which a former name was in use, where a source says so.
        only_in: Families of notes in which an ambiguous form means this institution alone.
        source: Where it is seen.
    """

    text: Text
    lang: Text | None = None
    status: Literal["current", "former", "variant"] = "current"
    until: Text | None = None
    only_in: tuple[Text, ...] = ()
    source: Text


class Succession(Value):
    """That one institution followed another."""

    id: Slug
    year: Text | None = None
    source: Text


class Citation(Value):
    """A clause in which one of its forms is seen."""

    text: Text
    source: Text


class Repository(Value):
    """An entry of the table of archives (``vocab/archives``).

    Attributes:
        id: Its name in the table and in IRIs.
        kind: What kind of institution it is.
        names: Its names; the first is shown.
        abbreviations: Its abbreviations, with their spellings and transliterations.
        successors: Who keeps its holdings now.
        predecessors: Whose holdings it took over.
        part_of: The wider institution to which it belongs.
        place: Where it is, as citations print it.
        country: ISO 3166-1 code.
        levels: The levels of its reference codes, from wide to narrow.
        citations: Clauses in which its forms are seen.
    """

    id: Slug
    kind: RepositoryKind
    names: tuple[Name, ...]
    abbreviations: tuple[Name, ...] = ()
    successors: tuple[Succession, ...] = ()
    predecessors: tuple[Succession, ...] = ()
    part_of: Slug | None = None
    place: Text | None = None
    country: Text | None = None
    levels: tuple[Level, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0].text

    @property
    def forms(self) -> tuple[Name, ...]:
        """Its names and abbreviations."""
        return (*self.names, *self.abbreviations)
