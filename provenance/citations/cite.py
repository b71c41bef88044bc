"""``cite``: records as notes, short notes or a bibliography in a style."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from provenance.bibliography.choosing import Cited, chosen
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.keys import keyed
from provenance.bibliography.referring.refer import refer
from provenance.citations.arranging import By, archives_of, grouped, is_archive
from provenance.citations.engine import As, format_references
from provenance.citations.entry import Entry
from provenance.citations.house.form import Form, forms
from provenance.citations.pandoc import Beat
from provenance.citations.style import find_style
from provenance.citations.tree import paragraph
from provenance.citations.writing import (
    TEXTS,
    Output,
    written,
    written_archives,
    written_groups,
)
from provenance.errors import StyleUnreadable, UnknownFormat
from provenance.model.record import Record

Way = As | Literal["by-archive", "by-fonds", "archives"]
"""Notes or a bibliography; one under the archives or their fonds; the archives consulted alone."""

_FORMATTED: Final[dict[Way, As]] = {
    "note": "note",
    "short": "short",
    "bibliography": "bibliography",
    "by-archive": "bibliography",
    "by-fonds": "bibliography",
}
_GROUPS: Final[dict[Way, By]] = {"by-archive": "archive", "by-fonds": "fonds"}
WAYS: Final[tuple[Way, ...]] = (*_FORMATTED, "archives")


@dataclass(frozen=True, slots=True)
class Wish:
    """How records are to be cited.

    Attributes:
        style: As `cite` takes it.
        way: Notes, short notes or a bibliography; a house form has one form, and no short one.
        cited: What of each document.
    """

    style: str
    way: Way = "bibliography"
    cited: Cited = "original"


@dataclass(frozen=True, slots=True)
class Citations:
    """Records as they are cited.

    Attributes:
        references: What is cited, in the order of the records.
        entries: What the style makes of it, in the style's order.
        left_out: The keys of what the style has no entry for.
        instead: The keys of what cites the original since no source tells of what was wished.
    """

    references: tuple[Reference, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """Citations that are written.

    Attributes:
        text: The text, or the file.
        left_out: As of `Citations`.
        instead: As of `Citations`.
    """

    text: bytes
    left_out: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


def cite(
    records: Record | Iterable[Record],
    style: str = "chicago-notes-bibliography",
    *,
    as_: Way = "bibliography",
    format: Output = "text",
    cited: Cited = "original",
) -> str:
    """Return records as a style cites them.

    A real CSL processor formats them (pandoc, of the extra ``cite``), all in one call; nothing is
    fetched.

    Args:
        records: One record or many.
        style: The short name of a style or house form that ships ready (``docs/citations.md``),
            the name of any published CSL style, or the path of a ``.csl`` file.
        as_: ``note`` for full notes and ``short`` for those that follow them, in the order of the
            records; ``bibliography`` for entries in the order of the style, ``by-archive`` or
            ``by-fonds`` for the same under headings; ``archives`` for the list of archives
            consulted. Of a style that has no notes a note is what stands in the line: "(Dobrynin
            1962)".
        format: ``text``, ``markdown``, ``latex`` or ``html``, a paragraph for each entry, or
            ``page``, a whole HTML page.
        cited: What of each document: ``original``, ``copy``, ``translation``, ``edition``, where a
            source tells of it, else the original; or such a choice for single records by id. A
            house form is that of the document and knows no choice.

    Returns:
        The entries; empty for no record. What a style leaves out is not among them: Chicago lists
        no manuscript of which nobody knows where it is.

    Raises:
        UnknownStyle: There is no such style.
        StyleUnreadable: The file is no CSL style, or has no bibliography and one is wanted.
        UnknownFormat: There is no such form, or it is no text: Word documents are written by
            ``provenance cite --format docx --into FILE``.
        NothingToCite: Of a single record no source tells what is to be cited.
        UnknownRecord: A choice is for a record that is not there.
        MissingExtra: The extra ``cite`` is not installed.
    """
    if format not in TEXTS:
        raise UnknownFormat(format, TEXTS)
    many = (records,) if isinstance(records, Record) else records
    return make(many, Wish(style, as_, cited), format).text.decode("utf-8")


def make(records: Iterable[Record], wish: Wish, output: Output, beat: Beat | None = None) -> Made:
    """Return records cited and written; see `cite`.

    Args:
        records: The records.
        wish: How to cite them.
        output: The form; a Word document too.
        beat: Told, about twice a second, how many seconds the processor has worked.

    Raises:
        FormatterFailed: The processor cannot read the style.
    """
    if wish.way == "archives":
        picked = chosen(records, wish.cited)
        consulted = [one for one in archives_of(picked.references) if is_archive(one)]
        return Made(written_archives(consulted, output, beat), instead=picked.instead)
    done = citations(records, wish, beat)
    by = _GROUPS.get(wish.way)
    if by:
        text = written_groups(grouped(done.references, done.entries, by), output, beat)
    else:
        text = written(done.entries, output, beat)
    return Made(text, done.left_out, done.instead)


def citations(records: Iterable[Record], wish: Wish, beat: Beat | None = None) -> Citations:
    """Return records cited, before they are written; see `make`."""
    form = forms().get(wish.style)
    if form is not None:
        return _in_house(form, wish.way, records)
    picked = chosen(records, wish.cited)
    way = _FORMATTED[wish.way]
    made = format_references(picked.references, find_style(wish.style), way, beat)
    return Citations(picked.references, made.entries, made.left_out, picked.instead)


def _in_house(form: Form, way: Way, records: Iterable[Record]) -> Citations:
    if way == "short":
        raise StyleUnreadable(form.name, "it has no short notes")
    references: list[Reference] = []
    entries: list[Entry] = []
    for record, key in keyed(records):
        references.append(refer(record, key))
        made = form.write(record, references[-1])
        if made is not None:
            entries.append(Entry(key, [paragraph(made)]))
    found = {one.key for one in entries}
    left_out = tuple(one.key for one in references if one.key not in found)
    return Citations(tuple(references), tuple(entries), left_out)
