"""The page that the project began with, where it is at hand; its text is not in this repository."""

import hashlib
from pathlib import Path

import pytest

from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.bulletin.edition import Edition, PrintedPage
from provenance.readers.bulletin.reader import Reading, study_page

FILE = Path(__file__).parents[2].parent / "shared/corpus/bulletin/000_71f31ea899ebcaf1.txt"

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the scanned page is not at hand")


@pytest.fixture(scope="module", name="text")
def _text() -> str:
    return FILE.read_bytes().decode("utf-8")


@pytest.fixture(scope="module", name="reading")
def _reading(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = PrintedPage(FILE.name, digest, Edition.read("CWIHP Bulletin 8–9"), "304")
    return study_page(text, page, recorded=Recording(by="a test"))


def statements(record: Record) -> list[tuple[str, str, str | None]]:
    return [(one.property, one.value, one.agent) for one in record.accounts[0].statements]


def test_nothing_of_the_page_is_lost(text: str, reading: Reading) -> None:
    assert "".join(part.words.text for part in reading.parts) == text
    assert reading.left_over == ()


def test_founding_record_has_three_dates_that_agree(reading: Reading) -> None:
    record = reading.records[0]
    assert record.id == "dobrynin-1962-10-30"
    assert statements(record)[1:] == [
        ("kind", "telegram", None),
        ("date", "30 October 1962", None),
        ("date", "30 October 1962", None),
        ("date", "30.X.62", None),
        ("author", "A.F. Dobrynin", "dobrynin"),
        ("office", "Soviet Ambassador to the USA", "dobrynin"),
        ("addressee", "USSR Foreign Ministry", "ussr-foreign-ministry"),
        ("signature", "A.DOBRYNIN", "dobrynin"),
    ]
    dates = [one.date for one in record.accounts[0].statements if one.date]
    assert {date.edtf for date in dates} == {"1962-10-30"}
    assert record.missing == ()
    author = record.agent("dobrynin")
    assert author and (author.family, author.given) == ("Dobrynin", "A.F.")


def test_evidence_points_into_the_file(text: str, reading: Reading) -> None:
    for record in reading.records:
        for said in record.accounts[0].statements:
            (one,) = said.evidence
            assert text[one.start : one.end] == one.quote
            assert one.locator and one.locator.startswith("CWIHP Bulletin 8–9, p. 304, line ")


def test_founding_record_keeps_its_source_note_and_chain(text: str, reading: Reading) -> None:
    record = reading.records[0]
    note = record.account("1")
    assert note and note.source.file
    assert note.text == text[note.source.file.start : note.source.file.end]
    assert record.custody.path_to("National Security Archive")
    (edition,) = record.derived_as("edition")
    assert edition.of == "translation"
    publishing = record.accounts[0].events[-1]
    assert [use.thing for use in publishing.used] == ["translation"]
    assert publishing.status == "verified"


def test_no_language_is_invented(reading: Reading) -> None:
    for record in reading.records:
        assert "language" not in [kind for kind, _, _ in statements(record)]


def test_second_record_says_what_the_page_cuts_off(reading: Reading) -> None:
    record = reading.records[1]
    assert record.id == "kuznetsov-1962-10-31"
    assert statements(record)[2:] == [
        ("date", "31 October 1962", None),
        ("author", "USSR Foreign Ministry", "ussr-foreign-ministry"),
        ("addressee", "V.V. Kuznetsov", "kuznetsov"),
        ("office", "Soviet Deputy Foreign Minister", "kuznetsov"),
        ("place", "New York", "kuznetsov"),
    ]
    assert [one.what for one in record.missing] == ["rest of the text", "signature", "source note"]
    assert record.missing[0].reason == "the page ends in the middle of a word"
    assert [one.quote for one in record.missing[0].evidence] == ["del-"]
