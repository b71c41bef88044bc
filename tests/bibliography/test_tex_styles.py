"""The exact strings that the TeX engines print of six records, style by style.

``tests/cases/typeset/`` holds them, made by the engines (bibtex 0.99d, biber 2.18, biblatex 3.18,
biblatex-chicago 2.3a) and judged by eye; WRITE_EXPECTED=1 takes over what they print now.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from typesetting import Typeset, biblatex_document, biblatex_lines, bibtex_lines

from provenance.bibliography.format import export
from provenance.records.load import load

CASES = Path(__file__).parents[1] / "cases"
SIX = (
    "dobrynin-1962-10-30",  # the founding record
    "tass-1945-10-16",  # f., op., d., ll.
    "mikoyan-1962-11-01",  # without an author
    "mexican-foreign-ministry-1962-10-23",  # a corporate author
    "frus1919parisv01-d6",  # undated
    "frus1961-63v06-d81",  # from FRUS
)
CHICAGO = "biblatex-chicago"
PRINTERS: dict[str, tuple[str, Callable[[Path, str], Typeset]]] = {
    "bibtex-plain": ("bibtex", partial(bibtex_lines, style="plain")),
    "bibtex-abbrv": ("bibtex", partial(bibtex_lines, style="abbrv")),
    "bibtex-alpha": ("bibtex", partial(bibtex_lines, style="alpha")),
    "bibtex-chicago": ("bibtex", partial(bibtex_lines, style="chicago")),
    "biblatex-numeric": ("biblatex", partial(biblatex_lines, package="[style=numeric]{biblatex}")),
    "biblatex-authoryear": (
        "biblatex",
        partial(biblatex_lines, package="[style=authoryear]{biblatex}"),
    ),
    "biblatex-verbose-note": (
        "biblatex",
        partial(biblatex_lines, package="[style=verbose-note]{biblatex}", cited=SIX),
    ),
    "chicago-notes": (
        CHICAGO,
        partial(biblatex_lines, package="[notes]{biblatex-chicago}", cited=SIX),
    ),
    "chicago-authordate": (
        CHICAGO,
        partial(biblatex_lines, package="[authordate]{biblatex-chicago}", cited=SIX),
    ),
}


@pytest.mark.client
def test_a_document_with_footnotes_is_printed_as_expected(tmp_path: Path) -> None:
    """biblatex-chicago: full notes, a short one, and a note in Cyrillic."""
    names = (*SIX, "alekseev-1962-10")
    records = [load(CASES / "formats/records" / f"{one}.yaml") for one in names]
    cited = ("dobrynin-1962-10-30", "alekseev-1962-10", "mikoyan-1962-11-01", SIX[0])
    package = "[notes]{biblatex-chicago}"
    _compare(
        "document-chicago", biblatex_document(tmp_path, export(records, CHICAGO), package, cited)
    )


@pytest.mark.client
@pytest.mark.parametrize("name", PRINTERS)
def test_six_records_are_printed_as_expected(tmp_path: Path, name: str) -> None:
    format_name, printed = PRINTERS[name]
    records = [load(CASES / "formats/records" / f"{one}.yaml") for one in SIX]
    found = printed(tmp_path, export(records, format_name))
    _compare(name, found)


def _compare(name: str, found: Typeset) -> None:
    assert found.faults == []
    text = "\n".join(found.lines) + "\n"
    expected = CASES / "typeset" / f"{name}.txt"
    if os.environ.get("WRITE_EXPECTED"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
