"""Exports of other programs, imported and exported again: every field that came in is still there.

The cases have the shape that each program gives its exports, with made-up content: Better BibTeX
(retorquere/zotero-better-bibtex, issue 2020), Zotero (zotero/translators, BibTeX.js and RIS.js; CSL
JSON of schema.json v41), JabRef (docs.jabref.org, "About BibTeX and its fields"), Mendeley Desktop
(fields ``mendeley-tags``, ``mendeley-groups``), EndNote (RIS Format Specifications).
"""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from essentials import folded
from latex_reader import plain

from provenance.bibliography.format import export
from provenance.bibliography.referring.refer import refer, refer_all
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs
from provenance.records.load import read_json_line
from provenance.records.save import to_json

FOLDER = Path(__file__).parents[1] / "cases/readers/others"
BIB = {
    "better-bibtex.bib": "biblatex",
    "zotero.bib": "bibtex",
    "jabref.bib": "bibtex",
    "mendeley.bib": "bibtex",
}
EXPRESSED = (
    *("title", "author", "month", "year", "note", "howpublished", "annotation", "url", "type"),
)
"""Fields of which the record has the words, wherever the export then says them."""


def imported(name: str, importer: str) -> Record:
    one = Input.of_bytes(name, (FOLDER / name).read_bytes(), Recording(by="a test"))
    (found,) = read_inputs(importers()[importer], [one])
    assert isinstance(found, Taken)
    assert read_json_line(to_json(found.record), name, 1) == found.record
    return found.record


def fields(text: str) -> dict[str, str]:
    library = parse_string(text, parse_stack=[])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {one.key.casefold(): str(one.value) for one in entry.fields}


@pytest.mark.parametrize(("name", "format_name"), BIB.items())
def test_fields_of_bib_files_come_out_as_they_came_in(name: str, format_name: str) -> None:
    came = fields((FOLDER / name).read_text("utf-8"))
    goes = fields(export(imported(name, "bibtex"), format_name))
    for field in came.keys() - {*EXPRESSED, "language", "langid"}:
        assert " ".join(goes[field].split()) == " ".join(came[field].split()), field


@pytest.mark.parametrize(("name", "format_name"), BIB.items())
def test_what_the_record_says_of_bib_files_keeps_their_words(name: str, format_name: str) -> None:
    came = fields((FOLDER / name).read_text("utf-8"))
    out = fields(export(imported(name, "bibtex"), format_name))
    goes = [plain(value).casefold() for field, value in out.items() if field != "file"]
    for field in came.keys() & set(EXPRESSED):
        words = plain(came[field].replace("--", "–")).casefold()
        assert any(words in one for one in goes), field


@pytest.mark.parametrize(("name", "format_name"), BIB.items())
def test_what_goes_out_of_bib_files_comes_back_the_same(name: str, format_name: str) -> None:
    first = imported(name, "bibtex")
    text = export(first, format_name)
    one = Input.of_bytes(name, text.encode(), Recording(by="a test"))
    (again,) = read_inputs(importers()["bibtex"], [one])
    assert isinstance(again, Taken)
    assert export(again.record, format_name) == text


KEYED = """@misc{b-1962-2, author = {B, A}, title = {First}, year = 1962}
@misc{b-1962, author = {B, A}, title = {Second}, year = 1962}
@misc{Smith:2001a, author = {Smith, J.}, title = {Third}}
@misc{smith:2001A, author = {Smith, J.}, title = {Fourth}}
@misc{a/b, author = {C, D}, title = {Fifth}}
"""


@pytest.mark.parametrize("format_name", ["bibtex", "biblatex", "csl-json", "ris"])
def test_every_document_keeps_its_citation_key(format_name: str) -> None:
    r"""What ``\\cite`` names stays what it was, and no key stands for two documents."""
    (*found,) = read_inputs(
        importers()["bibtex"], [Input.of_bytes("keys.bib", KEYED.encode(), Recording(by="a test"))]
    )
    records = [one.record for one in found if isinstance(one, Taken)]
    assert [one.record for one in refer_all(records)] == [one.id for one in records]
    keys = [one.key for one in refer_all(records)]
    assert keys[:3] == ["b-1962-2", "b-1962", "Smith:2001a"]
    assert len({one.casefold() for one in keys}) == len(keys) == 5
    assert all(one in export(records, format_name) for one in keys)
    assert [one.id for one in records[:2]] == keys[:2]


def test_a_key_that_no_format_can_bear_is_still_known_where_biber_looks_for_it() -> None:
    (found,) = read_inputs(
        importers()["bibtex"],
        [Input.of_bytes("keys.bib", KEYED.splitlines()[-1].encode(), Recording(by="a test"))],
    )
    assert isinstance(found, Taken)
    assert fields(export(found.record, "biblatex"))["ids"] == "{a/b}"


def tags(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^([A-Z][A-Z0-9])  - (.*?)\r?$", text, re.MULTILINE)


def test_tags_of_ris_come_out_as_they_came_in() -> None:
    came = tags((FOLDER / "endnote.ris").read_text("utf-8"))
    goes = tags(export(imported("endnote.ris", "ris"), "ris"))
    lost = [one for one in came if one not in goes]
    assert lost == [
        ("AN", "RGANI, f. 5, op. 49, d. 131, ll. 1-2"),
        ("DB", "RGANI"),
    ]
    said = dict(goes)
    assert said["AN"] == "f. 5, op. 49, d. 131, ll. 1-2" and "(RGANI)" in said["DB"]


def test_variables_of_csl_json_come_out_as_they_came_in() -> None:
    (came,) = json.loads((FOLDER / "zotero.csl.json").read_text("utf-8"))
    (goes,) = json.loads(export(imported("zotero.csl.json", "csl-json"), "csl-json"))
    custom = goes["custom"]
    assert {key: custom[key] for key in came["custom"]} == came["custom"]
    assert goes["issued"]["season"] == "4"
    aside = custom.get("carried", {})
    for name in came.keys() - {"id", "type", "custom", "issued"}:
        assert came[name] in (goes.get(name), aside.get(name)), name


@pytest.mark.parametrize("format_name", ["bibtex", "biblatex", "csl-json", "ris"])
@pytest.mark.parametrize(
    ("name", "importer"),
    [("zotero.bib", "bibtex"), ("endnote.ris", "ris"), ("zotero.csl.json", "csl-json")],
)
def test_other_formats_write_what_they_have_a_like_field_for(
    name: str, importer: str, format_name: str
) -> None:
    record = imported(name, importer)
    text = export(record, format_name)
    abstract = next(one.value for one in refer(record).carried if one.name in ("abstract", "AB"))
    read: dict[str, Callable[[], str]] = {
        "bibtex": lambda: plain(fields(text)["abstract"][1:-1]),
        "biblatex": lambda: plain(fields(text)["abstract"][1:-1]),
        "csl-json": lambda: json.loads(text)[0]["abstract"],
        "ris": lambda: dict(tags(text))["AB"],
    }
    assert folded(read[format_name]()) == folded(abstract)


WORKS = {
    "bibtex": (
        "@book{lebow1994, author = {Lebow, Ned}, title = {We All Lost}, publisher = {P},"
        " year = {1994}}"
    ),
    "ris": "TY  - RPRT\r\nAU  - Lebow, Ned\r\nTI  - We All Lost\r\nPY  - 1994\r\nER  - \r\n",
    "csl-json": json.dumps(
        [
            {
                "id": "lebow1994",
                "type": "book",
                "title": "We All Lost",
                "publisher": "P",
                "issued": {"date-parts": [[1994]]},
            }
        ]
    ),
}


@pytest.mark.parametrize("importer", WORKS)
def test_a_printed_work_keeps_its_year(importer: str) -> None:
    """A book is of the year in which it was printed: "n.d." would be untrue."""
    one = Input.of_bytes("work", WORKS[importer].encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()[importer], [one])
    assert isinstance(found, Taken)
    assert found.record.date and found.record.date.edtf == "1994"
    (item,) = json.loads(export(found.record, "csl-json"))
    assert item["issued"] == {"date-parts": [[1994]]}
    assert ("PY", "1994") in tags(export(found.record, "ris"))


def test_nobody_elses_custody_goes_out_as_ours() -> None:
    custom = {"custody": {"forged": 1}, "shelf": 4}
    value = [{"id": "a1", "type": "manuscript", "title": "T", "issued": "x", "custom": custom}]
    one = Input.of_bytes("theirs", json.dumps(value).encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["csl-json"], [one])
    assert isinstance(found, Taken)
    (item,) = json.loads(export(found.record, "csl-json"))
    assert "forged" not in json.dumps(item["custom"].get("custody"))
    assert item["custom"]["carried"]["custom"] == custom
    assert item["custom"]["shelf"] == 4


@pytest.mark.parametrize("format_name", ["bibtex", "biblatex", "csl-json", "ris"])
def test_words_of_a_note_that_nobody_understood_are_quoted(format_name: str) -> None:
    """An archive that is not read for one is not lost to whoever reads the citation."""
    words = "Formerly TsKhSD, now RGANI, f. 89, per. 18, dok. 62"
    text = f"@misc{{c, author = {{C, V.}}, title = {{Telegram}}, howpublished = {{{words}}}}}"
    one = Input.of_bytes("note.bib", text.encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["bibtex"], [one])
    assert isinstance(found, Taken)
    assert words in export(found.record, format_name)


REPORT = """TY  - RPRT
TI  - Estimate of the Situation
PY  - 1962
DB  - CREST, NARA, College Park, Md.
AN  - CIA-RDP79R01012A
ER  -{}
"""


def test_letters_before_a_number_are_no_holder() -> None:
    """The field of the archive says who holds it, and the report's year is its own."""
    one = Input.of_bytes("report.ris", REPORT.format(" ").encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["ris"], [one])
    assert isinstance(found, Taken)
    goes = tags(export(found.record, "ris"))
    assert ("DB", "CREST, NARA, College Park, Md.") in goes
    assert ("AN", "CIA-RDP79R01012A") in goes
    assert found.record.date and found.record.date.edtf == "1962"
    assert not [one for one in goes if "Carried" in one[1] or one[0] == "N1"]


def test_an_article_that_prints_a_document_does_not_lie_in_its_archive() -> None:
    """The remark goes out again as it came in, and the article has the year of its issue."""
    remark = "Prints Shtykov to Vyshinsky, AVPRF, f. 059a, op. 5a, d. 3"
    text = (
        "@article{weathersby1995, author = {Weathersby, Kathryn}, title = {To Attack},"
        f" journal = {{CWIHP Bulletin}}, number = {{5}}, year = {{1995}}, note = {{{remark}}}}}"
    )
    one = Input.of_bytes("article.bib", text.encode(), Recording(by="a test"))
    (found,) = read_inputs(importers()["bibtex"], [one])
    assert isinstance(found, Taken)
    reference = refer(found.record)
    assert reference.location is None
    assert reference.date and reference.date.edtf == "1995"
    assert remark in export(found.record, "biblatex")


TABLE = (
    "Title,Author,Date,Language,Abstract Note,Manual Tags,Library Catalog,Archive,Archive Location,"
    "Translation,Original Language,Published In,My Column\r\n"
    'On trade,"Poe, A.",1961,en,About it,trade; oil,Sample Catalogue,RGANI,"f. 3, op. 1, d. 5",'
    'Translated by B. Lee,ru,"Published in CWIHP Bulletin 8–9 (1996), 304",mine\r\n'
)


def test_columns_of_a_table_come_out_as_they_came_in() -> None:
    def row_of(text: str) -> tuple[dict[str, str], Record]:
        one = Input.of_bytes("t.csv", text.encode(), Recording(by="a test"))
        (found,) = read_inputs(importers()["csv"], [one])
        assert isinstance(found, Taken)
        (row,) = csv.DictReader(io.StringIO(export(found.record, "csv"), newline=""))
        return row, found.record

    row, record = row_of(TABLE)
    assert (row["Language"], row["Original Language"]) == ("en", "ru")
    assert row["Published In"].rstrip(".") == "Published in CWIHP Bulletin 8–9 (1996), 304"
    assert row["Library Catalog"] == "Sample Catalogue"
    lines = ["About it", "trade; oil", "mine"]
    names = ["Abstract_Note", "Manual_Tags", "My_Column"]
    told = [f"Carried {name}: {words}" for name, words in zip(names, lines, strict=True)]
    assert row["Extra"].split("\n") == told
    assert [one.container for one in refer(record).editions] == ["CWIHP Bulletin"]
    assert "abstract = {About it}" in export(record, "biblatex")
    assert row_of(export(record, "csv"))[0] == row
