"""Real programs read what we write; several of them lie about success, so their words are read."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typesetting import TEX, need, run

from provenance.bibliography.format import export
from provenance.records.load import load

RECORDS = sorted((Path(__file__).parents[1] / "cases/formats/records").glob("*.yaml"))
PAGE = r"""\documentclass{article}
\usepackage[T2A,T1]{fontenc}
\usepackage[russian,english]{babel}
\usepackage{lmodern}
\begin{document}\pagestyle{empty}\nocite{*}\bibliographystyle{STYLE}\bibliography{all}\end{document}
"""
UNDATED = "Missing mandatory field - one of 'date, year' must be defined"


@pytest.mark.client
def test_biber_finds_nothing_to_say(tmp_path: Path) -> None:
    """A document without a date is the one thing that it may miss: none is invented."""
    need(TEX, "biber")
    (tmp_path / "all.bib").write_text(export(map(load, RECORDS), "biblatex"), encoding="utf-8")
    command = "biber --tool --validate-datamodel --output-file out.bib all.bib"
    lines = run(tmp_path, *command.split()).splitlines()
    said = [line for line in lines if line.startswith(("WARN", "ERROR"))]
    assert [line for line in said if UNDATED not in line] == []
    assert [re.findall("Entry '(.+?)'", line) for line in said] == [
        ["frus1919parisv01-d6"],
        ["note-only"],
    ]
    assert any("Datamodel validation complete" in line for line in lines)


@pytest.mark.client
@pytest.mark.parametrize("style", ["plain", "abbrv"])
def test_bibtex_and_pdflatex_print_what_was_written(tmp_path: Path, style: str) -> None:
    need(TEX, "pdflatex", "bibtex", "pdftotext")
    (tmp_path / "all.bib").write_text(export(map(load, RECORDS), "bibtex"), encoding="ascii")
    (tmp_path / "p.tex").write_text(PAGE.replace("STYLE", style), encoding="utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "p")
    run(tmp_path, *latex)
    said = run(tmp_path, "bibtex", "p")
    assert not re.search(r"Warning|error", said), said
    run(tmp_path, *latex)
    log = run(tmp_path, *latex)
    assert not re.search(r"^!|Missing character|Undefined control", log, re.MULTILINE), log
    text = " ".join(run(tmp_path, "pdftotext", "-layout", "p.pdf", "-").split())
    printed = text.replace("- ", "")  # words that were hyphenated at the line's end
    author = "А. И. Алексеев and Ż. Łukasiewicz" if style == "abbrv" else "Иванович Алексеев"
    date = "30 Oct. 1962" if style == "abbrv" else "30 October 1962"
    for words in (
        author,
        date,
        "Kádár, Sørensen, straße",
        "100% {of} #1 ~ C:\\x_y $5 ^2",
        "«записка»",
        "архив новейшей истории (РГАНИ), Москва, f. 5, op. 49, d. 131, ll. 193194",
        "Copy obtained by NHK (Japanese Television), provided to CWIHP, and on file at",
        "Archive, Washington, D.C. Translated by John Henriksen",
    ):
        assert words.replace("193194", "193-194") in text or words in printed


@pytest.mark.client
def test_csl_json_follows_its_schema(shared: Path) -> None:
    schema = json.loads((shared / "suites/csl/csl-data.json").read_text(encoding="utf-8"))
    items: list[dict[str, Any]] = json.loads(export(map(load, RECORDS), "csl-json"))
    jsonschema.validate(items, schema)
    for item in items:  # the schema lets months and days that do not exist through
        for parts in item.get("issued", {}).get("date-parts", []):
            assert all(isinstance(number, int) for number in parts)
            assert all(low <= n <= high for n, (low, high) in zip(parts[1:], _BOUNDS, strict=False))


_BOUNDS = ((1, 12), (1, 31))
