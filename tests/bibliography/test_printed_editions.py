"""The printed edition that is cited is an article or part of a book, as both formats want it."""

import re
from functools import cache
from pathlib import Path

import pytest
from typesetting import need, run

from provenance.bibliography.format import export
from provenance.records.load import load_all

BOOK = "frus1961-63v06-d81"
ISSUE = "dobrynin-1962-10-30"
WORK = "dobrynin-1962-10-27"


@cache
def exported(format_name: str) -> str:
    return export(list(load_all("records")), format_name, cited="edition")


def entries(format_name: str) -> dict[str, str]:
    text = exported(format_name)
    return {one[2]: one[0] for one in re.finditer(r"(?ms)^@(\w+)\{([^,]+),.*?^\}$", text)}


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "biblatex-chicago"])
def test_a_document_in_a_book_is_part_of_it(name: str) -> None:
    found = entries(name)
    assert found[BOOK].startswith("@incollection{")
    assert re.search(r"booktitle = \{Foreign Relations of the United States", found[BOOK])
    assert "editor = {Sampson, Charles S.}" in found[BOOK]
    assert "pages = {223}" in found[BOOK]
    assert "ocument 81" in found[BOOK]
    assert "ublished in Foreign Relations" not in found[BOOK]
    assert "Original in Department of State" in found[BOOK]
    assert found[WORK].startswith("@inbook{")
    assert "pages = {523--526}" in found[WORK]
    assert "bookauthor = {Lebow, Richard Ned and Stein, Janice Gross}" in found[WORK]


@pytest.mark.parametrize(("name", "journal"), [("bibtex", "journal"), ("biblatex", "journaltitle")])
def test_a_document_in_an_issue_is_an_article(name: str, journal: str) -> None:
    found = entries(name)[ISSUE]
    assert found.startswith("@article{")
    assert f"{journal} = {{CWIHP Bulletin}}" in found
    assert "pages = {304}" in found
    assert "translator = {Henriksen, John}" in found
    assert "30 October 1962}}" in found  # behind the title: the issue has a date of its own


@pytest.mark.client
@pytest.mark.parametrize("name", ["biblatex", "biblatex-chicago"])
def test_biber_has_nothing_to_say_but_that_an_issue_has_no_date(tmp_path: Path, name: str) -> None:
    need("apt-get install -y biber", "biber")
    (tmp_path / "all.bib").write_text(exported(name), encoding="utf-8")
    said = run(tmp_path, "biber", "--tool", "--validate-datamodel", "all.bib")
    warned = [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert [line for line in warned if "one of 'date, year'" not in line] == []


@pytest.mark.client
def test_bibtex_prints_the_book(tmp_path: Path) -> None:
    need("apt-get install -y texlive-latex-base", "bibtex")
    (tmp_path / "all.bib").write_text(exported("bibtex"), encoding="utf-8")
    (tmp_path / "p.aux").write_text(
        f"\\citation{{{BOOK},{ISSUE}}}\n\\bibdata{{all}}\n\\bibstyle{{plain}}\n"
    )
    said = run(tmp_path, "bibtex", "p")
    assert "error" not in said.casefold()
    printed = " ".join((tmp_path / "p.bbl").read_text(encoding="utf-8").split())
    assert "In Charles~S. Sampson, editor, {\\em Foreign Relations" in printed
    assert "page 223. United States Government Printing Office, 1996" in printed
