"""The documents whose citations stand in tables, and how a style cites them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from provenance.citations.cite import Wish
from provenance.citations.cite import citations as cited
from provenance.citations.engine import As
from provenance.citations.entry import Entry
from provenance.citations.house.form import forms
from provenance.citations.style import ready
from provenance.citations.writing import written
from provenance.model.record import Record
from provenance.records.load import load

CASES: Final = Path(__file__).parents[1] / "cases"
TABLES: Final = CASES / "citations"
DOCUMENTS: Final = {
    "dobrynin-1962-10-30": "the founding record",
    "tass-1945-10-16": "fond, opis, delo, leaves",
    "mikoyan-1962-11-01": "no author, a translator",
    "mexican-foreign-ministry-1962-10-23": "a corporate author",
    "frus1919parisv01-d6": "undated",
    "frus1961-63v06-d81": "Foreign Relations of the United States",
    "note-only": "no title, no kind, no author, no date",
    "alekseev-1962-10": "another script, a date in words (a made-up document)",
}
STYLES: Final = (*ready(), *forms())


def documents() -> list[Record]:
    """Return the documents in their order."""
    return [load(CASES / "formats" / "records" / f"{name}.yaml") for name in DOCUMENTS]


@cache
def citations(style: str) -> dict[str, dict[str, str]]:
    """Return, for each document, what a style makes of it as note, short note and bibliography."""
    records = documents()
    ways: tuple[As, ...] = ("note",) if style in forms() else ("note", "short", "bibliography")
    made = {way: by_key(cited(records, Wish(style, way)).entries, plain) for way in ways}
    found = {key: {way: made[way].get(key) for way in ways} for key in DOCUMENTS}
    return {key: {way: text for way, text in texts.items() if text} for key, texts in found.items()}


def by_key(
    entries: tuple[Entry, ...], text: Callable[[tuple[Entry, ...]], list[str]]
) -> dict[str, str]:
    """Return the texts of entries by their keys."""
    return dict(zip((entry.key for entry in entries), text(entries), strict=True))


def plain(entries: tuple[Entry, ...]) -> list[str]:
    """Return entries as text."""
    return written(entries, "text").decode("utf-8").strip().split("\n\n") if entries else []
