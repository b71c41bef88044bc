"""BibTeX and BibLaTeX files, read with bibtexparser: each entry, or why it cannot be taken."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from bibtexparser.model import Entry as BibEntry
from bibtexparser.model import Field as BibField
from bibtexparser.model import ParsingFailedBlock

from provenance.bibliography.syntax.unlatex import VERBATIM, is_harmless, plain
from provenance.readers.exports.bibtex_blocks import Placed, blocks_of, macros_in
from provenance.readers.exports.bibtex_names import names_of
from provenance.readers.exports.bibtex_values import Macros, value_of
from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.extra import has_labels
from provenance.readers.exports.opened import Streamed
from provenance.readers.exports.roles import FILE, placings, published
from provenance.readers.importing import Draft, Found, Input, Refusal
from provenance.readers.vocabulary import words

_PEOPLE: Final = frozenset({"author", "translator", "recipient", "nameb", "userb", "listc"})
_EDITOR: Final = "editor"
_ESCAPED: Final = re.compile(r"\\([%_&#~])")
_MOST_TOLD: Final = 20
_OTHERS: Final = "others"
_ADVICE: Final = "mend the entry there; the others are read"


def read_bibtex(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a bibliography file, and a refusal for every entry that makes none."""
    opened = Streamed(source)
    macros = macros_in(opened.look(), opened.size)
    entries = (
        one
        for placed in blocks_of(opened.lines(), source.name)
        for one in _taken(placed, macros, opened)
    )
    yield from opened.records(entries, "bibtex")


def _taken(placed: Placed, macros: Macros, opened: Streamed) -> Iterator[Entry | Refusal]:
    block = placed.block
    line = placed.before + (block.start_line or 0) + 1
    if isinstance(block, ParsingFailedBlock):
        yield opened.refuse(line, _why(block), _ADVICE)
    elif isinstance(block, BibEntry):
        yield _entry(placed, block, macros, opened)
    else:
        opened.forget_before(line)


def _why(block: ParsingFailedBlock) -> str:
    reason = getattr(block.error, "abort_reason", None) or str(block.error)
    start = " ".join((block.raw or "").split())[:60]
    return f"{' '.join(reason.split())} (in {start!r})"


def _entry(placed: Placed, block: BibEntry, macros: Macros, opened: Streamed) -> Entry | Refusal:
    line = placed.before + (block.start_line or 0) + 1
    names = Counter(field.key.casefold() for field in block.fields)
    doubled = sorted(name for name, number in names.items() if number > 1)[:_MOST_TOLD]
    if doubled:
        return opened.refuse(line, f"entry {block.key!r} has {', '.join(doubled)} twice", _ADVICE)
    raw = tuple(_raw(field, macros, placed.before) for field in block.fields)
    kind = block.entry_type.casefold()
    editors = _role_of_editors(raw, kind)
    fields = tuple(one for field in raw for one in _fields(field, editors))
    if kind in words(FILE, "letters"):
        fields = (Field("entrytype", kind, line, role="entry-kind"), *fields)
    last = line + (block.raw or "").count("\n")
    return Entry(block.key or None, kind, fields, line, last)


def _role_of_editors(fields: Iterable[Field], kind: str) -> str | None:
    """Return what those are who stand as editors (The biblatex Package 3.19, 2.3.6).

    None where they are neither translators nor the editors of something printed.
    """
    said = next((one.value for one in fields if one.name == "editortype"), _EDITOR)
    is_printed = kind in published()
    return said if said == "translator" or (said == _EDITOR and is_printed) else None


def _raw(field: BibField, macros: Macros, before: int) -> Field:
    value = value_of(str(field.value), macros)
    return Field(field.key.casefold(), value, before + (field.start_line or 0) + 1)


def _fields(field: Field, editors: str | None) -> Iterator[Field]:
    """Yield a field as the text that it prints; one without a role stays as it is, if it can.

    Args:
        field: The field with its LaTeX.
        editors: What those are who stand as editors; None where the field stays as it is.
    """
    name, value = field.name, field.value
    if name in _PEOPLE:
        yield from _people(field)
    elif name == _EDITOR and editors:
        yield from (one._replace(role=editors) for one in _people(field))
    elif name not in _known() and (is_harmless(value) or name in VERBATIM):
        yield field._replace(value=" ".join(value.split()))
    elif name in VERBATIM:
        yield field._replace(value=_ESCAPED.sub(r"\1", value))
    elif has_labels(value):
        yield field._replace(value="\n".join(plain(one) for one in value.split("\n")))
    else:
        yield field._replace(value=plain(value))


@cache
def _known() -> frozenset[str]:
    return frozenset(placing.field for placing in placings("bibtex"))


def _people(field: Field) -> Iterator[Field]:
    name = field.name
    for name_words, person in names_of(field.value):
        if name_words == _OTHERS:
            yield Field(f"{name}[{_OTHERS}]", name_words, field.line)
        else:
            yield Field(name, name_words, field.line, person)
