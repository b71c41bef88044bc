"""Lists of documents: facts to records, and what is left out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.account import Account, Recording
from provenance.model.agent import Agent, Party
from provenance.model.event import Holding
from provenance.model.thing import Instantiation
from provenance.notes.account import Place, Telling
from provenance.readers.documents import Listing, read_documents
from provenance.readers.vocabulary import words

RECORDED = Recording(by="a test")
HOLDING = {"event": "holding", "role": "holder", "value": "Made-up Archive", "n": 1}
LINE: dict[str, Any] = {
    "title": "Telegram from Soviet Ambassador to Ruritania A. Sample to the Foreign Ministry",
    "date": "May 5, 1962",
    "seen_at": "https://example.org/1",
    "facts": [HOLDING],
}


def read(*lines: dict[str, Any]) -> Listing:
    return read_documents([json.dumps(line) for line in lines], recorded=RECORDED)


def test_document_is_described_by_its_title_and_date() -> None:
    (record,) = read(LINE).records
    assert record.id == "sample-1962-05-05"
    assert (record.kind, str(record.date)) == ("telegram", "May 5, 1962")
    assert [one.name for one in record.authors] == ["A. Sample"]
    assert [one.name for one in record.addressees] == ["Foreign Ministry"]
    assert [one.id for one in record.accounts] == ["description", "1"]
    for account in record.accounts:
        assert account.source.url == LINE["seen_at"]
        assert account.text is None
        assert account.recorded == RECORDED
    for said in record.accounts[0].statements:
        assert [(one.locator, one.quote) for one in said.evidence] == [(LINE["seen_at"], None)]


def test_facts_become_the_first_account() -> None:
    (record,) = read(LINE).records
    (held,) = record.custody.holdings
    assert held.holder.name == "Made-up Archive"


def test_document_seen_at_two_places_is_one_record_with_two_accounts() -> None:
    elsewhere = LINE | {"seen_at": "https://example.org/2", "date": "5 May 1962"}
    (record,) = read(LINE, elsewhere).records
    assert [one.id for one in record.accounts] == ["description", "1", "description-2", "2"]


def test_other_documents_of_the_same_day_get_a_number() -> None:
    other = LINE | {"title": "Letter from A. Sample to B. Example"}
    assert [one.id for one in read(LINE, other).records] == [
        "sample-1962-05-05",
        "sample-1962-05-05-2",
    ]


def test_title_that_cannot_be_read_is_kept_as_title() -> None:
    (record,) = read({"title": "Dear diary", "seen_at": "https://example.org/3"}).records
    assert (record.id, record.title, record.kind) == ("document-undated", "Dear diary", None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON"),
        ("[]", ""),
        (json.dumps(LINE | {"title": "\u2028"}), "title"),
        (json.dumps(LINE | {"date": "\x1c"}), "lost"),
        ('{"title": "A"}', "seen_at"),
        (json.dumps(LINE | {"more": 1}), "more"),
        (json.dumps(LINE | {"facts": [HOLDING | {"event": "theft"}]}), "theft"),
        (json.dumps(LINE | {"facts": [HOLDING | {"n": 0}]}), "facts.0.n"),
        (json.dumps(LINE | {"facts": [HOLDING | {"value": "maio de 1,962"}]}), "1,962"),
    ],
)
def test_line_that_cannot_be_taken_is_left_out_with_its_reason(line: str, reason: str) -> None:
    found = read_documents(["", line, json.dumps(LINE)], recorded=RECORDED)
    assert len(found.records) == 1
    assert [one.line for one in found.left_out] == [2]
    assert reason in found.left_out[0].reason


def test_one_id_for_two_names_is_told_apart() -> None:
    def telling(_: object, place: Place) -> Telling:
        name = f"Archive {place.account_id}"
        holder = Party(role="holder", agent="archive")
        held = Holding(id="h1", holder=holder, instantiation="original")
        account = Account(
            id=place.account_id, kind="source-note", source=place.source, holdings=(held,)
        )
        agent = Agent(id="archive", kind="corporate-body", name=name)
        carrier = Instantiation(id="original")
        return Telling(account=account, agents=(agent,), instantiations=(carrier,))

    lines = [json.dumps(LINE), json.dumps(LINE | {"seen_at": "https://example.org/2"})]
    (record,) = read_documents(lines, recorded=RECORDED, read_facts=telling).records
    names = [one.holder.name for one in record.custody.holdings]
    assert names == ["Archive 1", "Archive 2"]


FACTS = st.fixed_dictionaries(
    {
        "event": st.sampled_from(words("facts", "events")),
        "role": st.sampled_from(["holder", "agent", "giver", "place", "box", "date", "unheard-of"]),
        "value": st.sampled_from(["NSA", "CWIHP", "A. Sample", "5 May 1962", "Ibid.", "—", "İ"]),
        "n": st.integers(1, 4),
    }
)
LINES = st.fixed_dictionaries(
    {
        "title": st.text(min_size=1, max_size=40) | st.sampled_from([LINE["title"], "Letter"]),
        "date": st.none() | st.text(max_size=20) | st.just("1962"),
        "seen_at": st.just("https://example.org"),
        "facts": st.lists(FACTS, max_size=6),
    }
)


@given(st.lists(LINES.map(json.dumps) | st.text(max_size=20), max_size=4))
def test_any_line_becomes_a_record_or_is_left_out(lines: list[str]) -> None:
    found = read_documents(lines, recorded=RECORDED)
    accounts = sum(one.kind == "description" for record in found.records for one in record.accounts)
    assert accounts + len(found.left_out) == sum(bool(line.strip()) for line in lines)
    assert len({record.id for record in found.records}) == len(found.records)


def test_real_list_is_read_where_it_is_at_hand(shared: Path) -> None:
    text = (shared / "corpus" / "documents.jsonl").read_text("utf-8")
    found = read_documents(text.split("\n"), recorded=RECORDED)
    assert len(found.records) + len(found.left_out) == 26
    assert [one.line for one in found.left_out] == [6, 7, 8]
    ids = [record.id for record in found.records]
    assert {"dobrynin-1962-11-01", "dobrynin-1962-11-01-2", "jelen-1962-10-30"} <= set(ids)
