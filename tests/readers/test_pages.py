"""Pages of a bulletin to records: made-up pages, shape by shape."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance.errors import UnreadablePage
from provenance.model.account import Account, Recording
from provenance.model.record import Record
from provenance.notes.account import Place, Telling
from provenance.readers.bulletin.edition import Edition, PrintedPage
from provenance.readers.bulletin.reader import read_page, study_page

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "readers" / "pages.yaml").read_text("utf-8")
)
PAGE = PrintedPage("page.txt", "0" * 64, Edition.read("Made-up Bulletin 1"), "7")
RECORDED = Recording(by="a test")


def bare_note(text: str, place: Place) -> Telling:
    """Keep a note's words and read nothing in them."""
    account = Account(
        id=place.account_id,
        kind="source-note",
        source=place.source,
        recorded=place.recorded,
        text=text,
    )
    return Telling(account=account)


def said(record: Record, kind: str) -> list[str]:
    return [one.value for one in record.accounts[0].statements if one.property == kind]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_page_gives_its_documents_and_loses_nothing(case: dict[str, Any]) -> None:
    reading = study_page(case["page"], PAGE, recorded=RECORDED, read_note=bare_note)
    assert "".join(part.words.text for part in reading.parts) == case["page"]
    assert [one.words.text for one in reading.left_over] == case.get("left_over", [])
    for record, expected in zip(reading.records, case["records"], strict=True):
        assert (record.id, record.title, record.kind) == tuple(
            expected[key] for key in ("id", "title", "kind")
        )
        for kind in ("author", "addressee", "signature"):
            assert said(record, kind) == expected.get(kind, []), kind
        assert said(record, "date") == expected.get("dates", [])
        note = record.account("1")
        assert (note.text if note else None) == expected.get("note")
        assert [one.what for one in record.missing] == expected.get("missing", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_evidence_of_a_page_is_its_own_words(case: dict[str, Any]) -> None:
    page = case["page"]
    for record in read_page(page, PAGE, recorded=RECORDED):
        description, *notes = record.accounts
        cited = [one for said in description.statements for one in said.evidence]
        cited += [one for event in description.events for one in event.evidence]
        cited += [one for lack in record.missing for one in lack.evidence]
        for one in cited:
            assert one.start is None or page[one.start : one.end] == one.quote
        for account in record.accounts:
            file = account.source.file
            assert file and page.count("\n", 0, file.start) + 1 == file.line
        for note in notes:
            file = note.source.file
            assert file and note.text == page[file.start : file.end]


def test_signatory_is_the_author_only_as_a_conclusion_where_the_heading_names_none() -> None:
    page = "Report on the harvest, 6 November 1962\n\nGood.\n\nA. SAMPLE\n\n[Source: AVP RF.]\n"
    (record,) = read_page(page, PAGE, recorded=RECORDED, read_note=bare_note)
    author = record.accounts[0].events[0].party("author")
    assert author and (author.agent, author.status) == ("sample", "inferred")
    assert author.reason


def test_publisher_is_named_only_where_the_caller_knows() -> None:
    text = "Letter from A. Sample to B. Example, 4 May 1962\n\nText.\n\n[Source: AVP RF.]"
    edition = Edition.read("Made-up Bulletin 1", publisher="Sample Press", date="1996")
    page = PrintedPage("page.txt", "0" * 64, edition, "7–8")
    for one, expected in ((PAGE, None), (page, "Sample Press")):
        (record,) = read_page(text, one, recorded=RECORDED, read_note=bare_note)
        event = record.accounts[0].events[-1]
        party = event.party("publisher")
        assert (event.kind, event.status) == ("publishing", "verified")
        assert (party.printed if party else None) == expected
    assert event.detail("container") == "Made-up Bulletin"
    assert (event.detail("number"), event.detail("pages")) == ("1", "7–8")
    assert event.date and event.date.edtf == "1996"
    assert event.evidence[0].locator == "Made-up Bulletin 1, pp. 7–8"


def test_meeting_is_told_with_those_who_took_part() -> None:
    page = "Record of Conversation between A. Sample and B. Example, 5 May 1962\n\nThey talked.\n"
    (record,) = read_page(page, PAGE, recorded=RECORDED)
    meeting = next(one for one in record.accounts[0].events if one.kind == "meeting")
    assert [party.printed for party in meeting.parties] == ["A. Sample", "B. Example"]


@pytest.mark.parametrize("page", ["", "\n\n", "Just prose.\n\nMore of it.", "## 1.X.62 A.NAME"])
def test_page_without_a_document_says_what_was_expected(page: str) -> None:
    with pytest.raises(UnreadablePage) as caught:
        read_page(page, PAGE, recorded=RECORDED)
    assert caught.value.path == "page.txt"
    assert "heading" in caught.value.problem


@pytest.mark.parametrize(
    ("words", "container", "number"),
    [
        ("CWIHP Bulletin 8–9", "CWIHP Bulletin", "8–9"),
        ("CWIHP Bulletin, no. 5", "CWIHP Bulletin", "5"),
        ("The Bulletin", "The Bulletin", None),
        ("1962", "1962", None),
    ],
)
def test_edition_is_taken_apart(words: str, container: str, number: str | None) -> None:
    edition = Edition.read(words)
    assert (edition.container, edition.number) == (container, number)
