"""What a document says of itself, and what makes a record hang together."""

import pytest
from made_up.told import account, act, hand_over, holding, person, record, stated
from pydantic import ValidationError

from provenance.model.base import Value
from provenance.model.chain import Telling
from provenance.model.date import ArchivalDate
from provenance.model.event import Event
from provenance.model.integrity import claim_ids, parties_of
from provenance.model.reference_code import ReferenceCode


def test_authors_and_addressees_are_those_of_the_text_in_the_order_of_the_telling() -> None:
    one = account(
        1,
        statements=[
            stated(1, "author", agent="boris"),
            stated(2, "author", agent="anna", status="refuted"),
            stated(3, "author", agent="clara", about="copy"),
            stated(4, "author"),
            stated(6, "author", agent="dora", status="refuted"),
            stated(5, "addressee", agent="dora"),
        ],
    )
    other = account(
        2, statements=[stated(1, "author", agent="anna"), stated(2, "author", agent="boris")]
    )
    document = record(one, other)
    assert [agent.id for agent in document.authors] == ["boris", "anna"]
    assert [agent.id for agent in document.addressees] == ["dora"]


def test_the_date_of_a_text_is_the_first_that_could_be_read_else_the_first() -> None:
    unread, read = {"printed": "in spring"}, {"edtf": "1962"}
    for dates, found in (([unread, read], "1962"), ([unread], "in spring"), ([], "None")):
        told = [stated(n, "date", date=one) for n, one in enumerate(dates)]
        assert str(record(account(1, statements=told)).date) == found


def test_what_is_derived_is_found_by_its_kind() -> None:
    kinds = ("translation", "edition", "translation")
    derived = [{"id": f"d{n}", "kind": kind} for n, kind in enumerate(kinds)]
    document = record(derived=derived)
    assert [one.id for one in document.derived_as("translation")] == ["d0", "d2"]
    assert [one.id for one in document.translations] == ["d0", "d2"]
    assert [one.id for one in document.derived_as("edition")] == ["d1"]


def test_accounts_agents_and_values_are_found_by_their_names_or_are_none() -> None:
    document = record(account(1, statements=[stated(1, "title", value="A letter")]))
    assert document.account("1") is document.accounts[0]
    assert document.agent("boris") is document.agents[1]
    assert document.account("9") is None
    assert document.agent("x") is document.agent(None) is None
    assert (document.said("title"), document.said("title", "copy"), document.kind) == (
        "A letter", None, None,
    )  # fmt: skip


def test_the_chain_has_the_title_of_the_text() -> None:
    told = account(1, statements=[stated(1, "title", value="A letter")])
    assert record(told).custody.title == "A letter"
    assert record([]).custody.title is None


def test_parties_details_and_levels_are_found_by_their_kinds_or_are_none() -> None:
    details = [{"kind": "title", "value": "T"}, {"kind": "pages", "value": "5"}]
    event = Event.model_validate(hand_over("e1", "anna", "boris") | {"details": details})
    assert event.party("recipient") == event.parties[1]
    assert event.party("author") is None
    assert (event.detail("pages"), event.detail("url")) == ("5", None)
    levels = [{"level": "fonds", "value": "1"}, {"level": "file", "value": "2"}]
    code = ReferenceCode.model_validate({"levels": levels})
    assert (code.get("file"), code.get("box")) == ("2", None)


def test_a_date_is_read_with_its_words() -> None:
    assert ArchivalDate.read("30.X.62") == ArchivalDate(edtf="1962-10-30", printed="30.X.62")
    assert ArchivalDate.read("in spring") == ArchivalDate(printed="in spring")
    assert ArchivalDate.read("n.d.") == ArchivalDate(absent="date-not-stated", printed="n.d.")


def test_a_date_shows_what_is_printed_else_what_is_read_else_that_there_is_none() -> None:
    shown = [ArchivalDate.read("30.X.62"), ArchivalDate(edtf="1962"),
             ArchivalDate(absent="date-not-stated")]  # fmt: skip
    assert [str(one) for one in shown] == ["30.X.62", "1962", "no date stated"]


def test_a_date_without_an_end_is_before_nothing() -> None:
    one, other = ArchivalDate(edtf="1962/.."), ArchivalDate(edtf="1970")
    assert not one.is_before(other) and not other.is_before(one)
    assert not ArchivalDate(edtf="../1970").is_before(other)
    assert ArchivalDate(edtf="1969").is_before(other)
    assert not ArchivalDate(printed="?").is_before(other)
    day = ArchivalDate(edtf="1970-01-01")
    assert not day.is_before(day)


def test_a_copy_of_a_value_shares_what_it_does_not_change_unless_it_is_deep() -> None:
    class Holder(Value):
        inner: Telling

    told = Holder(inner=Telling(account="1", claim="e"))
    assert told.model_copy().inner is told.inner
    deep = told.model_copy(deep=True)
    assert deep == told and deep.inner is not told.inner
    assert told.model_copy(update={"inner": None}).inner is None


def broken(**more: object) -> str:
    with pytest.raises(ValidationError) as caught:
        record(**more)
    return str(caught.value)


def test_every_fault_says_where_and_what() -> None:
    told = broken(
        derived=[{"id": "d", "kind": "edition", "of": "x"}, {"id": "i", "kind": "edition"}],
        instantiations=[{"id": "i"}, {"id": "k", "of": "y"}, {"id": "l", "of": "d"}],
        agents=[person("anna") | {"part_of": "z"}, person("boris") | {"part_of": "anna"}],
    )
    assert (
        "the thing 'i' stands twice; derived: no text is called 'x'; "
        "instantiations: no text is called 'y'; agents: no agent is called 'z' "
    ) in told


def test_every_fault_of_an_account_says_which_account() -> None:
    told = account(
        7,
        act("c", "copying", made=["m"], used=["u"], copyist="p", after=["f"]),
        hand_over("e", None, "anna", moved=["v"]),
        attributed_to="q",
        statements=[stated(1, "title", about="w", agent="r", id="c")],
        holdings=[holding("s", "i", id="h")],
        splits=[{"id": "h", "thing": "t", "into": ["n", "copy"]}],
    )
    found = broken(accounts=[told])
    where = "account '7'"
    assert f"the claim of {where} 'c' stands twice; the claim of {where} 'h' stands twice" in found
    for what, names in (("agent", "qrps"), ("thing", "wumvitn"), ("event", "f")):
        words = [f"{where}: no {what} is called '{name}'" for name in names]
        assert "; ".join(words) in found


def test_an_account_names_its_claims_and_its_parties_in_their_order() -> None:
    told = account(
        1,
        hand_over("e1", "anna", "boris"),
        statements=[stated(1, "title")],
        holdings=[holding("clara")],
        splits=[{"id": "x1", "thing": "copy", "into": ["original"]}],
    )
    one = record(told).accounts[0]
    assert list(claim_ids(one)) == ["s1", "e1", "h-clara-copy", "x1"]
    assert [party.agent for party in parties_of(one)] == ["anna", "boris", "clara"]


def test_what_the_chain_shows_is_in_its_order() -> None:
    chain = record(
        account(
            1,
            act("e0", "copying", made=["copy"], used=["original"], copyist=None),
            hand_over("e1", "anna", "boris", after=["e0"]),
            hand_over("e2", "anna", "dora", status="refuted", after=["e1"]),
            act("e3", "digitization", made=["scan"], used=["copy"], after=["e2"]),
            act("e4", "publishing", made=["print"], after=["e3"]),
            holdings=[holding("clara"), holding("boris")],
        ),
        instantiations=[{"id": one} for one in ("original", "copy", "scan", "print")],
    ).custody
    assert [step.number for step in chain.standing] == [1, 2, 4, 5]
    assert [agent.id for agent in chain.holders] == ["clara", "boris"]
    assert [one.id for one in chain.copies] == ["copy", "scan"]
    assert [(step.number, party.role) for step, party in chain.unnamed] == [(1, "copyist")]
    assert len(chain) == 5
