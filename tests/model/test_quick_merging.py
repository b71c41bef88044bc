"""The quick way of merging gives what the plain one gives."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import told
from made_up.records import records

from provenance.model.account import Account
from provenance.model.agent import Agent
from provenance.model.alignment import aligned
from provenance.model.chain import Step, StepParty
from provenance.model.disagreement import _about_step
from provenance.model.event import Event, Holding
from provenance.model.holdings import part_received
from provenance.model.merging import _numbers_before, origins_of
from provenance.model.notation import Status
from provenance.model.parties import _claims, _is_superseded, _merged, merge_parties
from provenance.model.record import Record
from provenance.model.sequence import _dated_before, _span, ordering, sequence
from provenance.model.status import _ORDER, is_stated, weighed


@given(record=records())
def test_an_act_that_is_told_once_is_merged_as_one_told_by_several(record: Record) -> None:
    for account in record.accounts:
        for event in account.events:
            once = [(account, event)]
            assert merge_parties(once, record.agents) == plainly(once, record.agents)


def plainly(group: list[tuple[Account, Event]], agents: tuple[Agent, ...]) -> tuple[StepParty, ...]:
    people, claimed = {one.id: one for one in agents}, _claims(group)
    return tuple(
        _merged(people, claims, superseded=_is_superseded(role, agent, claimed, people))
        for (role, agent), claims in claimed.items()
    )


@settings(max_examples=15)
@given(record=records())
def test_an_act_that_is_told_once_is_not_disagreed_on(record: Record) -> None:
    people = {one.id: one for one in record.agents}
    for account in record.accounts:
        for event in account.events:
            assert list(_about_step([(account, event)], people)) == []


@given(st.lists(st.sampled_from(get_args(Status)), min_size=1, max_size=4))
def test_one_status_weighs_what_it_weighs_among_several(statuses: list[Status]) -> None:
    disputed = "refuted" in statuses and any(map(is_stated, statuses))
    plain = "disputed" if disputed else min(statuses, key=_ORDER.index)
    assert weighed(statuses) == plain


NAMES = st.sampled_from(("anna", "boris", "clara"))
THINGS = st.sampled_from(("copy", "part-a", "part-b"))
SPLIT = {"id": "x1", "thing": "copy", "into": ["part-a", "part-b"]}
ITEMS = [{"id": name} for name in ("original", "copy", "part-a", "part-b")]


@given(st.lists(st.tuples(NAMES, THINGS), max_size=4), st.sampled_from(([], [SPLIT])))
def test_what_nobody_takes_apart_is_held_as_if_the_part_were_looked_for(
    given_to: list[tuple[str, str]], splits: list[dict[str, object]]
) -> None:
    events = [
        told.hand_over(f"e{n}", "dora", taker, moved=[thing])
        for n, (taker, thing) in enumerate(given_to)
    ]
    keepers = told.account(2, holdings=[told.holding(name) for name in ("anna", "boris", "dora")])
    made = told.record(told.account(1, *events, splits=splits), keepers, instantiations=ITEMS)
    for one in made.accounts[1].holdings:
        plain = received(one, made.custody.steps, made.custody.origins)
        assert part_received(one, made.custody.steps, made.custody.origins) == plain


def received(holding: Holding, steps: tuple[Step, ...], origins: dict[str, str]) -> str:
    parts = (
        item
        for step in steps
        for item in step.moved
        if origins.get(item) == holding.instantiation
        and holding.holder.agent in {p.agent.id for p in step.standing("recipient") if p.agent}
    )
    return next(parts, holding.instantiation)


@settings(max_examples=15)
@given(record=records())
def test_an_act_that_follows_nothing_has_no_numbers_before_it(record: Record) -> None:
    accounts = list(record.accounts)
    groups, _ = sequence(aligned(accounts, origins_of(accounts)))
    numbers = {id(event): n for n, group in enumerate(groups, 1) for _, event in group}
    for number, group in enumerate(groups, 1):
        before = {
            numbers[id(other)]
            for account, event in ordering(group)
            for other in account.events
            if other.id in event.after
        }
        plain = tuple(sorted(one for one in before if one < number))
        assert _numbers_before(group, numbers, number) == plain


@settings(max_examples=15)
@given(record=records())
def test_the_chain_of_the_own_accounts_is_that_which_is_merged_of_them(record: Record) -> None:
    own = [account.id for account in record.accounts if not account.batch]
    assert record.own_custody == record.custody_in(*own)


@given(st.lists(st.tuples(st.integers(1900, 1912), st.integers(0, 5)), max_size=8))
def test_acts_next_before_one_lead_to_all_that_lie_wholly_before(
    spans: list[tuple[int, int]],
) -> None:
    events = [
        told.act(f"e{n}", "marking", used=["copy"], date={"edtf": f"{first}/{first + length}"})
        for n, (first, length) in enumerate(spans)
    ]
    (account,) = told.record(events).accounts
    groups = [[(account, event)] for event in account.events]
    days = [span for group in groups if (span := _span(group))]
    reached: dict[int, set[int]] = {}
    for one in sorted(range(len(days)), key=lambda number: days[number][0]):
        near = _dated_before(groups).get(one, set())
        reached[one] = near.union(*(reached[other] for other in near))
    assert reached == {
        one: {other for other, (_, last) in enumerate(days) if last < days[one][0]}
        for one in range(len(days))
    }


def test_what_a_source_or_an_inspection_says_is_stated() -> None:
    assert [one for one in _ORDER if is_stated(one)] == ["verified", "reported", "disputed"]
