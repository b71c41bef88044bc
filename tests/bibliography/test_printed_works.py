"""A printed work that lies in no archive goes out under its type, with the fields of that type."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from typesetting import TEX, need, run

from provenance.bibliography.carried.types import work_of, works
from provenance.bibliography.choosing import choices
from provenance.bibliography.format import export
from provenance.bibliography.reference import Carried
from provenance.bibliography.referring.refer import refer
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.exports.roles import published
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs

FILE = Path(__file__).parents[1] / "cases/readers/others/works.bib"
PLACED = {"date", "month", "title", "year"}
"""Fields that go out in another writing: a year as a date, a title that no style changes."""


def imported(importer: str, text: str) -> list[Record]:
    one = Input.of_bytes("works", text.encode(), Recording(by="a test"))
    found = list(read_inputs(importers()[importer], [one]))
    return [one.record for one in found if isinstance(one, Taken)]


def entries(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    library = parse_string(text, parse_stack=[])
    assert not library.failed_blocks
    return {
        one.key: (one.entry_type, {field.key: str(field.value) for field in one.fields})
        for one in library.entries
    }


@pytest.fixture(scope="module")
def works_of_others() -> list[Record]:
    return imported("bibtex", FILE.read_text("utf-8"))


@pytest.mark.parametrize("format_name", ["biblatex", "biblatex-chicago"])
def test_works_go_out_as_they_came_in(works_of_others: list[Record], format_name: str) -> None:
    came = entries(FILE.read_text("utf-8"))
    goes = entries(export(works_of_others, format_name))
    assert goes.keys() == came.keys()
    for key, (sort, fields) in came.items():
        assert goes[key][0] == sort
        assert goes[key][1].keys() - PLACED == fields.keys() - PLACED, key
        for name in fields.keys() - PLACED:
            assert goes[key][1][name] == fields[name], (key, name)


def test_classic_bibtex_has_its_own_types_and_fields(works_of_others: list[Record]) -> None:
    goes = entries(export(works_of_others, "bibtex"))
    assert goes["article"][0] == "article" and "journal" in goes["article"][1]
    assert goes["thesis"][0] == "phdthesis" and "school" in goes["thesis"][1]
    assert goes["report"][0] == "techreport" and "institution" in goes["report"][1]
    assert goes["collection"][0] == "book" and "address" in goes["collection"][1]
    assert goes["online"][0] == "misc"


@pytest.mark.client
@pytest.mark.parametrize("format_name", ["biblatex", "biblatex-chicago"])
def test_biber_has_nothing_to_say(
    works_of_others: list[Record], format_name: str, tmp_path: Path
) -> None:
    need(TEX, "biber")
    (tmp_path / "works.bib").write_text(export(works_of_others, format_name), encoding="utf-8")
    said = run(tmp_path, "biber", "--tool", "--validate-datamodel", "works.bib")
    assert not re.findall(r"^(?:WARN|ERROR).*", said, re.MULTILINE)


TYPES = {
    "article": ("article-journal", "JOUR", "journalArticle"),
    "book": ("book", "BOOK", "book"),
    "collection": ("book", "BOOK", "book"),
    "incollection": ("chapter", "CHAP", "bookSection"),
    "inproceedings": ("paper-conference", "CPAPER", "conferencePaper"),
    "thesis": ("thesis", "THES", "thesis"),
    "report": ("report", "RPRT", "report"),
    "online": ("document", "MANSCPT", "manuscript"),
    "unpublished": ("document", "MANSCPT", "manuscript"),
}


def test_other_formats_have_their_type_for_each(works_of_others: list[Record]) -> None:
    items: list[dict[str, Any]] = json.loads(export(works_of_others, "csl-json"))
    tags = re.findall(r"^TY  - (\w+)", export(works_of_others, "ris"), re.MULTILINE)
    zotero = re.findall(r"<z:itemType>(\w+)<", export(works_of_others, "zotero-rdf"))
    keys = [one["id"] for one in items]
    found = zip((one["type"] for one in items), tags, zotero, strict=True)
    assert dict(zip(keys, found, strict=True)) == TYPES


def test_csl_json_has_the_parts_of_a_work_in_their_variables(works_of_others: list[Record]) -> None:
    by_key = {one["id"]: one for one in json.loads(export(works_of_others, "csl-json"))}
    article, chapter, report = (by_key[one] for one in ("article", "incollection", "report"))
    told = [article[one] for one in ("container-title", "volume", "issue", "page")]
    assert told == ["Cold War History", "3", "2", "12–34"]
    assert chapter["editor"] == [{"family": "Leffler", "given": "Melvyn P."}]
    assert chapter["publisher-place"] == "Cambridge"
    assert report["number"] == "P-123" and "issue" not in report
    assert "container-title" not in by_key["book"]


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json", "ris", "zotero-rdf"])
def test_works_come_back_and_go_out_the_same(works_of_others: list[Record], name: str) -> None:
    first = export(works_of_others, name)
    importer = "bibtex" if name == "biblatex" else name
    again = imported(importer, first)
    assert unnamed(export(again, name)) == unnamed(first)
    came = [refer(one).container for one in works_of_others]
    assert [refer(one).container for one in again] == came


def test_what_is_carried_does_not_grow_with_each_trip(works_of_others: list[Record]) -> None:
    trips = [export(works_of_others, "csl-json")]
    for _ in range(3):
        trips.append(export(imported("csl-json", trips[-1]), "csl-json"))
    assert trips[1] == trips[2] == trips[3]
    assert json.loads(trips[3])[0]["custom"]["carried"]["custom"]["record"] == "smith-1999-05"


def unnamed(text: str) -> str:
    """Return a file without our custody and the names of items, which are no keys in Zotero RDF."""
    if text.startswith("["):
        return json.dumps([one | {"custom": None} for one in json.loads(text)])
    return re.sub('rdf:about="[^"]*"', "", text)


def test_of_a_work_its_edition_is_cited_and_no_other_choice_is_open(
    works_of_others: list[Record],
) -> None:
    article = refer(works_of_others[0])
    assert article.cites == "edition"
    assert choices(article) == ("original", "edition")


HELD = (
    "@article{held, author = {Dobrynin, Anatoly}, title = {Telegram}, journal = {Bulletin},"
    " volume = {8}, number = {9}, pages = {304}, year = {1996}, origdate = {1962-10-30},"
    " note = {AVP RF, Moscow}}"
)


def test_what_an_archive_holds_is_cited_there_and_its_issue_in_words() -> None:
    (record,) = imported("bibtex", HELD)
    ((sort, fields),) = entries(export(record, "biblatex")).values()
    assert sort == "misc"
    assert "AVP RF" in fields["organization"]
    assert "ublished in Bulletin 8, no. 9 (1996), 304" in fields["addendum"]


def test_a_publisher_is_one_item_whatever_words_join_it() -> None:
    text = "@book{b, author = {A, B}, title = {T}, publisher = {Simon and Schuster}, year = {1994}}"
    (record,) = imported("bibtex", text)
    ((_, fields),) = entries(export(record, "biblatex")).values()
    assert fields["publisher"] == "{{Simon and Schuster}}"
    ((_, fields),) = entries(export(record, "bibtex")).values()
    assert fields["publisher"] == "{Simon and Schuster}"


def test_each_type_of_what_is_printed_stands_for_a_sort_of_work() -> None:
    formats = ("bibtex", "csl-json", "ris", "zotero-rdf")
    sorted_in = {
        one
        for form in formats
        for one in published()
        if work_of(Carried(format=form, name="type", value=one))
    }
    assert sorted_in == published()
    assert all(one.names.keys() == {*formats, "biblatex"} for one in works())
