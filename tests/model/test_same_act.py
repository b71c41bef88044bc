"""Which events of several accounts are one act, and in which order the acts stand."""

import pytest
from made_up.told import account, act, hand_over, record

PARTS = {"instantiations": [{"id": name} for name in ("original", "copy", "part-a", "part-b")]}
SPLIT = [{"id": "x1", "thing": "copy", "into": ["part-a"]}]


def groups(*accounts: dict[str, object]) -> list[list[str]]:
    chain = record(*accounts, **PARTS).custody
    return [[f"{told.account}{told.claim}" for told in step.tellings] for step in chain.steps]


SAME = {
    "copies of one thing": (
        act("e1", "copying", made=["copy"]),
        act("e2", "copying", made=["copy"], used=["original"]),
    ),
    "a text, with whatever carries it": (
        act("e1", "creation", made=["text", "original"]),
        act("e2", "creation", made=["text"]),
    ),
    "hand-overs to one taker": (
        hand_over("e1", "anna", "boris"),
        hand_over("e2", "clara", "boris"),
    ),
    "a hand-over and an accession": (
        hand_over("e1", "anna", "boris"),
        act("e2", "accession", moved=["copy"], recipient="boris"),
    ),
    "a whole and its part": (
        hand_over("e1", "anna", "boris"),
        hand_over("e2", "anna", "boris", moved=["part-a"]),
    ),
    "the opening of one text": (
        act("e1", "declassification", used=["text"], declassifier="anna"),
        act("e2", "declassification", used=["text"]),
    ),
    "the opening of a whole and its part": (
        act("e1", "declassification", used=["copy"]),
        act("e2", "declassification", used=["part-a"]),
    ),
}  # fmt: skip
OTHER = {
    "copies of two things": (
        act("e1", "copying", made=["copy"]),
        act("e2", "copying", made=["original"]),
    ),
    "a copy and a scan": (
        act("e1", "copying", made=["copy"]),
        act("e2", "digitization", made=["copy"]),
    ),
    "two takers": (hand_over("e1", "anna", "boris"), hand_over("e2", "anna", "clara")),
    "two items": (
        hand_over("e1", "anna", "boris"),
        hand_over("e2", "anna", "boris", moved=["original"]),
    ),
    "takers of no name": (
        act("e1", "hand-over", moved=["copy"], giver="anna", recipient=None),
        act("e2", "hand-over", moved=["copy"], giver="anna", recipient=None),
    ),
    "the opening of two texts": (
        act("e1", "declassification", used=["text"]),
        act("e2", "declassification", used=["copy"]),
    ),
    "two markings": (act("e1", "marking"), act("e1", "marking")),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_one_act(case: str) -> None:
    one, other = SAME[case]
    assert groups(account(1, one), account(2, other, splits=SPLIT)) == [["1e1", "2e2"]]


@pytest.mark.parametrize("case", OTHER)
def test_two_acts(case: str) -> None:
    one, other = OTHER[case]
    assert len(groups(account(1, one), account(2, other, splits=SPLIT))) == 2


def test_two_acts_of_one_account_are_never_one_and_each_answers_to_its_like() -> None:
    events = [hand_over("e1", "anna", "boris"), hand_over("e2", "anna", "boris")]
    assert groups(account(1, *events), account(2, *events)) == [["1e1", "2e1"], ["1e2", "2e2"]]


def order(*events: dict[str, object]) -> list[str]:
    return [step.tellings[0].claim for step in record(list(events), **PARTS).custody.steps]


def test_the_making_of_what_an_act_works_on_comes_before_it() -> None:
    given = hand_over("e1", "anna", "boris")
    copied = act("e2", "copying", made=["copy"], used=["original"])
    created = act("e3", "creation", made=["text", "original"])
    assert order(given, copied, created) == ["e3", "e2", "e1"]
    again = act("e4", "digitization", made=["original"])
    assert order(copied, created, again) == ["e3", "e2", "e4"]


def test_an_edition_comes_last_but_for_what_needs_it() -> None:
    printed = act("e1", "publishing", used=["text"])
    assert order(printed, act("e2", "marking"), act("e3", "gap")) == ["e2", "e3", "e1"]
    assert order(printed, act("e2", "marking", after=["e1"]), act("e3", "gap")) == [
        "e1",
        "e2",
        "e3",
    ]


def test_what_ends_before_another_begins_comes_before_it() -> None:
    def dated(name: str, edtf: str) -> dict[str, object]:
        return act(name, "marking", date={"edtf": edtf})

    assert order(dated("e1", "1992"), dated("e2", "1991"), dated("e3", "1990")) == [
        "e3", "e2", "e1",
    ]  # fmt: skip
    assert order(dated("e1", "1992"), dated("e2", "1992-05")) == ["e1", "e2"]
    assert order(dated("e1", "1992"), dated("e2", "../1991")) == ["e1", "e2"]
    assert order(dated("e1", "1990/.."), dated("e2", "1989")) == ["e1", "e2"]
    assert order(dated("e1", "1992-05-02"), dated("e2", "1992-05-02")) == ["e1", "e2"]
    assert order(dated("e1", "1992-05-02"), dated("e2", "1992-05-01")) == ["e2", "e1"]
    for later, earlier in (
        ("1992-05-02/1992-05-09", "1992-05-01/1992-05-02"),
        ("1992-05/1992-12", "1992-01/1992-06"),
    ):
        assert order(dated("e1", later), dated("e2", earlier)) == ["e1", "e2"]
    absent = act("e2", "marking", date={"absent": "date-not-stated"})
    assert order(dated("e1", "1992"), absent, dated("e3", "1991")) == ["e3", "e1", "e2"]


def test_an_act_told_with_two_dates_lasts_from_the_first_to_the_last() -> None:
    one = hand_over("e1", None, "boris", date={"edtf": "1992"})
    other = hand_over("e1", None, "boris", date={"edtf": "1980"})
    for edtf, first in (("1993", "1e1"), ("1985", "1e3"), ("1979", "1e3")):
        marked = act("e3", "marking", date={"edtf": edtf})
        assert groups(account(1, marked, one), account(2, other))[0][0] == first, edtf


def test_an_act_of_which_an_account_leaves_an_end_open_has_no_place_in_time() -> None:
    one = hand_over("e1", None, "boris", date={"edtf": "1980"})
    marked = act("e3", "marking", date={"edtf": "1985"})
    for edtf in ("1970/..", "../1981"):
        other = hand_over("e1", None, "boris", date={"edtf": edtf})
        assert groups(account(1, marked, one), account(2, other))[0] == ["1e3"], edtf


def test_an_act_does_not_come_before_itself() -> None:
    chain = record([act("e1", "marking", after=["e1"])]).custody
    assert [step.after for step in chain.steps] == [()]
    assert chain.conflicts == ()


def test_a_contradiction_of_orders_names_both_acts() -> None:
    one = [
        act("e1", "copying", made=["copy"]),
        act("e2", "copying", made=["original"], after=["e1"]),
    ]
    other = [
        act("e1", "copying", made=["original"]),
        act("e2", "copying", made=["copy"], after=["e1"]),
    ]
    (conflict,) = record(one, other).custody.conflicts
    assert (conflict.what, conflict.step) == ("order", None)
    assert conflict.sides == (
        ("1", "copying (e1)"), ("2", "copying (e2)"), ("1", "copying (e2)"), ("2", "copying (e1)"),
    )  # fmt: skip


def test_the_numbers_before_an_act_are_those_that_an_account_puts_before_it() -> None:
    events = [act("e1", "marking"), act("e2", "gap"), act("e3", "marking", after=["e1", "e2"]),
              act("e4", "marking", after=["e2"])]  # fmt: skip
    steps = record(events).custody.steps
    assert [step.after for step in steps] == [(), (), (1, 2), (2,)]


def test_an_order_that_is_only_inferred_does_not_count_beside_one_that_is_stated() -> None:
    inferred = [
        act("e1", "marking"),
        hand_over("e2", None, "anna", after=["e1"], status="inferred"),
    ]
    stated = [hand_over("e1", None, "anna")]
    steps = record(inferred, stated).custody.steps
    assert {step.kind: step.after for step in steps} == {"marking": (), "hand-over": ()}
    steps = record(inferred).custody.steps
    assert {step.kind: step.after for step in steps} == {"marking": (), "hand-over": (1,)}
