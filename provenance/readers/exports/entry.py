"""An entry of an export in one neutral form: its fields in their order, each with its line."""

from typing import NamedTuple

from provenance.model.date import ArchivalDate
from provenance.readers.words import Words


class Person(NamedTuple):
    """A name as an export keeps it; what it keeps in parts is not taken apart again.

    Attributes:
        whole: The whole name in reading order.
        family: The family name with its particle, where the export marks which part that is.
        given: The other part.
        affiliation: The affiliation that the export gives.
    """

    whole: str
    family: str | None = None
    given: str | None = None
    affiliation: str | None = None


class Field(NamedTuple):
    """A field of an entry.

    Attributes:
        name: Its name in the format.
        value: Its words, the format's own escapes undone; of a list of names, one name.
        line: Where it stands in the file, from 1.
        person: The name in its parts, for a field that holds one.
        date: The date, for a field that holds one in parts.
        role: The role that it has by itself, whatever its format says of its name.
    """

    name: str
    value: str
    line: int
    person: Person | None = None
    date: ArchivalDate | None = None
    role: str | None = None


class Entry(NamedTuple):
    """An entry.

    Attributes:
        key: How the export calls it: citation key, id.
        type: Its type in the format's words: ``misc``, ``PCOMM``.
        fields: Its fields.
        line: Its first line in the file, from 1.
        last: Its last line.
    """

    key: str | None
    type: str | None
    fields: tuple[Field, ...]
    line: int
    last: int


class Laid(NamedTuple):
    """A field and its words as they stand in the text of the whole entry."""

    field: Field
    words: Words


class Sheet(NamedTuple):
    """An entry as a text, a line ``name: value`` for each field, and where each value stands."""

    text: str
    laid: tuple[Laid, ...]


def laid_out(entry: Entry) -> Sheet:
    """Return an entry as a text; fields without words are left out."""
    pieces: list[str] = []
    laid: list[Laid] = []
    place = 0
    for field in entry.fields:
        value = field.value.strip()
        if not value:
            continue
        head = f"{field.name}: "
        laid.append(Laid(field, Words(value, place + len(head))))
        pieces.append(f"{head}{value}\n")
        place += len(pieces[-1])
    return Sheet("".join(pieces), tuple(laid))
