"""Finding aids: units and what identifies them, statements of custody, both versions of EAD."""

import re
from pathlib import Path

import pytest

from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Passed, Refusal, Taken, Tally, read_inputs
from provenance.validation.check import check

RECORDED = Recording(by="a test")

EAD_2002 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (EAD) Version 2002//EN" "ead.dtd">
<ead{namespace}><eadheader><eadid url="https://example.org/mss1">MSS.1</eadid><filedesc><titlestmt>
<titleproper>Guide to the Sample Papers</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="collection"><did><unittitle>Sample Papers</unittitle><unitid>MSS.1</unitid>
<unitdate normal="1951/1975">1951-75</unitdate><repository><corpname>Example Library</corpname>
<address><addressline>1 Street</addressline></address></repository></did>
<descgrp><custodhist><head>Provenance</head>
<p>Donated to Example Library in 1962 by <persname>Rose Sample</persname>.</p></custodhist>
<acqinfo><p>Transferred from Example College in 1980.</p></acqinfo></descgrp>
<dsc><c01 id="ref1" level="series"><did><unittitle>Letters, <unitdate normal="19620101/19621231"
>1962</unitdate></unittitle></did>
<c02 level="file"><did><unittitle>Box 1</unittitle></did>
<c03 level="item"><did><unittitle>Letter to B</unittitle><unitid>1/3</unitid></did>
<originalsloc><p>Original in National Archives, Washington.</p></originalsloc></c03>
<c03><did><unittitle>Plain</unittitle></did></c03></c02>
<altformavail><p>Photocopies are available at Other Library.</p></altformavail>
<altformavail><p>Microfilm copies are available at Third Library.</p></altformavail></c01></dsc>
</archdesc></ead>
"""
EAD_3 = """<ead xmlns="http://ead3.archivists.org/schema/"><control>
<recordid instanceurl="https://example.org/a">aid-9</recordid><filedesc><titlestmt>
<titleproper>Guide</titleproper></titlestmt></filedesc></control><archdesc level="fonds"><did>
<unittitle>Fonds</unittitle><unitdatestructured><daterange><fromdate standarddate="1951"
>1951</fromdate> <todate standarddate="1975-06">June 1975</todate></daterange></unitdatestructured>
<repository><corpname><part>Example Library</part></corpname></repository></did>
<custodhist><p>Purchased from A Dealer.</p></custodhist></archdesc></ead>
"""


def read(content: str, name: str = "aid.xml") -> list[Found]:
    return list(read_inputs(importers()["ead"], [Input.of_bytes(name, content.encode(), RECORDED)]))


def records(found: list[Found]) -> list[Record]:
    return [one.record for one in found if isinstance(one, Taken)]


@pytest.fixture(params=["", ' xmlns="urn:isbn:1-931666-22-9"', ' xmlns:e="urn:x"'])
def units(request: pytest.FixtureRequest) -> dict[str, Record]:
    content = EAD_2002.replace("{namespace}", request.param)
    if "xmlns:e" in request.param:
        content = re.sub(r"<(/?)(?=\w)", r"<\1e:", content)
    return {one.id: one for one in records(read(content))}


def test_each_unit_with_a_statement_is_a_record(units: dict[str, Record]) -> None:
    assert list(units) == ["mss-1-1-3", "mss-1-ref1", "mss-1"]


def test_unit_is_described_by_what_identifies_it(units: dict[str, Record]) -> None:
    whole = units["mss-1"]
    assert whole.title == "Sample Papers"
    assert whole.date and (whole.date.edtf, whole.date.printed) == ("1951/1975", "1951-75")
    described = whole.accounts[0]
    assert described.text == "Sample Papers\n1951-75\nExample Library\nMSS.1"
    (held,) = described.holdings
    assert held.reference and held.reference.printed == "MSS.1"
    assert held.holder.printed == "Example Library"
    for one in (*held.evidence, *(one.evidence[0] for one in described.statements)):
        assert described.text[one.start : one.end] == one.quote


def test_each_statement_is_an_account_of_the_unit_at_its_path(units: dict[str, Record]) -> None:
    _, first, second = units["mss-1"].accounts
    assert (first.kind, first.source.title, second.source.title) == (
        "catalogue",
        "Provenance",
        "acqinfo",
    )
    assert first.text == "Donated to Example Library in 1962 by Rose Sample."
    assert first.source.container == "Guide to the Sample Papers"
    assert first.source.url == "https://example.org/mss1"
    assert first.source.pages is None
    assert first.attributed_to == "example-library"
    item = units["mss-1-1-3"]
    assert item.accounts[1].source.pages == "Sample Papers > Letters, 1962 > Box 1"
    assert item.accounts[0].holdings[0].holder.printed == "Example Library"


def test_dates_are_read_from_their_normal_form(units: dict[str, Record]) -> None:
    date = units["mss-1-ref1"].date
    assert date and date.edtf == "1962-01-01/1962-12-31"


def test_copies_of_two_statements_are_not_taken_for_one() -> None:
    copy = "<altformavail><p>Copy obtained by NHK, on file at {}.</p></altformavail>"
    both = copy.format("Hoover Institution") + copy.format("National Security Archive")
    (record,) = records(read(f"<ead><archdesc><did/>{both}</archdesc></ead>"))
    assert {one.id for one in record.instantiations} >= {"original", "copy", "copy-2"}
    things = [{one.instantiation for one in each.holdings} for each in record.accounts]
    assert things == [{"copy"}, {"copy-2"}]
    assert not [one for one in check(record) if one.severity == "violation"]


def test_ead3_is_read_like_ead_2002() -> None:
    (record,) = records(read(EAD_3))
    assert record.id == "aid-9"
    assert record.date and record.date.edtf == "1951/1975-06"
    assert record.accounts[0].text == "Fonds\n1951 June 1975\nExample Library"
    assert record.accounts[1].source.url == "https://example.org/a"


def test_single_element_is_read_and_what_it_lacks_is_said() -> None:
    (record,) = records(
        read("<custodhist><head>H</head><p>Donated by A.</p></custodhist>", "7.xml")
    )
    assert record.id == "7-custodhist"
    assert [one.kind for one in record.accounts] == ["catalogue"]
    assert record.missing[0].what == "description of the unit"


def test_statement_in_a_statement_stands_for_itself() -> None:
    content = (
        "<custodhist><acqinfo><p>Gift of A.</p></acqinfo>"
        "<custodhist><p>Sold by B.</p></custodhist></custodhist>"
    )
    (record,) = records(read(content))
    assert [one.text for one in record.accounts] == ["Gift of A.", "Sold by B."]


@pytest.mark.parametrize(
    ("content", "taken", "passed", "refused"),
    [
        ("<processinfo><p>Foldered by A in 2010.</p></processinfo>", 0, 1, 0),
        ("<processinfo><p>Donated by Ann Sample in 2010.</p></processinfo>", 1, 0, 0),
        ("<custodhist><head>Provenance</head></custodhist>", 0, 0, 1),
        ("<custodhist><p>Nobody knows.</p></custodhist>", 1, 0, 0),
        ("<ead><archdesc><did/></archdesc></ead>", 0, 0, 1),
        ("<scopecontent><p>Letters.</p></scopecontent>", 0, 0, 1),
    ],
)
def test_what_states_no_custody_is_passed_over_or_refused(
    content: str, taken: int, passed: int, refused: int
) -> None:
    found = read(content)
    kinds = [sum(isinstance(one, kind) for one in found) for kind in (Taken, Passed, Refusal)]
    assert kinds == [taken, passed, refused]


def test_broken_finding_aid_gives_what_it_stated_before_the_fault() -> None:
    whole = EAD_2002.replace("{namespace}", "")
    *taken, refused = read(whole[: whole.index("<altformavail>")])
    assert [one.id for one in records(taken)] == ["mss-1-1-3", "mss-1"]
    assert isinstance(refused, Refusal)
    assert refused.line == whole[: whole.index("<altformavail>")].count("\n") + 1


def test_all_elements_of_the_corpus_are_read(shared: Path) -> None:
    files = sorted((shared / "corpus" / "ead").glob("*.xml"))
    assert len(files) == 45
    tally = Tally()
    inputs = [Input(one.name, lambda one=one: one.open("rb"), RECORDED) for one in files]  # type: ignore[misc]  # the default binds the loop's file
    for found in read_inputs(importers()["ead"], inputs):
        tally.count(found)
        if isinstance(found, Taken):
            assert not [one for one in check(found.record) if one.severity == "violation"]
    assert not tally.refused
    assert tally.documents + tally.passed.total() == 45
    assert set(tally.passed) <= {"processinfo without custody"}
