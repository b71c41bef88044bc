"""Archives and conduits: the institutions through which documents reach their readers.

Every statement of an entry has its source: a name, a succession, a citation and an identifier carry
it themselves; for place, country, levels and the wider institution `Repository.sources` says it.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from provenance.model.base import Slug, Text, Value
from provenance.model.notation import Level

RepositoryKind = Literal[
    "archive",
    "library",
    "museum",
    "government",
    "project",
    "broadcaster",
    "university",
    "publisher",
    "site",
]
"""What kind of institution it is; the last five are conduits more often than keepers."""

Stated = Literal["place", "country", "levels", "part_of"]
"""The plain fields of an entry whose source stands in `Repository.sources`."""

Year = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
"""A year of four digits."""


class Name(Value):
    """A name or abbreviation as sources print it.

    Attributes:
        text: The words.
        lang: Their language (BCP 47), with script or transliteration where it matters.
        status: Whether it is in use, was in use before, is another spelling, or is a translation.
        since: The year from which it was in use, where a source says so.
        until: The year to which a former name was in use, where a source says so.
        only_in: Families of notes in which an ambiguous form means this institution alone; outside
            them it decides nothing.
        only_at: The place that must stand beside a form that many institutions bear.
        source: Where it is seen.
    """

    text: Text
    lang: Text | None = None
    status: Literal["current", "former", "variant", "translation"] = "current"
    since: Year | None = None
    until: Year | None = None
    only_in: tuple[Text, ...] = ()
    only_at: Text | None = None
    source: Text

    @property
    def years(self) -> str:
        """The years of use as far as they are known: ``1991–1999``, ``to 1999``, or nothing."""
        if self.since and self.until:
            return f"{self.since}–{self.until}"
        if self.since:
            return f"from {self.since}"
        return f"to {self.until}" if self.until else ""


class CodesKept(Value):
    """Whether reference codes outlived a succession; no entry of it: nobody says so.

    Attributes:
        kept: Whether the successor uses the predecessor's numbers.
        source: Where it is stated, or seen.
    """

    kept: Literal["yes", "no"]
    source: Text


class Succession(Value):
    """That one institution followed another."""

    id: Slug
    year: Year | None = None
    codes: CodesKept | None = None
    source: Text


class Citation(Value):
    """Words as printed, and where: a clause with one of its forms, or a reference code."""

    text: Text
    source: Text


class Identifier(Value):
    """An identifier that somebody else has given to it."""

    scheme: Literal["abb", "codearq", "ehri", "isil", "viaf", "wikidata"]
    value: Text
    source: Text


class Backing(Value):
    """Where plain fields of an entry are stated."""

    fields: tuple[Stated, ...]
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
        grammar: The grammar of its reference codes (``vocab/reference-codes/grammars``), where it
            is not that of its country.
        levels: The levels of its reference codes, in its own order.
        codes: Reference codes of its own.
        not_codes: Reference codes that look like its own and are another's.
        identifiers: Identifiers in other registers.
        citations: Clauses in which its forms are seen.
        sources: Where place, country, levels and wider institution are stated.
    """

    id: Slug
    kind: RepositoryKind
    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    abbreviations: tuple[Name, ...] = ()
    successors: tuple[Succession, ...] = ()
    predecessors: tuple[Succession, ...] = ()
    part_of: Slug | None = None
    place: Text | None = None
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    grammar: Slug | None = None
    levels: tuple[Level, ...] = ()
    codes: tuple[Citation, ...] = ()
    not_codes: tuple[Citation, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    sources: tuple[Backing, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0].text

    @property
    def forms(self) -> tuple[Name, ...]:
        """Its names and abbreviations."""
        return (*self.names, *self.abbreviations)
