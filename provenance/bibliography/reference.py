"""The neutral form between a record and every bibliographic format: what a citation can say."""

from typing import Annotated, Literal

from pydantic import JsonValue, StringConstraints

from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.reference_code import ReferenceCode

Choice = Literal["original", "copy", "translation", "edition"]
"""What of a document is cited."""

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.+-]*$", max_length=120)]
"""A citation key that every format can bear, and an address behind ``#``."""


class Name(Value):
    """The name of an author, addressee or translator; no writer takes it apart again.

    Attributes:
        literal: The whole name in reading order.
        family: The family name, where it is known which part that is.
        given: The other part; there is none without a family name.
        corporate: Whether it is the name of a body and not of a person.
        affiliation: The affiliation that the source gives.
    """

    literal: Text
    family: Text | None = None
    given: Text | None = None
    corporate: bool = False
    affiliation: Text | None = None

    @property
    def is_family_first(self) -> bool:
        """Whether the family name stands first in reading order: Mao Zedong, Kádár János."""
        both = (f"{self.family} {self.given}", f"{self.family}{self.given}")
        return bool(self.given) and self.literal in both

    @property
    def suffix(self) -> str | None:
        """What follows the family name in reading order: "Jr." of "Martin King, Jr."."""
        head = " ".join(part for part in (self.given, self.family) if part)
        found = self.family is not None and self.literal.startswith(head)
        rest = self.literal[len(head) :] if found else ""
        return rest.strip(", ") or None if rest[:1] in ("", ",", " ") else None

    @property
    def inverted(self) -> str:
        """The family name first: "King, Martin, Jr."; whole where no two parts are to be turned."""
        if not (self.family and self.given) or self.is_family_first:
            return self.literal
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def sort_key(self) -> str:
        """The words by which it is sorted."""
        return f"{self.family} {self.given or ''}".strip() if self.family else self.literal


class Location(Value):
    """Where an item lies.

    Attributes:
        holds: Whether the item is the original, a copy of it, or not said to be either.
        archive: The holder's full name.
        abbreviation: The abbreviation that the source prints.
        authority: The id of the archive in the table of archives, where it is there.
        place: The town, as printed.
        code: The levels of the reference code and the words as printed.
        call_number: The whole reference code in words, the named collection left out.
        collection: The named collection; never the number of a fond.
        former: Whether a source says that it lay there once.
    """

    holds: Literal["original", "copy", "item"]
    archive: Text | None = None
    abbreviation: Text | None = None
    authority: Slug | None = None
    place: Text | None = None
    code: ReferenceCode | None = None
    call_number: Text | None = None
    collection: Text | None = None
    former: bool = False

    @property
    def name(self) -> str | None:
        """The holder as a citation prints it: full name, and the abbreviation in brackets."""
        if self.archive and self.abbreviation:
            return f"{self.archive} ({self.abbreviation})"
        return self.archive

    @property
    def name_and_place(self) -> str | None:
        """The holder and its town, for formats without a field for the town."""
        return ", ".join(part for part in (self.name, self.place) if part) if self.name else None

    @property
    def whole_code(self) -> str | None:
        """The collection and the call number."""
        return ", ".join(part for part in (self.collection, self.call_number) if part) or None

    @property
    def can_be_cited_as_copy(self) -> bool:
        """Whether a copy lies there now, for all that is said, and a source names the holder."""
        return self.holds == "copy" and self.archive is not None and not self.former


class Translation(Value):
    """A translation of the text.

    Attributes:
        translators: Who made it; empty where nobody is named.
        source: The language from which it was made, in English words.
        language: The language into which it was made (BCP 47), where it is stated.
    """

    translators: tuple[Name, ...] = ()
    source: Text | None = None
    language: Text | None = None


class Edition(Value):
    """A publication in which the text, or a translation of it, stands.

    Attributes:
        authors: Who wrote the work, where it is one of its own.
        editors: Who edited the container.
        title: The title of the work in the container.
        container: The journal, bulletin, book or site.
        volume: The volume.
        number: The number of the issue, or of the report.
        document: The number of the document among those of the container.
        pages: The pages, as printed.
        publishers: Who published it.
        place: Where.
        date: When.
        url: Its address.
        translated: Whether it prints a translation.
    """

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: Text | None = None
    container: Text | None = None
    volume: Text | None = None
    number: Text | None = None
    document: Text | None = None
    pages: Text | None = None
    publishers: tuple[Name, ...] = ()
    place: Text | None = None
    date: ArchivalDate | None = None
    url: Text | None = None
    translated: bool = False

    @property
    def is_site(self) -> bool:
        """Whether nothing is told of a print: no date, no publisher, no issue, no page, no town."""
        issue = (self.volume, self.number, self.document, self.pages)
        imprint = (self.publishers, self.place, self.date)
        return self.container is not None and not any((*issue, *imprint))


class Carried(Value):
    """A field of an import for which a record has no place.

    Attributes:
        format: The format in which it came: ``bibtex``, ``csl-json``, ``ris``, ``zotero-rdf``.
        name: Its name there.
        value: Its value in the format's own writing; LaTeX stays LaTeX.
    """

    format: Text
    name: Text
    value: Text


class Reference(Value):
    """One document as a bibliography cites it; a party that is only inferred is not in it.

    Attributes:
        key: The citation key, unique among the references made together.
        record: Id of the record.
        cites: What of the document is cited; see `provenance.bibliography.choosing`.
        container: The edition that is cited, of a translation or of the document's own text; it
            has neither a container nor a title where the text itself is the whole work.
        title: The title of the text.
        kind: What it is: telegram, letter, memorandum of conversation.
        authors: Who wrote it.
        addressees: To whom.
        date: The date of the text.
        languages: The languages of the text (BCP 47).
        location: Where the original lies; where no original is known, where the copy lies.
        former: Where it lay once, if no source tells where it, or a copy of it, lies now.
        copies: Where further items lie.
        copy_clause: How the copy came to where it is, in the words of the note or in ours; it
            begins with a capital and ends without a full stop of its own.
        copy_history: The same without where the copy lies, for who cites the copy itself.
        translations: The translations.
        editions: The publications.
        url: Where it was seen on the web.
        note: The source note, word for word.
        chain: The merged chain of custody as plain data, inferences marked as such.
        carried: What an import brought that has no place in the record.
        entry_type: The type of the entry that an import read, where nothing is told of the text
            that this type does not tell.
        aliases: The citation keys under which imports knew it.
    """

    key: Key
    record: Slug
    cites: Choice = "original"
    container: Edition | None = None
    title: Text | None = None
    kind: Text | None = None
    authors: tuple[Name, ...] = ()
    addressees: tuple[Name, ...] = ()
    date: ArchivalDate | None = None
    languages: tuple[Text, ...] = ()
    location: Location | None = None
    former: Location | None = None
    copies: tuple[Location, ...] = ()
    copy_clause: Text | None = None
    copy_history: Text | None = None
    translations: tuple[Translation, ...] = ()
    editions: tuple[Edition, ...] = ()
    url: Text | None = None
    note: Text | None = None
    chain: dict[str, JsonValue]
    carried: tuple[Carried, ...] = ()
    entry_type: Carried | None = None
    aliases: tuple[Text, ...] = ()

    @property
    def whereabouts(self) -> Location | None:
        """Where it lies, else where it lay once: for formats that can tell these apart."""
        return self.location or self.former

    @property
    def publications(self) -> tuple[Edition, ...]:
        """The edition that is cited, and the others."""
        return (self.container, *self.editions) if self.container else self.editions

    @property
    def tells_of_copying(self) -> bool:
        """Whether the chain has an act by which a copy was made."""
        steps = self.chain.get("steps")
        made = (one for one in steps if isinstance(one, dict)) if isinstance(steps, list) else ()
        return any(one.get("kind") in ("copying", "digitization") for one in made)

    @property
    def translators(self) -> tuple[Name, ...]:
        """Everyone who translated it."""
        names = [one for made in self.translations for one in made.translators]
        return tuple(names if len(names) < 2 else dict.fromkeys(names))
