"""``cite``: records as notes, short notes or a bibliography in a style."""

from collections.abc import Iterable

from provenance.bibliography.refer import refer_all
from provenance.citations.engine import As, format_entries
from provenance.citations.style import find_style
from provenance.citations.writing import TEXTS, Output, written
from provenance.errors import UnknownFormat
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
        style: The short name of a style that ships ready (``docs/citations.md``), the name of any
            published CSL style, or the path of a ``.csl`` file.
        as_: ``note`` for full notes and ``short`` for those that follow them, in the order of the
            records; ``bibliography`` for entries in the order of the style. Of a style that has no
            notes a note is what stands in the line: "(Dobrynin 1962)".
        format: ``text``, ``markdown``, ``latex`` or ``html``, a paragraph for each entry, or
            ``page``, a whole HTML page.

    Returns:
        The entries; empty for no record.

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
    entries = format_entries(refer_all(many), find_style(style), as_)
    return written(entries, format).decode("utf-8")
