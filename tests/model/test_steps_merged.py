"""What one act becomes of which several accounts tell, and who stands in it."""

import pytest
from made_up.told import account, act, hand_over, person, record

from provenance.model.chain import Step, StepParty


def step(*accounts: dict[str, object], **more: object) -> Step:
    (one,) = record(*accounts, **more).custody.steps
    return one


def by(status: str, name: str | None, **more: object) -> dict[str, object]:
    """Return a giver."""
    return {"role": "giver", "agent": name, "status": status} | more


def given(*parties: dict[str, object], **more: object) -> dict[str, object]:
    taker = {"role": "recipient", "agent": "dora"}
    return {"id": "e1", "kind": "hand-over", "moved": ["copy"], "parties": [*parties, taker]} | more


def test_an_act_told_twice_has_what_either_account_says() -> None:
    one = act("e1", "copying", made=["copy"], status="inferred", copyist="anna")
    other = act("e5", "copying", made=["copy"], used=["original"], place="Moscow",
                date={"edtf": "1992"}, copyist="anna")  # fmt: skip
    again = act("e1", "copying", made=["copy"], used=["text"], place="Kyiv", date={"edtf": "1992"})
    made = step(account(1, one), account(2, other), account(3, again))
    assert (made.number, made.kind, made.status, made.place) == (1, "copying", "reported", "Moscow")
    assert (made.used, made.made, made.things) == (
        ("original", "text"), ("copy",), ("original", "text", "copy"),
    )  # fmt: skip
    assert [str(date) for date in made.dates] == ["1992"]
    assert [(told.account, told.claim) for told in made.tellings] == [
        ("1", "e1"), ("2", "e5"), ("3", "e1"),
    ]  # fmt: skip
    assert (made.moved, made.continuity, made.after, made.batch) == ((), None, (), None)


def test_the_kind_of_an_act_is_that_of_the_first_account_that_does_not_infer_it() -> None:
    one = hand_over("e1", None, "anna", status="inferred")
    other = act("e1", "accession", moved=["copy"], recipient="anna")
    assert step(account(1, one), account(2, other)).kind == "accession"
    assert step(account(1, other), account(2, one)).kind == "accession"


def test_a_use_that_no_account_states_is_supposed() -> None:
    one = act("e1", "copying", made=["copy"])
    one["used"] = [{"thing": "original", "status": "inferred"}, {"thing": "text"}]
    assert step(account(1, one)).supposed == ("original",)
    other = act("e1", "copying", made=["copy"], used=["original"])
    assert step(account(1, one), account(2, other)).supposed == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ((None, "unknown"), "unknown"),
        (("unknown", "further-copy"), "further-copy"),
        (("same-item", "unknown"), "same-item"),
        ((None, None), None),
    ],
)
def test_whether_the_item_moved_is_what_an_account_knows(
    said: tuple[str | None, ...], found: str | None
) -> None:
    told = [hand_over("e1", None, "anna", continuity=one) for one in said]
    assert step(account(1, told[0]), account(2, told[1])).continuity == found


def test_where_an_account_splits_an_item_its_part_moved() -> None:
    split = {"id": "x1", "thing": "copy", "into": ["part-a", "part-b"]}
    parts = {"instantiations": [{"id": one} for one in ("original", "copy", "part-a", "part-b")]}
    one = account(1, hand_over("e1", None, "anna"))
    other = account(2, hand_over("e1", None, "anna", moved=["part-a"]), splits=[split])
    assert step(one, other, **parts).moved == ("part-a",)
    whole = account(2, hand_over("e1", None, "anna"), splits=[split])
    assert step(one, whole, **parts).moved == ("copy",)


def test_what_is_told_of_a_batch_by_all_is_told_of_the_batch() -> None:
    one = account(1, hand_over("e1", "boris", "anna"), batch="most papers")
    other = account(2, hand_over("e1", "boris", "anna"), batch="some papers")
    plain = account(3, hand_over("e1", "boris", "anna"))
    both = step(one, other)
    assert (both.batch, both.parties[0].batch) == ("most papers", "most papers")
    three = step(one, other, plain)
    assert (three.batch, three.parties[0].batch) == (None, None)
    assert step(one).parties[0].batch == "most papers"


def test_a_party_told_twice_has_every_form_and_the_first_of_each_word() -> None:
    one = given(by("inferred", "anna", printed="A.", reason="by the stamp"))
    other = given(by("reported", "anna", printed="Anna", abbreviation="AN", affiliation="Moscow"))
    last = given(by("reported", "anna", affiliation="Kyiv", reason="by the hand"))
    giver = step(account(1, one), account(2, other), account(3, last)).parties[0]
    assert (giver.role, giver.name, giver.status) == ("giver", "Anna", "reported")
    assert (giver.told_by, giver.printed, giver.told_as) == (
        ("1", "2", "3"), "A.", ("A.", "Anna", "AN"),
    )  # fmt: skip
    assert (giver.affiliation, giver.reason) == ("Moscow", "by the stamp")
    assert not giver.superseded


def test_a_party_told_once_has_what_its_account_says() -> None:
    one = given(
        by("disputed", "anna", printed="A.", abbreviation="AN", affiliation="M", reason="?")
    )
    giver, _ = step(account(1, one)).parties
    assert (giver.role, giver.name, giver.status) == ("giver", "Anna", "disputed")
    assert (giver.told_by, giver.printed, giver.told_as) == (("1",), "A.", ("A.", "AN"))
    assert (giver.affiliation, giver.reason, giver.batch) == ("M", "?", None)


def test_a_party_of_a_refuted_act_is_refuted_with_it() -> None:
    told = step(account(1, given(by("reported", "anna"), status="refuted")))
    assert {party.status for party in told.parties} == {"refuted"}
    assert told.standing("giver") == ()


def test_nobody_stands_in_a_refuted_step_whatever_is_said_of_them() -> None:
    giver = StepParty(role="giver", agent=None, status="reported", told_by=("1",))
    kept = Step(number=1, kind="hand-over", status="reported", parties=(giver,))
    assert kept.standing("giver") == (giver,)
    assert kept.model_copy(update={"status": "refuted"}).standing("giver") == ()


def test_a_party_that_one_states_and_another_refutes_is_disputed_and_stands() -> None:
    told = step(account(1, given(by("reported", "anna"))), account(2, given(by("refuted", "anna"))))
    assert [party.status for party in told.standing("giver")] == ["disputed"]


SUPERSEDED = {
    "an inferred giver, by another account's": (["anna inferred"], ["boris reported"], ["Anna"]),
    "nobody named, by a name": (["- reported"], ["boris reported"], ["someone not named"]),
    "not by the same account": (["anna inferred", "boris reported"], [], []),
    "not by an inference": (["anna inferred"], ["boris inferred"], []),
    "not by what is refuted": (["anna inferred"], ["boris refuted"], []),
    "not by nobody": (["anna inferred"], ["- reported"], []),
    "not what is reported": (["anna reported"], ["boris reported"], []),
    "not what the other states too": (["anna inferred"], ["anna reported", "boris reported"], []),
    "not by the body it belongs to": (["clara inferred"], ["boris reported"], []),
}


@pytest.mark.parametrize("case", SUPERSEDED)
def test_who_is_superseded(case: str) -> None:
    ours, theirs, found = SUPERSEDED[case]
    people = [
        person("anna"),
        person("boris"),
        person("clara") | {"part_of": "boris"},
        person("dora"),
    ]
    told = [
        given(*(by(one.split()[1], one.split()[0].strip("-") or None) for one in side))
        for side in (ours, theirs)
    ]
    one = step(account(1, told[0]), account(2, told[1]), agents=people)
    assert [party.name for party in one.parties if party.superseded] == found


def test_of_another_role_nobody_is_superseded() -> None:
    one = act("e1", "copying", made=["copy"])
    one["parties"] = [{"role": "copyist", "agent": "anna", "status": "inferred"}]
    other = act("e1", "copying", made=["copy"], participant="boris")
    assert not any(p.superseded for p in step(account(1, one), account(2, other)).parties)


def test_who_is_told_once_by_one_account_can_be_superseded_by_another() -> None:
    one = act("e1", "copying", made=["copy"])
    other = act("e1", "copying", made=["copy"])
    one["parties"] = [{"role": "copyist", "agent": "anna", "status": "inferred"}]
    other["parties"] = [{"role": "copyist", "agent": "boris"}]
    told = step(account(1, one), account(2, other)).parties
    assert [(party.name, party.superseded) for party in told] == [("Anna", True), ("Boris", False)]


def test_loops_of_bodies_end() -> None:
    people = [person("anna") | {"part_of": "boris"}, person("boris") | {"part_of": "anna"},
              person("clara"), person("dora")]  # fmt: skip
    told = [given(by("inferred", "anna")), given(by("reported", "clara"))]
    one = step(account(1, told[0]), account(2, told[1]), agents=people)
    assert [party.name for party in one.parties if party.superseded] == ["Anna"]
