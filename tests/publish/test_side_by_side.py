"""The table that holds the accounts side by side says of each what it says, and no more."""

import re
from pathlib import Path
from typing import Any

import pytest
from html_page import Page

from provenance.bibliography.format import formats
from provenance.model.record import Record
from provenance.publish.context import Context
from provenance.publish.pages.record.html import record_html
from provenance.publish.pages.record.side_by_side import Told, heading, side_by_side
from provenance.publish.siblings import Material
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE
from provenance.records.load import load
from provenance.resources.folders import folder

RECORDS = folder("records")
CABLE = load(RECORDS / "cwihp" / "dobrynin-1962-10-27.yaml")
MESSAGE = load(RECORDS / "frus" / "frus1961-63v06-d81.yaml")
DUTCH = load(RECORDS / "cwihp" / "boissevain-1962-10-24.yaml")
FOUNDING = load(RECORDS / "cwihp" / "dobrynin-1962-10-30.yaml")


def page_of(record: Record) -> str:
    return record_html(Material(record, DEFAULT_BASE), (), Context())


def rows(record: Record) -> dict[str, str]:
    """The rows of the table as plain words, by the title of the step."""
    (table,) = re.findall(r'<table class="compared">.*?</table>', page_of(record), re.DOTALL)
    plain = (
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]
    )
    return {row.split()[1]: row for row in plain}


def said(record: Record, account: str) -> list[tuple[str, str]]:
    columns = (told for step in side_by_side(record) for told in step.told)
    return [
        (label, one.words)
        for told in columns
        if isinstance(told, Told) and told.account == account
        for act in told.acts
        for label, group in act.said
        for one in group
    ]


def changed(record: Record, account: int, event: int, **more: Any) -> Record:  # noqa: ANN401 - any field
    plain = record.model_dump(mode="json")
    plain["accounts"][account]["events"][event] |= more
    return Record.model_validate(plain)


def test_an_inferred_step_is_not_told_as_if_the_source_said_it() -> None:
    reason = "the list of facts does not say whether a copy or the item itself was obtained"
    assert f"(inferred) {reason} copied by someone not named" in rows(DUTCH)["Copying"]


@pytest.mark.parametrize("status", ["disputed", "refuted"])
def test_what_an_account_disputes_or_refutes_says_so(status: str) -> None:
    record = changed(CABLE, 1, 1, status=status, reason="the broadcaster denies it")
    assert f"({status}) the broadcaster denies it" in rows(record)["Hand-over"]
    assert f"({status})" not in rows(CABLE)["Hand-over"]


@pytest.mark.parametrize(
    "told", ["title We All Lost the Cold War", "date 1994", "pages 523-526", "place Princeton, NJ"]
)
def test_title_date_pages_and_place_are_in_the_table(told: str) -> None:
    assert told in rows(CABLE)["Publication"]


def test_whether_the_very_item_passed_is_not_said_to_be_told() -> None:
    assert "item the same item or a further copy: not stated" in rows(CABLE)["Hand-over"]


def test_an_edition_of_which_no_party_is_named_is_told() -> None:
    told = said(MESSAGE, "1")
    assert ("container", "Claflin") in told and ("pages", "222") in told
    assert ("mark", "Confidential") in told
    assert "nobody named" not in page_of(MESSAGE)


def test_a_column_does_not_borrow_what_another_account_says() -> None:
    plain = FOUNDING.model_dump(mode="json")
    event = next(
        one
        for one in plain["accounts"][1]["events"]
        if any(party["agent"] == "nhk" for party in one["parties"])
    )
    party = next(one for one in event["parties"] if one["agent"] == "nhk")
    party["affiliation"] = "Tokyo office"
    record = Record.model_validate(plain)
    assert any("Tokyo office" in words for _, words in said(record, plain["accounts"][1]["id"]))
    assert not any("Tokyo office" in words for _, words in said(record, "2"))


def test_a_description_is_headed_by_where_it_was_read() -> None:
    at = "Description at www.teachingcalifornia.org"
    assert heading(CABLE.accounts[0]) == at
    assert heading(FOUNDING.accounts[0]) == "Document as printed"
    nowhere = CABLE.accounts[0].source.model_copy(update={"url": "in the reading room"})
    assert heading(CABLE.accounts[0].model_copy(update={"source": nowhere})) == (
        "Description of the document"
    )
    assert "The document itself" not in page_of(CABLE)


def test_the_address_of_an_account_stands_once_above_its_claims() -> None:
    address = CABLE.accounts[0].source.url
    assert address is not None
    text = page_of(CABLE).split('id="sources"')[1].split("</article>")[0].split('id="cite"')[0]
    assert text.count(f">{address}<") == len(CABLE.accounts)


def test_an_address_elsewhere_is_a_link() -> None:
    evidence = [{"locator": "https://example.org/p?q=1&r=2"}, {"locator": "javascript:alert(1)"}]
    page = Page(page_of(changed(CABLE, 1, 1, evidence=evidence)))
    assert "https://example.org/p?q=1&r=2" in page.links
    assert not any(link.startswith("javascript") for link in page.links)


def test_a_column_says_that_its_account_speaks_of_a_batch() -> None:
    head = page_of(FOUNDING).split('<table class="compared">')[1].split("</thead>")[0]
    assert "of a whole batch: most of the Russian papers printed in the issue" in head


def test_citations_are_named_for_readers_those_first_that_most_want() -> None:
    text = page_of(FOUNDING)
    summary = r'<span class="format">([^<]+)</span> <span class="soft">([^<]+)</span></summary>'
    named = re.findall(summary, text)
    assert [name for name, _ in named][:3] == ["BibLaTeX", "RIS", "CSL-JSON"]
    assert len(named) == len({name for name, _ in named}) == len(formats())
    assert dict(named)["RIS"] == "Zotero, EndNote, Mendeley, JabRef"


def test_two_editions_are_told_apart() -> None:
    assert ("made", "the edition (published)") in said(MESSAGE, "1")
    assert ("made", "the edition (edition)") in said(MESSAGE, "description")
    assert ("made", "the edition") in said(CABLE, "1")


def test_a_holding_is_reported_by_those_that_report_it() -> None:
    plain = FOUNDING.model_dump(mode="json")
    citation = {
        "id": "3",
        "kind": "citation",
        "source": {"title": "citation"},
        "holdings": [
            {
                "id": "h1",
                "holder": {"role": "holder", "agent": "avp-rf"},
                "instantiation": "original",
                "status": "inferred",
                "reason": "it is where such telegrams are kept",
            }
        ],
    }
    record = Record.model_validate(plain | {"accounts": [*plain["accounts"], citation]})
    text = page_of(record).split('<section aria-labelledby="holdings">')[1].split("</section>")[0]
    told = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    assert "reported by account 1 ; inferred by account 3" in told


def test_no_line_breaks_within_an_hour_of_the_day(tmp_path: Path) -> None:
    record = load(RECORDS / "frus" / "frus1948v05p1-d152.yaml")
    build_site([record], tmp_path / "site")
    when = (tmp_path / "site" / "browse" / "all.html").read_text(encoding="utf-8")
    for text in (page_of(record), when):
        assert re.search(r">[A-Z][a-z]+ \d+, 194[78]—\d+\u00a0[ap]\.\u00a0m\.<", text)
