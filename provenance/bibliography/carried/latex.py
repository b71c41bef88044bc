"""What an import brought, as fields of BibTeX and BibLaTeX entries: harmless LaTeX as it came."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bibtexparser.model import Entry, Field

from provenance.bibliography.carried.fields import for_format, joined
from provenance.bibliography.reference import Carried, Reference
from provenance.bibliography.syntax.lines import one_line
from provenance.bibliography.syntax.unlatex import VERBATIM, is_harmless, plain

_FORM: Final = "bibtex"
_ASIDE: Final = "x-carried-"
_JOINED: Final = "addendum"
"""A field whose words go on behind our own: beside it the data model has no room for words."""
_CLAUSES: Final = "; "
_NO_NAME: Final = re.compile(r"[^a-z0-9_:.+-]+")
_KEY: Final = re.compile(r"[A-Za-z0-9_:.+/*-]+")
_COMMANDING: Final = frozenset(
    {"options", "execute", "crossref", "xref", "xdata", "entryset", "related", "relatedoptions"}
    | {"relatedtype", "presort", "sortkey", "langid", "pubstate", "type", "shorthand", "ids"}
    | {"editortype", "editoratype", "editorbtype", "editorctype", "authortype", "gender"}
    | {"pagination", "bookpagination", "nameatype", "namebtype", "namectype", "entrysubtype"}
)
"""Fields that tell biber or biblatex what to do: of these only words, keys and lists go out."""
_HIDING: Final = frozenset({"options", "execute"})
"""Fields with which an entry can leave itself out of every list (``skipbib``)."""
_PLAIN_WORDS: Final = re.compile(r"[A-Za-z0-9 ,=._:/+-]*")
IN_TEXT: Final = re.compile(r"(?:[^\\{}$^%#&~\x00-\x1f\x7f]|\\[^A-Za-z{}$^\x00-\x1f\x7f])*")
"""An address that can go out as it came where a style may print it as text: classic bibtex."""

IN_VERBATIM: Final = re.compile(r"(?:[^\\{}$^\x00-\x1f\x7f]|\\[^A-Za-z{}$^\x00-\x1f\x7f])*")
"""The same where a field is set word for word (The biblatex Package 3.19, 2.2.1, "verbatim")."""
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a format writes what came with an import.

    Attributes:
        escape: Text as LaTeX that prints it.
        address: What an address may hold to go out as it came.
    """

    escape: Callable[[str], str]
    address: re.Pattern[str]


def with_carried(entry: Entry, reference: Reference, writing: Writing) -> Entry:
    """Return an entry with what an import brought, after its own fields, which stand as they are.

    What came under a name that the entry has with other words stands under ``x-carried-`` and that
    name. The keys under which it was known stand in ``ids``, where biber looks for them.

    Args:
        entry: The entry.
        reference: Its reference.
        writing: How the format writes.
    """
    brought = list(_fields(reference, writing))
    if not brought:
        return entry
    fields = list(entry.fields)
    said = {one.key: plain(str(one.value)) for one in fields}
    for name, value in brought:
        if plain(value) in (said.get(name), said.get(f"{_ASIDE}{name}")):
            continue
        if name == _JOINED and name in said:
            fields = [_going_on(one, value) if one.key == name else one for one in fields]
            continue
        free = f"{_ASIDE}{name}" if name in said or _commands(name, value) else name
        said[free] = plain(value)
        fields.append(Field(free, f"{{{value}}}"))
    return Entry(entry.entry_type, entry.key, fields)


def _going_on(field: Field, value: str) -> Field:
    """Return a field with the clauses of a value that it does not have."""
    own = str(field.value)[1:-1].split(_CLAUSES)
    said = {plain(one).casefold() for one in own}
    new = (one for one in value.split(_CLAUSES) if plain(one).casefold() not in said)
    return Field(field.key, f"{{{_CLAUSES.join((*own, *new))}}}")


def _commands(name: str, value: str) -> bool:
    return name in _HIDING or (name in _COMMANDING and not _PLAIN_WORDS.fullmatch(value))


def _fields(reference: Reference, writing: Writing) -> Iterator[tuple[str, str]]:
    for one in joined(for_format(reference, _FORM)):
        name = _NO_NAME.sub("-", one.name.casefold()).strip("-")
        if name:
            yield name.removeprefix(_ASIDE), _value(one, name, writing)
    keys = [one for one in reference.aliases if one != reference.key and _KEY.fullmatch(one)]
    if keys:
        yield "ids", ",".join(keys)


def _value(one: Carried, name: str, writing: Writing) -> str:
    """Return LaTeX that came as LaTeX as it is, if it can do no harm; all else as text."""
    value = unicodedata.normalize("NFC", one_line(one.value))
    if one.format == _FORM and name in _COMMANDING and _PLAIN_WORDS.fullmatch(value):
        return value
    if one.format == _FORM and name in VERBATIM and writing.address.fullmatch(value):
        return value
    if one.format != _FORM or not is_harmless(value):
        return writing.escape(value)
    return _NOT_ASCII.sub(lambda found: writing.escape(found[0]), value)
