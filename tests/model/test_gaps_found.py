"""Where a chain is broken, and where it is not."""

import pytest
from made_up.told import account, act, hand_over, holding, person, record

from provenance.model.chain import Gap
from provenance.model.continuity import names_what_passed

PARTS = {"instantiations": [{"id": name} for name in ("original", "copy", "part-a", "part-b")]}
SPLIT = [{"id": "x1", "thing": "copy", "into": ["part-a", "part-b"]}]


def test_a_link_that_a_source_says_is_missing_stands_between_its_neighbours() -> None:
    chain = record([act("e1", "gap"), act("e2", "gap"), act("e3", "gap")]).custody
    reason = "a source says that a link is missing here"
    assert chain.gaps == (
        Gap(kind="link-missing", before=None, after=2, reason=reason),
        Gap(kind="link-missing", before=1, after=3, reason=reason),
        Gap(kind="link-missing", before=2, after=None, reason=reason),
    )


def test_a_search_in_vain_says_who_looked() -> None:
    two = act("e1", "search", searcher="anna")
    parties = two["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "searcher", "agent": "boris"})
    chain = record([two, act("e2", "search"), act("e3", "marking")]).custody
    assert chain.gaps == (
        Gap(kind="searched-not-found", before=None, after=2,
            reason="Anna, Boris looked for it and did not find it"),
        Gap(kind="searched-not-found", before=1, after=3,
            reason="somebody looked for it and did not find it"),
    )  # fmt: skip


def test_a_refuted_act_breaks_nothing_and_those_behind_it_are_still_looked_at() -> None:
    chain = record([act("e1", "gap", status="refuted"), act("e2", "gap")]).custody
    assert [(gap.before, gap.after) for gap in chain.gaps] == [(1, None)]


def test_a_giver_who_is_not_known_to_have_had_it_is_a_gap_before_the_gift() -> None:
    chain = record([act("e1", "marking"), hand_over("e2", "anna", "boris")]).custody
    reason = "no account says how Anna came by it"
    assert chain.gaps == (Gap(kind="link-missing", before=1, after=2, reason=reason),)
    alone = record([hand_over("e1", "anna", "boris")]).custody
    assert alone.gaps == (Gap(kind="link-missing", before=None, after=1, reason=reason),)


@pytest.mark.parametrize(
    "before",
    [
        [hand_over("e0", None, "anna")],
        [act("e0", "copying", made=["copy"], copyist="anna")],
        [act("e0", "creation", made=["text"], author="anna")],
        [act("e0", "drafting", made=["text"], drafter="anna")],
        [
            act("e0", "copying", made=["copy"], used=["original"], copyist="dora"),
            hand_over("e00", None, "anna", moved=["original"]),
        ],
    ],
    ids=["received it", "copied it", "wrote it", "drafted it", "had what it was made of"],
)
def test_whoever_had_it_may_give_it(before: list[dict[str, object]]) -> None:
    given = hand_over("e1", "anna", "boris", after=[str(one["id"]) for one in before])
    assert record([*before, given]).custody.gaps == ()


@pytest.mark.parametrize(
    "before",
    [
        [hand_over("e0", None, "anna", moved=["original"])],
        [hand_over("e0", "anna", "anna", status="refuted")],
        [act("e0", "copying", made=["original"], copyist="anna")],
        [act("e0", "copying", made=["copy"], copyist="dora", place="Anna's room")],
        [act("e0", "creation", made=["text"], author="dora")],
        [act("e0", "marking", author="anna")],
        [act("e0", "creation", made=["text"], addressee="anna")],
        [hand_over("e0", None, "dora")],
    ],
    ids=["another item", "it was refuted", "copied another", "another copied it",
         "another wrote it", "marked it", "was sent it", "another received it"],
)  # fmt: skip
def test_whoever_had_something_else_is_a_gap(before: list[dict[str, object]]) -> None:
    given = hand_over("e1", "anna", "boris", after=[str(one["id"]) for one in before])
    assert [gap.reason for gap in record([*before, given]).custody.gaps] == [
        "no account says how Anna came by it"
    ]


def test_whoever_is_said_not_to_have_received_it_is_a_gap() -> None:
    denied = hand_over("e0", None, "dora")
    parties = denied["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "recipient", "agent": "anna", "status": "refuted"})
    chain = record([denied, hand_over("e1", "anna", "boris", after=["e0"])]).custody
    assert [gap.after for gap in chain.gaps] == [2]


def test_a_keeper_may_give_what_no_hand_over_brought_them() -> None:
    told = account(1, hand_over("e1", "anna", "boris"), holdings=[holding("anna")])
    assert record(told).custody.gaps == ()
    other = account(1, hand_over("e1", "anna", "boris"), holdings=[holding("anna", "original")])
    assert len(record(other).custody.gaps) == 1


def test_a_keeper_to_whom_it_came_later_did_not_have_it_before() -> None:
    events = [hand_over("e1", "anna", "boris"), hand_over("e2", "boris", "anna", after=["e1"])]
    chain = record(account(1, *events, holdings=[holding("anna")])).custody
    assert [(gap.before, gap.after) for gap in chain.gaps] == [(None, 1)]


def test_a_keeper_of_no_name_has_nothing_to_give() -> None:
    unnamed = holding("x")
    unnamed["holder"] = {"role": "holder"}
    chain = record(account(1, hand_over("e1", "anna", "boris"), holdings=[unnamed])).custody
    assert len(chain.gaps) == 1


def test_a_giver_who_is_not_named_or_only_inferred_is_no_gap() -> None:
    unnamed = act("e1", "hand-over", moved=["copy"], giver=None, recipient="boris")
    inferred = hand_over("e2", None, "clara")
    parties = inferred["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "giver", "agent": "dora", "status": "inferred"})
    assert record([unnamed, inferred]).custody.gaps == ()


def test_a_body_and_its_part_give_for_each_other() -> None:
    part = person("anna") | {"part_of": "dora"}
    people = {"agents": [part, person("boris"), person("clara"), person("dora")]}
    for taker, giver in (("anna", "dora"), ("dora", "anna")):
        events = [hand_over("e0", None, taker), hand_over("e1", giver, "boris", after=["e0"])]
        assert record(events, **people).custody.gaps == (), (taker, giver)
    events = [hand_over("e0", None, "anna"), hand_over("e1", "clara", "boris", after=["e0"])]
    assert len(record(events, **people).custody.gaps) == 1


def test_whoever_had_the_whole_may_give_a_part() -> None:
    events = [
        hand_over("e0", None, "anna"),
        hand_over("e1", "anna", "boris", moved=["part-a"], after=["e0"]),
    ]
    assert record(account(1, *events, splits=SPLIT), **PARTS).custody.gaps == ()
    assert len(record(account(1, *events), **PARTS).custody.gaps) == 1


def test_whoever_had_what_the_whole_was_made_of_may_give_a_part() -> None:
    events = [
        hand_over("e0", None, "anna", moved=["original"]),
        act("e1", "copying", made=["copy"], used=["original"], copyist="dora", after=["e0"]),
        hand_over("e2", "anna", "boris", moved=["part-b"], after=["e1"]),
    ]
    assert record(account(1, *events, splits=SPLIT), **PARTS).custody.gaps == ()


def test_what_passed_is_named_where_the_item_or_a_further_copy_was_given() -> None:
    assert names_what_passed("same-item") and names_what_passed("further-copy")
    assert not names_what_passed("unknown") and not names_what_passed(None)
