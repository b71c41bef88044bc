"""The merged chain, on the founding record's two accounts and on small invented ones."""

import pytest
from founding_sketch import rec as founding

from provenance.errors import UnknownRecord
from provenance.model.record import Record


def person(name: str) -> dict[str, str]:
    return {"id": name, "kind": "person", "name": name.title()}


def hand_over(name: str, giver: str | None, taker: str, **more: object) -> dict[str, object]:
    parties: list[dict[str, object]] = [{"role": "recipient", "agent": taker}]
    if giver:
        parties.insert(0, {"role": "giver", "agent": giver})
    return {"id": name, "kind": "hand-over", "moved": ["copy"], "parties": parties} | more


def record(*accounts: list[dict[str, object]]) -> Record:
    names = ("anna", "boris", "clara", "dora")
    told = [
        {"id": str(n), "kind": "source-note", "source": {}, "events": events}
        for n, events in enumerate(accounts, 1)
    ]
    return Record.model_validate(
        {
            "id": "r",
            "instantiations": [{"id": "original"}, {"id": "copy"}],
            "agents": [person(name) for name in names],
            "accounts": told,
        }
    )


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


def test_a_giver_who_is_not_known_to_have_had_it_shows_a_gap() -> None:
    (gap,) = founding.custody.gaps
    assert (gap.kind, "Philip Brenner" in gap.reason) == ("link-missing", True)
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
