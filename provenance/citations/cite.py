"""``cite``: records as notes, short notes or a bibliography in a style."""

from collections.abc import Iterable

from provenance.bibliography.refer import keyed, refer, refer_all
from provenance.citations.engine import As, Entry, Formatted, format_references
from provenance.citations.house.form import Form, forms
from provenance.citations.pandoc import Beat
from provenance.citations.style import find_style
from provenance.citations.tree import inert, paragraph
from provenance.citations.writing import TEXTS, Output, written
from provenance.errors import StyleUnreadable, UnknownFormat
from provenance.model.record import Record


def cite(
    records: Record | Iterable[Record],
    style: str = "chicago-notes-bibliography",
    *,
    as_: As = "bibliography",
    format: Output = "text",
) -> str:
    """Return records as a style cites them.

    A real CSL processor formats them (pandoc, of the extra ``cite``), all in one call; nothing is
    fetched.

    Args:
        records: One record or many.
        style: The short name of a style or house form that ships ready (``docs/citations.md``),
            the name of any published CSL style, or the path of a ``.csl`` file.
        as_: ``note`` for full notes and ``short`` for those that follow them, in the order of the
            records; ``bibliography`` for entries in the order of the style. Of a style that has no
            notes a note is what stands in the line: "(Dobrynin 1962)".
        format: ``text``, ``markdown``, ``latex`` or ``html``, a paragraph for each entry, or
            ``page``, a whole HTML page.

    Returns:
        The entries; empty for no record. What a style leaves out is not among them: Chicago lists
        no manuscript of which nobody knows where it is.

    Raises:
        UnknownStyle: There is no such style.
        StyleUnreadable: The file is no CSL style, or has no bibliography and one is wanted.
        UnknownFormat: There is no such form, or it is no text: Word documents are written by
            ``provenance cite --format docx --into FILE``.
        MissingExtra: The extra ``cite`` is not installed.
    """
    if format not in TEXTS:
        raise UnknownFormat(format, TEXTS)
    many = (records,) if isinstance(records, Record) else records
    return written(format_records(many, style, as_).entries, format).decode("utf-8")


def format_records(
    records: Iterable[Record], style: str, as_: As, beat: Beat | None = None
) -> Formatted:
    """Return records as a CSL style or a house form cites them, before they are written.

    Args:
        records: The records.
        style: As `cite` takes it.
        as_: Notes, short notes or a bibliography; a house form has one form, and no short one.
        beat: Told, about twice a second, how many seconds the processor has worked.

    Raises:
        UnknownStyle: There is no such style.
        StyleUnreadable: It is no CSL style, or does not have what is wanted.
        FormatterFailed: The processor cannot read the style.
        MissingExtra: The extra ``cite`` is not installed.
    """
    form = forms().get(style)
    if form is None:
        return format_references(refer_all(records), find_style(style), as_, beat)
    if as_ == "short":
        raise StyleUnreadable(style, "it has no short notes")
    return _in_house(form, records)


def _in_house(form: Form, records: Iterable[Record]) -> Formatted:
    entries: list[Entry] = []
    left_out: list[str] = []
    for record, key in keyed(records):
        reference = refer(record, key)
        made = form.write(record, reference)
        if made is None:
            left_out.append(key)
        else:
            entries.append(Entry(key, [paragraph(inert(made, {}))]))
    return Formatted(tuple(entries), tuple(left_out))
