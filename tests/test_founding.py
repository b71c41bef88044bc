"""The founding record, from the page to the chain."""

from pathlib import Path

import pytest

import provenance as pv
from provenance.model.record import Record
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

FILE = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"

NINE_FACTS = [
    ("holding", "holder", "Archive of Foreign Policy, Russian Federation", 1),
    ("holding", "abbreviation", "AVP RF", 1),
    ("holding", "place", "Moscow", 1),
    ("copying", "agent", "NHK", 2),
    ("transfer", "recipient", "CWIHP", 3),
    ("holding", "holder", "National Security Archive", 4),
    ("holding", "place", "Washington, D.C.", 4),
    ("translation", "translator", "John Henriksen", 5),
    ("translation", "affiliation", "Harvard University", 5),
]


@pytest.fixture(scope="module")
def founding() -> Record:
    return load(FILE)


def note_of(record: Record) -> str:
    account = record.account("1")
    assert account is not None and account.text is not None
    return account.text


def test_the_note_gives_its_nine_facts_and_leaves_nothing_unread(founding: Record) -> None:
    note = pv.parse_note(note_of(founding))
    assert [(f.event, f.role, f.value, f.n) for f in note.facts()] == NINE_FACTS
    assert note.unread == ()
    assert note.render() == note_of(founding)


def test_the_record_has_the_two_accounts_of_custody(founding: Record) -> None:
    kinds = {account.id: account.kind for account in founding.accounts}
    assert kinds == {"description": "description", "1": "source-note", "2": "introduction"}


def test_three_statements_of_the_date_agree(founding: Record) -> None:
    dates = [said.date for said in founding.statements("text", "date")]
    assert [date.printed for date in dates if date] == [
        "30 October 1962",
        "30 October 1962",
        "30.X.62",
    ]
    assert {date.edtf for date in dates if date} == {"1962-10-30"}
    assert not [one for one in founding.custody.conflicts if one.what == "date"]


def test_in_the_first_account_a_party_is_unnamed_and_three_givers_are_inferred(
    founding: Record,
) -> None:
    chain = founding.custody_in("1")
    assert [(step.kind, party.role) for step, party in chain.unnamed] == [("copying", "copyist")]
    givers = [p for s in chain.steps for p in s.parties if p.role == "giver"]
    assert [(party.agent.id if party.agent else None, party.status) for party in givers] == [
        ("avp-rf", "inferred"),
        ("nhk", "inferred"),
        ("cwihp", "inferred"),
    ]


def test_merged_brenner_stands_where_two_were_inferred(founding: Record) -> None:
    chain = founding.custody
    assert [party.agent.id for _, party in chain.superseded if party.agent] == ["nhk", "cwihp"]
    for step, _ in chain.superseded:
        assert [party.name for party in step.standing("giver")] == ["Philip Brenner"]
    assert len(chain.copies) == 2
    released = next(step for step in chain.steps if step.kind == "declassification")
    assert [date.edtf for date in released.dates] == ["1991/1992"]
    assert chain.conflicts == ()


def as_read(record: Record) -> Record:
    """Return a record without its languages: the editors of the collection entered them."""
    accounts = [
        account.model_copy(
            update={
                "statements": tuple(
                    said for said in account.statements if said.property != "language"
                )
            }
        )
        for account in record.accounts
    ]
    return record.model_copy(update={"accounts": tuple(accounts)})


def test_the_file_holds_what_the_page_gives(founding: Record, shared: Path) -> None:
    from provenance.model.account import Recording
    from provenance.readers.importers import importers
    from provenance.readers.importing import Input, Taken

    page = shared / "corpus/bulletin/000_71f31ea899ebcaf1.txt"
    recorded = founding.accounts[0].recorded
    assert isinstance(recorded, Recording)
    options = {"edition": "CWIHP Bulletin 8–9", "page": "304"}
    one = Input.of_bytes(page.name, page.read_bytes(), recorded, options)
    found = importers()["bulletin"].read(one)
    imported, second = (taken.record for taken in found if isinstance(taken, Taken))
    assert imported.accounts == as_read(founding).accounts[:2]
    assert set(imported.derived) <= set(founding.derived)
    assert set(imported.instantiations) <= set(founding.instantiations)
    assert {agent.id for agent in imported.agents} <= {agent.id for agent in founding.agents}
    assert second == load(FILE.with_name(f"{second.id}.yaml"))
    assert {one.what for one in second.missing} >= {"source note", "signature"}


def test_every_document_of_the_list_is_a_record_or_is_listed_as_left_out(shared: Path) -> None:
    from provenance.readers.documents import read_documents

    lines = (shared / "corpus/documents.jsonl").read_text(encoding="utf-8").split("\n")
    recorded = load(FILE).accounts[0].recorded
    assert recorded is not None
    found = read_documents(lines, recorded=recorded)
    stored = {record.id: record for record in load_all(FILE.parent)}
    for record in found.records:
        assert as_read(stored[record.id]) == record
    listed = (FILE.parent / "LEFT-OUT.md").read_text(encoding="utf-8")
    for one in found.left_out:
        assert one.reason in listed
