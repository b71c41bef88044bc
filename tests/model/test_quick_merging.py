"""The quick way of merging gives what the plain one gives."""

from hypothesis import given
from made_up.records import records

from provenance.model.account import Account
from provenance.model.agent import Agent
from provenance.model.chain import StepParty
from provenance.model.event import Event
from provenance.model.parties import _claims, _is_superseded, _merged, merge_parties
from provenance.model.record import Record


@given(record=records())
def test_an_act_that_is_told_once_is_merged_as_one_told_by_several(record: Record) -> None:
    for account in record.accounts:
        for event in account.events:
            once = [(account, event)]
            assert merge_parties(once, record.agents) == plainly(once, record.agents)


def plainly(group: list[tuple[Account, Event]], agents: tuple[Agent, ...]) -> tuple[StepParty, ...]:
    people, told = {one.id: one for one in agents}, _claims(group)
    return tuple(
        _merged(people, claims, superseded=_is_superseded(role, agent, told, people))
        for (role, agent), claims in told.items()
    )
