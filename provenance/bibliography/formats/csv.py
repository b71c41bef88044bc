"""FORMAT: a flat table, one row a document: RFC 4180, the columns named as Zotero names its own."""

import csv
import re
from collections.abc import Iterable, Sequence

from provenance.bibliography.carried.fields import for_format, joined
from provenance.bibliography.entries.extra import labels_of_old
from provenance.bibliography.format import Format
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.syntax.address import web_address
from provenance.bibliography.syntax.cells import guarded
from provenance.bibliography.syntax.lines import one_line, readable
from provenance.bibliography.words.dating import at_most_as_precise, in_words
from provenance.bibliography.words.kinds import is_correspondence
from provenance.bibliography.words.languages import cited_language
from provenance.bibliography.words.prose import (
    consulted_at,
    editions_in_words,
    sentences,
    translations_in_words,
)
from provenance.bibliography.words.titles import title_of
from provenance.model.date import ArchivalDate
from provenance.resources.frame import Frame


class _Line:
    """What csv.writer takes for a file: the row comes back as its text."""

    def write(self, text: str) -> str:
        """Return the text of a row."""
        return text


def piece(reference: Reference) -> str:
    """Return a reference as a row.

    Every cell is quoted, so that it may hold line breaks; what a spreadsheet would calculate is
    `guarded`.
    """
    cells = _with_carried(_cells(reference), reference)
    return _row([guarded(readable(cell or "")) for cell in cells.values()])


def _row(cells: Sequence[str]) -> str:
    line = csv.writer(_Line(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    written: str = line.writerow(cells)
    return written


def _cells(reference: Reference) -> dict[str, str | None]:
    return {
        "Key": reference.key,
        "Item Type": "letter" if is_correspondence(reference) else "manuscript",
        "Publication Year": _year(reference.date),
        "Author": _people(reference.authors),
        "Title": title_of(reference),
        "Url": web_address(reference.url),
        "Date": _date(reference.date),
        "Language": cited_language(reference),
        "Type": reference.kind,
        **_held(reference.location or Location(holds="item")),
        "Library Catalog": consulted_at(reference),
        "Translator": _people(reference.translators),
        "Recipient": _people(reference.addressees),
        "Copy Statement": reference.copy_clause,
        "Translation": sentences(translations_in_words(reference)),
        "Published In": sentences(editions_in_words(reference)),
        "Original Language": "; ".join(reference.languages),
        "Printed Date": reference.date.printed if reference.date else None,
        "Source Note": reference.note,
        "Extra": _extra(reference),
    }


def _with_carried(cells: dict[str, str | None], reference: Reference) -> dict[str, str | None]:
    """Return the cells with what an import brought: in its column, where that is free, or in Extra.

    A table has the same columns for all: what came in another one stands in a line with its name.
    """
    lines = [cells["Extra"]] if cells["Extra"] else []
    columns = {name.casefold(): name for name in COLUMNS}
    for one in joined(for_format(reference, _FORM)):
        column = columns.get(one.name.casefold())
        if column == "Extra":
            lines.append(one.value)
        elif column and not cells[column]:
            cells[column] = one.value
        elif column not in _OURS and one.value not in (cells.get(column or "") or ""):
            name = _NO_WORD.sub("_", one.name)
            lines.append(f"Carried {name}: {one_line(one.value)}")
    return cells | {"Extra": "\n".join(lines) or None}


def _extra(reference: Reference) -> str | None:
    """Return what no column holds, a line ``Label: value`` each, as Zotero's field Extra has it."""
    own = [(label, value) for label, value in labels_of_old(reference.former) if value]
    return "\n".join(f"{label}: {one_line(value)}" for label, value in own) or None


def _held(where: Location) -> dict[str, str | None]:
    return {
        "Archive": where.name,
        "Archive Place": where.place,
        "Archive Collection": where.collection,
        "Archive Location": where.call_number,
        "Archive Holds": where.holds if where.archive else None,
    }


def _people(names: Iterable[Name]) -> str:
    return "; ".join(name.inverted for name in names)


def _date(when: ArchivalDate | None) -> str | None:
    return (when.edtf or in_words(when)) if when else None


def _year(when: ArchivalDate | None) -> str | None:
    plain = at_most_as_precise(when) if when else None
    return plain[:4] if plain and "/" not in plain else None


_FORM = "csv"
_NO_WORD = re.compile(r"[^\w:/-]+")
_OURS = frozenset({"Key", "Item Type", "Publication Year", "Archive Holds"})
"""Columns of which every cell follows from the record."""

COLUMNS = tuple(_cells(Reference(key="k", record="k", chain={})))
"""The names of the columns, in their order."""

FORMAT = Format(
    "csv",
    "text/csv",
    ".csv",
    piece,
    title="CSV",
    purpose="spreadsheets, data frames",
    frame=Frame(_row(COLUMNS)),
)
