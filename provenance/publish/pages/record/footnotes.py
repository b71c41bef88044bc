"""Footnotes ready to be pasted, as the Chicago Manual of Style prints them (extra ``cite``).

Only full notes stand on pages: what else a style prints (years with letters, names with initials)
depends on what is cited beside it.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

from provenance.citations.cite import Wish, citations
from provenance.citations.writing import written
from provenance.model.record import Record

_STYLES: Final = {
    "chicago-18-archival": "Footnote with the whole chain (Chicago)",
    "chicago-18": "Footnote (Chicago)",
}


def can_be_made() -> bool:
    """Tell whether the extra ``cite`` is installed."""
    return find_spec("pypandoc") is not None


def footnotes(records: Sequence[Record]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the footnotes of records by id: what each is called, and its words.

    Args:
        records: The records; all are formatted in one call for each style.

    Raises:
        MissingExtra: The extra ``cite`` is not installed.
        FormatterFailed: The processor failed.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for style, title in _STYLES.items():
        made = citations(records, Wish(style, "note"))
        ids = {one.key: one.record for one in made.references}
        for entry in made.entries:
            text = written((entry,), "text").decode().strip()
            found.setdefault(ids[entry.key], []).append((title, text))
    return {one: tuple(notes) for one, notes in found.items()}
