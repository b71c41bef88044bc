"""The merged chain, on the founding record's two accounts and on small invented ones."""

import pytest
from founding_sketch import rec as founding
from made_up.told import hand_over, record

from provenance.errors import UnknownRecord
from provenance.model.record import Record


def test_the_note_alone_has_an_unnamed_copyist_and_three_inferred_givers() -> None:
    chain = founding.custody_in("1")
    assert [(step.kind, party.role) for step, party in chain.unnamed] == [("copying", "copyist")]
    inferred = [
        p for s in chain.steps for p in s.parties if (p.role, p.status) == ("giver", "inferred")
    ]
    assert [party.name for party in inferred] == ["AVP RF", "NHK", "CWIHP"]


def test_merged_the_second_account_supersedes_two_givers_who_stay_visible() -> None:
    superseded = founding.custody.superseded
    assert [party.name for _, party in superseded] == ["NHK", "CWIHP"]
    for step, _ in superseded:
        assert [party.name for party in step.standing("giver")] == ["Philip Brenner"]


def test_merged_one_copy_becomes_two() -> None:
    assert [copy.id for copy in founding.custody.copies] == ["copy-cwihp", "copy-nsarchive"]
    assert [copy.id for copy in founding.custody_in("1").copies] == ["copy"]


def test_merged_the_declassification_comes_before_the_hand_over_that_follows_it() -> None:
    kinds = [step.kind for step in founding.custody.steps]
    assert kinds.index("declassification") < kinds.index("hand-over")
    step = next(s for s in founding.custody.steps if s.kind == "declassification")
    assert [date.edtf for date in step.dates] == ["1991/1992"]


def test_a_wider_body_does_not_supersede_its_part() -> None:
    step = next(s for s in founding.custody.steps if s.kind == "hand-over")
    assert {party.name for party in step.standing("giver")} == {"AVP RF", "the Russian side"}
    assert founding.custody.conflicts == ()


def test_a_giver_who_is_not_known_to_have_had_it_shows_a_gap_before_each_gift() -> None:
    found = founding.custody.gaps
    assert {gap.kind for gap in found} == {"link-missing"}
    assert len(found) == 2
    assert all("Philip Brenner" in gap.reason for gap in found)
    assert founding.custody_in("1").gaps == ()


def test_path_to_a_holder_goes_through_that_holders_copy_only() -> None:
    path = founding.custody.path_to("National Security Archive")
    assert [step.kind for step in path] == [
        "creation", "copying", "declassification", "hand-over", "hand-over",
    ]  # fmt: skip
    assert path[-1].moved == ("copy-nsarchive",)


def test_path_to_nobody_names_those_who_are_near() -> None:
    with pytest.raises(UnknownRecord) as caught:
        founding.custody.path_to("Nat. Security Archive")
    assert caught.value.near == ("National Security Archive",)


def test_reported_against_reported_is_a_conflict_and_both_stand() -> None:
    chain = record([hand_over("e1", "anna", "clara")], [hand_over("e1", "boris", "clara")]).custody
    (conflict,) = chain.conflicts
    assert (conflict.what, conflict.sides) == ("giver", (("1", "Anna"), ("2", "Boris")))
    assert {party.name for party in chain.steps[0].standing("giver")} == {"Anna", "Boris"}


def test_one_giver_and_two_recipients_in_two_accounts_is_a_conflict() -> None:
    chain = record([hand_over("e1", "anna", "boris")], [hand_over("e1", "anna", "clara")]).custody
    assert [(c.what, c.sides) for c in chain.conflicts] == [
        ("recipient", (("1", "Boris"), ("2", "Clara")))
    ]


def test_dates_that_cannot_both_be_right_are_a_conflict() -> None:
    chain = record(
        [hand_over("e1", "anna", "boris", date={"edtf": "1992"})],
        [hand_over("e1", "anna", "boris", date={"edtf": "1993-01"})],
    ).custody
    assert [conflict.what for conflict in chain.conflicts] == ["date"]


def test_dates_of_which_one_is_within_the_other_agree() -> None:
    chain = record(
        [hand_over("e1", "anna", "boris", date={"edtf": "1992"})],
        [hand_over("e1", "anna", "boris", date={"edtf": "1992-10"})],
    ).custody
    assert chain.conflicts == ()


def test_orders_that_contradict_are_a_conflict_and_nothing_is_lost() -> None:
    one = [hand_over("e1", "anna", "boris"), hand_over("e2", "boris", "clara", after=["e1"])]
    other = [hand_over("e1", "boris", "clara"), hand_over("e2", "anna", "boris", after=["e1"])]
    chain = record(one, other).custody
    assert len(chain) == 2
    assert [conflict.what for conflict in chain.conflicts] == ["order"]


def test_an_account_may_add_an_earlier_step() -> None:
    chain = record(
        [hand_over("e1", "boris", "clara")],
        [hand_over("e1", "anna", "boris"), hand_over("e2", "boris", "clara", after=["e1"])],
    ).custody
    assert [step.standing("recipient")[0].name for step in chain.steps] == ["Boris", "Clara"]
    assert chain.steps[1].accounts == ("1", "2")


def test_a_refuted_party_does_not_stand() -> None:
    told = hand_over("e1", None, "clara")
    told["parties"] = [
        {"role": "giver", "agent": "anna", "status": "refuted"},
        {"role": "recipient", "agent": "clara"},
    ]
    assert record([told]).custody.steps[0].standing("giver") == ()


def test_a_long_chain_is_put_in_order_without_deep_recursion() -> None:
    events: list[dict[str, object]] = [
        {"id": f"e{n}", "kind": "gap", "after": [f"e{n + 1}"] if n < 3000 else []}
        for n in range(1, 3001)
    ]
    chain = record(events).custody
    assert chain.steps[0].tellings[0].claim == "e3000"


@pytest.mark.parametrize("form", ["tree", "mermaid", "svg"])
def test_every_picture_names_every_hand(form: str) -> None:
    drawn = getattr(founding.custody, form)()
    for name in ("NHK", "CWIHP", "Philip Brenner", "John Henriksen"):
        assert name in drawn, (form, name)


def test_what_another_account_refutes_is_disputed_and_a_conflict() -> None:
    denied = hand_over("e1", "anna", "boris", status="refuted")
    chain = record([hand_over("e1", "anna", "boris")], [denied]).custody
    assert chain.steps[0].status == "disputed"
    assert "whether it happened" in [conflict.what for conflict in chain.conflicts]


def test_a_refuted_step_moves_nothing_and_names_no_holder() -> None:
    chain = record([hand_over("e1", "anna", "boris", status="refuted")]).custody
    assert chain.holders == ()
    assert chain.conflicts == ()
    with pytest.raises(UnknownRecord):
        chain.path_to("boris")
    assert "refuted" in chain.tree()


def test_a_refuted_event_supersedes_nobody() -> None:
    inferred = hand_over("e1", None, "clara")
    parties = inferred["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "giver", "agent": "anna", "status": "inferred"})
    denied = hand_over("e1", "boris", "clara", status="refuted")
    assert record([inferred], [denied]).custody.superseded == ()


def test_a_loan_and_its_return_stay_apart() -> None:
    events = [
        hand_over("e1", "anna", "boris", date={"edtf": "1945"}),
        hand_over("e2", "boris", "anna", date={"edtf": "1950"}, after=["e1"]),
        hand_over("e3", "anna", "boris", date={"edtf": "1990"}, after=["e2"]),
    ]
    chain = record(events).custody
    assert [str(step.dates[0]) for step in chain.steps] == ["1945", "1950", "1990"]
    assert chain.conflicts == ()


def test_what_is_dated_earlier_comes_earlier_where_nobody_orders_it() -> None:
    events = [
        hand_over("e1", "anna", "boris", date={"edtf": "1992"}),
        hand_over("e2", "clara", "dora", date={"edtf": "1945"}),
    ]
    assert [str(step.dates[0]) for step in record(events).custody.steps] == ["1945", "1992"]


def test_an_inferred_order_does_not_become_a_fact() -> None:
    last = founding.custody.steps[5]
    assert last.moved == ("copy-nsarchive",)
    assert 5 not in last.after


def held(name: str, reference: str | None = None) -> dict[str, object]:
    code = {"levels": [{"level": "fonds", "value": reference}]} if reference else None
    holder = {"role": "holder", "agent": name}
    return {"id": "h1", "holder": holder, "instantiation": "copy", "reference": code}


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (held("anna"), held("boris"), "holder"),
        (held("anna", "5"), held("anna", "89"), "fonds"),
        (held("anna"), held("anna") | {"state": "former"}, "state of the holding"),
    ],
    ids=["two keepers", "two codes", "held and no longer held"],
)
def test_holdings_that_cannot_both_be_right_are_a_conflict(
    one: dict[str, object], other: dict[str, object], what: str
) -> None:
    empty = record([], []).model_dump()
    for account, holding in zip(empty["accounts"], (one, other), strict=True):
        account["holdings"] = [holding]
    assert [c.what for c in Record.model_validate(empty).custody.conflicts] == [what]


def test_two_authors_in_both_accounts_are_no_conflict() -> None:
    plain = record([], []).model_dump()
    for account in plain["accounts"]:
        account["statements"] = [
            {"id": f"s{n}", "about": "text", "property": "author", "value": name, "agent": name}
            for n, name in enumerate(("anna", "boris"))
        ]
    assert Record.model_validate(plain).custody.conflicts == ()


def test_a_path_follows_the_item_and_not_the_hand() -> None:
    events = [
        hand_over("e1", "anna", "boris", moved=["original"]),
        hand_over("e2", "dora", "boris"),
        hand_over("e3", "boris", "clara", moved=["original"], after=["e1"]),
    ]
    path = record(events).custody.path_to("clara")
    assert [step.tellings[0].claim for step in path] == ["e1", "e3"]


def test_a_copyist_may_give_what_they_made() -> None:
    made: dict[str, object] = {
        "id": "e0",
        "kind": "copying",
        "made": ["copy"],
        "used": [{"thing": "original"}],
    }
    made["parties"] = [{"role": "copyist", "agent": "anna"}]
    assert record([made, hand_over("e1", "anna", "boris", after=["e0"])]).custody.gaps == ()


def test_a_search_in_vain_is_its_own_kind_of_not_knowing() -> None:
    search: dict[str, object] = {
        "id": "e1",
        "kind": "search",
        "parties": [{"role": "searcher", "agent": "anna"}],
    }
    assert [gap.kind for gap in record([search]).custody.gaps] == ["searched-not-found"]


def test_an_account_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownRecord, match="nothing is called '9'") as caught:
        founding.custody_in("9")
    assert caught.value.near == ("description", "1", "2")


def test_what_is_told_of_a_batch_only_says_so() -> None:
    step = next(s for s in founding.custody.steps if s.moved == ("copy-cwihp",))
    giver = step.standing("giver")[0]
    assert giver.batch == "most of the Russian papers printed here"
    assert "(told of the batch)" in founding.custody.tree()
