"""What of a record a bibliography must bring back, and which format carries which part of it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from provenance.bibliography.reference import Location, Name, Reference

Names = tuple[tuple[str, str | None], ...]
"""Names in reading order, each with the part of it that is the family name."""

_INITIALS: Final = re.compile(r"\.\s+(?=\w\.)")


class Essentials(NamedTuple):
    """What must survive an export and an import.

    Attributes:
        title: The title.
        kind: What the document is.
        authors: The authors in reading order, each with the part that is the family name.
        recipients: The addressees, likewise.
        edtf: The date for programs.
        printed: The date in the words of the source.
        languages: The languages of the text.
        archive: The holder's name.
        abbreviation: Its abbreviation.
        place: Its town.
        collection: The named collection.
        code: The reference code in words.
        levels: Its levels and their values.
        former: Whether it lay there once, and nobody tells where it lies.
        copy: The copy clause.
        translators: The translators.
        affiliations: Their affiliations.
        note: The source note, word for word.
    """

    title: str | None
    kind: str | None
    authors: Names
    recipients: Names
    edtf: str | None
    printed: str | None
    languages: tuple[str, ...]
    archive: str | None
    abbreviation: str | None
    place: str | None
    collection: str | None
    code: str | None
    levels: tuple[tuple[str, str], ...]
    former: bool
    copy: str | None
    translators: tuple[str, ...]
    affiliations: tuple[str | None, ...]
    note: str | None


def essentials(reference: Reference) -> Essentials:
    """Return what of a reference must survive, white space folded and letters composed (NFC)."""
    where = reference.whereabouts or Location(holds="item")
    when = reference.date
    levels = where.code.levels if where.code else ()
    return Essentials(
        title=folded(reference.title),
        kind=folded(reference.kind),
        authors=_names(reference.authors),
        recipients=_names(reference.addressees),
        edtf=when.edtf if when else None,
        printed=folded(when.printed) if when else None,
        languages=reference.languages,
        archive=folded(where.archive),
        abbreviation=folded(where.abbreviation),
        place=folded(where.place),
        collection=folded(where.collection),
        code=folded(where.call_number),
        levels=tuple((one.level, folded(one.value) or "") for one in levels),
        former=reference.former is not None,
        copy=folded(reference.copy_clause),
        translators=tuple(folded(one.literal) or "" for one in reference.translators),
        affiliations=tuple(folded(one.affiliation) for one in reference.translators),
        note=folded(reference.note),
    )


def folded(text: str | None) -> str | None:
    """Return text as a line: no control characters, one space for any white space, NFC.

    U+FFFD stands for characters that XML may not hold.
    """
    if text is None:
        return None
    blank = ("Cc", "Zl", "Zp")
    signs = (" " if c == "\ufffd" or unicodedata.category(c) in blank else c for c in text)
    printable = "".join(signs)
    return " ".join(unicodedata.normalize("NFC", printable).split()) or None


def _names(names: tuple[Name, ...]) -> Names:
    return tuple((_name(one.literal) or "", _name(one.family)) for one in names)


def _name(name: str | None) -> str | None:
    """A format that keeps names in parts keeps no account of the space between initials."""
    words = folded(name)
    return _INITIALS.sub(".", words) if words else None


class Carrier(NamedTuple):
    """What a format carries.

    Attributes:
        importer: The importer that reads it back.
        lost: The essentials for which it has no place; `tests/bibliography/test_back_again.py`
            holds that they do not come back, and all others do.
        alike: Characters for which it has but one command, and that command as it is read.
        forgets: What it has no place for on a condition.
    """

    importer: str
    lost: frozenset[str] = frozenset()
    alike: Mapping[str, str] = MappingProxyType({})
    forgets: Callable[[Essentials], Essentials] = lambda told: told


def _ris(told: Essentials) -> Essentials:
    """Only a note says where a translator works, if the translation need not be put in words."""
    is_told = told.note or not told.authors
    kept = tuple(one if is_told else None for one in told.affiliations)
    return _csv(told)._replace(affiliations=kept)


def _csv(told: Essentials) -> Essentials:
    """A name of one word may be a body's."""
    return told._replace(authors=_undivided(told.authors), recipients=_undivided(told.recipients))


def _whole(told: Essentials) -> Essentials:
    """A name that begins with the family name is one word, so that nobody turns it about."""
    return told._replace(authors=_in_order(told.authors), recipients=_in_order(told.recipients))


def _in_order(names: Names) -> Names:
    """Forget the family name where more of the name follows it."""
    return tuple(
        (name, None if family and name != family and name.startswith(family) else family)
        for name, family in names
    )


def _undivided(names: Names) -> Names:
    divided = ((name, family if family != name else None) for name, family in names)
    return _in_order(tuple(divided))


_ONE_COMMAND: Final = MappingProxyType(
    {"‒": "–", "―": "—", "′": "ʹ", "″": "ʺ", "‑": "-", "‐": "-", "\u2009": " ", "\u202f": " "}
)

CARRIERS: Final[Mapping[str, Carrier]] = MappingProxyType(
    {
        "biblatex": Carrier("bibtex", forgets=_whole),
        "biblatex-chicago": Carrier("bibtex", forgets=_whole),
        "bibtex": Carrier("bibtex", alike=_ONE_COMMAND, forgets=_whole),
        "csl-json": Carrier("csl-json", forgets=_whole),
        "csv": Carrier("csv", forgets=_csv),
        "ris": Carrier("ris", forgets=_ris),
        "zotero-rdf": Carrier("zotero-rdf", forgets=_ris),
    }
)
"""The formats that can be read back, each with what it carries."""


def carried(told: Essentials, format_name: str) -> Essentials:
    """Return what a format brings back of what was told."""
    carrier = CARRIERS[format_name]
    told = carrier.forgets(told)
    table = str.maketrans(dict(carrier.alike))
    pairs = zip(told._fields, told, strict=True)
    return Essentials._make(
        _nothing(one) if name in carrier.lost else _alike(one, table) for name, one in pairs
    )


def _nothing(value: Any) -> tuple[()] | None:  # noqa: ANN401 - a text, or any tuple of them
    return () if isinstance(value, tuple) else None


def _alike(value: Any, table: dict[int, str]) -> Any:  # noqa: ANN401 - a text, or any tuple of them
    if isinstance(value, tuple):
        return tuple(_alike(one, table) for one in value)
    return folded(value.translate(table)) if isinstance(value, str) else value
